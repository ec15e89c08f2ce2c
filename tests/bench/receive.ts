import WebSocket from "ws";
import type { DemoServer } from "../../electron/demo/start.ts";
import type { Bench } from "./figure.ts";
import { copyLastRow, countWork, notes, paintedAt } from "./in-page.ts";
import { inConversation } from "./parley.ts";
import { spread } from "./stats.ts";

const rounds = 60;

/** A message of another user into the open conversation: from the frame at a bare socket to the painted row. */
export const receive: Bench = {
  name: "receive",
  run: () =>
    inConversation(200, async ({ page }, server, channel) => {
      const bare = await bareSocket(server, "alice");
      const bob = server.as("bob");
      const behind: number[] = [];
      const work = await countWork(page);
      for (let round = 0; round < rounds; round += 1) {
        const word = `receive-${round}`;
        bob.post(channel, `Would you look at #${word}# before noon?`);
        const painted = await paintedAt(page, word);
        behind.push(painted - (await bare.arrival(word)));
      }
      const perMessage = (await work()) / rounds;
      bare.close();
      const floorWork = await countWork(page);
      await copyLastRow(page, rounds);
      const perCopy = (await floorWork()) / rounds;
      const { longTasks } = await notes(page);
      const name = "bus frame → painted row, behind a bare socket";
      return [
        { name, unit: "ms", measured: spread(behind), reach: { median: 25, p95: 40 } },
        {
          name: "main-thread work a received message",
          unit: "ms",
          measured: perMessage,
          reach: { median: 4 },
          floor: { what: "a copy of the last row put below it", measured: perCopy },
        },
        { name: "long tasks while receiving", unit: "long tasks", measured: longTasks.length, reach: null },
      ];
    }),
};

/** A websocket that does nothing but note when a marked word came. */
async function bareSocket(server: DemoServer, login: string) {
  const answer = await fetch(`${server.url}/web/session/authenticate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", method: "call", params: { db: server.database, login, password: login } }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/websocket?version=18.0-7`, {
    headers: { cookie, origin: server.url, "user-agent": "bench" },
  });
  const arrivals = new Map<string, PromiseWithResolvers<number>>();
  const slot = (word: string): PromiseWithResolvers<number> => {
    const known = arrivals.get(word) ?? Promise.withResolvers<number>();
    arrivals.set(word, known);
    return known;
  };
  socket.on("message", (data: Buffer) => {
    const at = performance.timeOrigin + performance.now();
    for (const [, word = ""] of data.toString().matchAll(/#([\w-]+)#/g)) slot(word).resolve(at);
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.send(JSON.stringify({ event_name: "subscribe", data: { channels: [], last: 0 } }));
  return { arrival: (word: string) => slot(word).promise, close: () => socket.close() };
}
