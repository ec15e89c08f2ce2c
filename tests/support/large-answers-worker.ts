/** A server with unreasonable answers, on a thread of its own: whoever measures how long reading takes does only that. */
import { createServer } from "node:http";
import { parentPort } from "node:worker_threads";
import { WebSocketServer } from "ws";

const mega = 1e6;

/** As many copies as make so many megabytes. */
const repeated = (text: string, megabytes: number, between = ""): string =>
  Array.from({ length: Math.ceil((megabytes * mega) / (text.length + between.length)) }, () => text).join(between);

const row = JSON.stringify({ id: 7, name: "general", description: "x".repeat(1_000), members: [1, 2, { a: [3] }] });
const struct = `<value><struct><member><name>id</name><value><int>7</int></value></member><member><name>name</name><value><string>${"x".repeat(300)}</string></value></member></struct></value>`;
const jsonRpc = (result: string) => `{"jsonrpc":"2.0","id":1,"result":${result}}`;
const xmlRpc = (value: string) =>
  `<?xml version="1.0"?><methodResponse><params><param>${value}</param></params></methodResponse>`;
const xmlList = (megabytes: number) =>
  xmlRpc(`<value><array><data>${repeated(struct, megabytes)}</data></array></value>`);
const notification = JSON.stringify({
  id: 7,
  message: { type: "mail.record/insert", payload: { "discuss.channel": [{ id: 9, name: "x".repeat(1_000) }] } },
});

/** The list of so many conversations as `/mail/data` tells it (WIRE.md §6.1), 1.5 kB each. */
function store(count: number): string {
  const ids = Array.from({ length: count }, (_, at) => at + 1);
  const seen = "2026-03-02 08:59:59";
  return JSON.stringify({
    "res.partner": ids.map((id) => ({ id: id + 100, name: `Person ${id}`, im_status: "offline", write_date: seen })),
    "discuss.channel": ids.map((id) => ({
      id,
      channel_type: id % 2 === 0 ? "channel" : "chat",
      name: `project ${id}`,
      description: "d".repeat(400),
      avatarCacheKey: "a".repeat(64),
      memberCount: 3,
      is_pinned: true,
      last_interest_dt: seen,
      group_based_subscription: false,
      uuid: "u".repeat(36),
    })),
    "discuss.channel.member": ids.flatMap((id) =>
      [42, 100 + id].map((person, at) => ({
        id: id * 2 + at,
        thread: { id, model: "discuss.channel" },
        persona: { id: person, type: "partner" },
        seen_message_id: id,
        message_unread_counter: at === 0 ? id % 3 : undefined,
        message_unread_counter_bus_id: at === 0 ? 7 : undefined,
        new_message_separator: id,
      })),
    ),
    "mail.message": ids.map((id) => ({
      id,
      thread: { id, model: "discuss.channel" },
      author: { id: 100 + id, type: "partner" },
      date: seen,
      write_date: seen,
      message_type: "comment",
      body: `<p>${"word ".repeat(40)}</p>`,
      attachment_ids: [],
      starred: false,
      recipients: [],
      reactions: [],
    })),
  });
}

const bodies: Readonly<Record<string, () => string>> = {
  "/json-30": () => jsonRpc(`[${repeated(row, 30, ",")}]`),
  "/json-nested": () => jsonRpc("[".repeat(200_000) + "]".repeat(200_000)),
  "/json-40": () => jsonRpc(`[${repeated(row, 40, ",")}]`),
  "/mail/data": () => jsonRpc(store(20_000)),
  "/xml-20": () => xmlList(20),
  "/xml-62": () => xmlList(62),
  "/xml-nested": () => xmlRpc("<value><array><data>".repeat(200_000) + "</data></array></value>".repeat(200_000)),
};
const made = new Map<string, Buffer>();

function bodyOf(path: string): Buffer {
  const known = made.get(path) ?? Buffer.from(bodies[path]?.() ?? "");
  made.set(path, known);
  return known;
}

const server = createServer((request, response) => {
  request.resume();
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  response.end(bodyOf(pathname));
});
const sockets = new WebSocketServer({ server });
sockets.on("connection", (socket) => {
  socket.send(`[${repeated(notification, 8, ",")}]`);
  socket.send(`[${notification.replace('"id":7', '"id":8')}]`);
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  parentPort?.postMessage(typeof address === "object" ? address?.port : null);
});
