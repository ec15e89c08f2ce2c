import { afterEach, beforeEach, expect, test } from "vitest";
import { createDemoServer } from "../../electron/demo/start.ts";
import type { DemoOptions, DemoServer } from "../../electron/demo/start.ts";
import { openLine, record, signIn } from "../suites/odoo-contract/client.ts";
import type { BusConnection, SignedIn } from "../suites/odoo-contract/client.ts";
import { bodyOf, isInsert, isNewMessage } from "../suites/odoo-contract/conversations.ts";

let server: DemoServer;
beforeEach(async () => {
  server = await createDemoServer();
});
afterEach(() => server.stop());

const target = () => ({
  url: server.url,
  database: server.database,
  first: { login: "alice", password: "alice" },
  second: { login: "bob", password: "bob" },
});
const alice = () => signIn(target(), target().first);

async function connect({ client, version }: SignedIn, last = 0): Promise<BusConnection> {
  const line = await openLine(target(), { version, cookie: client.cookie() });
  line.subscribe(last);
  await line.settled();
  return line;
}

async function replace(options: DemoOptions): Promise<void> {
  await server.stop();
  server = await createDemoServer(options);
}

test("who acts in the process is heard on the wire", async () => {
  const dm = server.as("bob").openDirectMessage("alice");
  const line = await connect(await alice());
  server.as("bob").type(dm, true);
  await line.waitFor(isInsert("discuss.channel.member", (row) => row["isTyping"] === true));
  server.as("bob").post(dm, "<b> & more");
  expect(bodyOf(await line.waitFor(isNewMessage(dm)))).toBe("<p>&lt;b&gt; &amp; more</p>");
});

test("an answer can be lost after its work was done, or before", async () => {
  const { client } = await alice();
  const dm = server.as("bob").openDirectMessage("alice");
  const say = (body: string) => client.kw("discuss.channel", "message_post", [[dm]], { body });
  server.failNext(/message_post$/, "dropAfterCommit");
  await expect(say("done")).rejects.toThrow("fetch failed");
  server.failNext(/message_post$/, "dropBeforeCommit");
  await expect(say("undone")).rejects.toThrow("fetch failed");
  expect(server.messages(dm).map(({ body }) => body)).toEqual(["<p>done</p>"]);
});

test("a route can answer with another status, a page or an error, once", async () => {
  const { client } = await alice();
  const check = () => client.post("/web/session/check", {});
  server.failNext(/check/, { status: 502 });
  server.failNext(/check/, { html: "<p>proxy</p>" });
  server.failNext(/check/, { errorEnvelope: "No, said the server" });
  const [bad, page, error, fine] = [await check(), await check(), await check(), await check()];
  expect([bad.status, page.text, fine.json]).toEqual([502, "<p>proxy</p>", { jsonrpc: "2.0", id: 7 }]);
  expect(record(record(error.json["error"])["data"])["message"]).toBe("No, said the server");
});

test("a paused server refuses, and is on the same port when it resumes", async () => {
  const { client } = await alice();
  const line = await openLine(target());
  await server.pause();
  await line.closed();
  await expect(client.post("/web/session/check", {})).rejects.toThrow("fetch failed");
  await server.resume();
  expect((await client.post("/web/session/check", {})).status).toBe(200);
});

test("sockets can be dropped with and without a word", async () => {
  const [polite, rude] = [await openLine(target()), await openLine(target())];
  server.dropSockets(1013);
  expect([(await polite.closed()).code, (await rude.closed()).code]).toEqual([1013, 1013]);
  const cut = await openLine(target());
  server.dropSockets();
  expect((await cut.closed()).code).toBe(1006);
});

test("an expired session is told so at the next notification", async () => {
  const dm = server.as("bob").openDirectMessage("alice");
  const line = await connect(await alice());
  server.expireSessions("alice");
  server.as("bob").post(dm, "are you still there");
  expect((await line.closed()).code).toBe(4001);
});

test("a changed password ends every session", async () => {
  const { client } = await alice();
  server.changePassword("alice", "new");
  expect(record((await client.post("/web/session/check", {})).json["error"])["code"]).toBe(100);
});

test("an old socket is closed with 4002", async () => {
  await replace({ keepAlive: 50 });
  expect((await (await openLine(target())).closed()).code).toBe(4002);
});

test("databases are kept to itself when it is told so", async () => {
  await replace({ listsDatabases: false });
  const { client } = await alice();
  await expect(client.call("/web/database/list", {})).rejects.toThrow("AccessDenied");
});

test("two-factor users get no further than null, disabled ones are denied", async () => {
  const signInAs = (login: string) => signIn(target(), { login, password: login });
  expect((await signInAs("totp")).info).toEqual({ uid: null });
  await expect(signInAs("disabled")).rejects.toThrow("AccessDenied");
});

test("notifications taken early can become visible late", async () => {
  const line = await connect(await alice());
  const dm = server.as("bob").openDirectMessage("alice");
  line.subscribe();
  await line.settled();
  const release = server.holdCommits();
  server.as("bob").post(dm, "held back");
  await line.settled();
  expect(line.received.filter(isNewMessage(dm))).toEqual([]);
  release();
  await line.waitFor(isNewMessage(dm, "held back"));
});

test("a restored database has forgotten, and starts its ids again", async () => {
  const dm = server.as("bob").openDirectMessage("alice");
  const before = server.busId();
  server.as("bob").post(dm, "never was");
  server.restoreDatabaseTo(before);
  expect([server.messages(dm), server.busId()]).toEqual([[], before]);
});

test("what was asked is on record, without passwords", async () => {
  await alice();
  expect(server.requests.map(({ route, params }) => [route, params])).toEqual([
    ["/web/session/authenticate", { db: "demo", login: "alice", password: "hidden" }],
  ]);
});

test("twenty thousand messages and two hundred channels are there at once", async () => {
  server.seedChannels(200, "alice", "bob");
  const channel = server.channelNamed("project 001");
  const ids = server.seedMessages(channel, 20_000);
  const { client } = await alice();
  const page = record(await client.call("/discuss/channel/messages", { channel_id: channel, limit: 2 }));
  expect(page["messages"]).toEqual(ids.slice(-2).toReversed());
  const store = record(await client.call("/mail/data", { channels_as_member: true }));
  expect(Array.isArray(store["discuss.channel"]) && store["discuss.channel"].length).toBe(201);
});

test("a burst arrives whole and in order", async () => {
  const channel = server.as("bob").createGroup("burst", "alice");
  const line = await connect(await alice());
  const ids = await server.burst(channel, 500, 0.4);
  await line.waitFor(isNewMessage(channel, `burst ${ids.length} of ${ids.length}`));
  const bodies = line.received.filter(isNewMessage(channel)).map(bodyOf);
  expect(bodies).toEqual(ids.map((_, index) => `<p>burst ${index + 1} of ${ids.length}</p>`));
});

test("an API key opens XML-RPC and no session", async () => {
  const key = server.addApiKey("totp");
  const { client } = await alice();
  const login = { service: "common", method: "authenticate", args: ["demo", "totp", key, {}] };
  expect(await client.call("/jsonrpc", login)).toEqual(expect.any(Number));
  await expect(signIn(target(), { login: "totp", password: key })).rejects.toThrow("AccessDenied");
});

test("the living office lets its visitor in", async () => {
  await replace({ living: true });
  const { info } = await signIn(target(), { login: "demo", password: "demo" });
  expect(info).toMatchObject({ name: "Sam Porter", username: "demo" });
});
