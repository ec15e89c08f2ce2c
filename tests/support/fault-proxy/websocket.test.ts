import { expect, test } from "vitest";
import { ask, chatter, dial, type Dialled } from "./far-server.ts";
import { stage, until } from "./stage.ts";

const told = (client: Dialled, what: string) => until(() => client.story.includes(what));

test("a websocket comes up through the proxy and speaks both ways, with the origin of the server", async () => {
  const { proxy, far } = await stage();
  const client = dial(`${proxy.url}/websocket`, { origin: proxy.url });
  await told(client, "open");
  client.send("hello");
  await told(client, "echo hello");
  expect(far.headers()).toMatchObject({ origin: far.url, host: new URL(far.url).host });
  client.close();
  await until(() => proxy.connections() === 0 && far.connections() === 0);
});

test("a line that goes half-open while it is up says nothing more, and comes back with all that was said", async () => {
  const { proxy, far } = await stage();
  const client = dial(`${proxy.url}/websocket`);
  await told(client, "open");
  await proxy.set({ type: "half-open", route: /^\/websocket/ });
  client.send("into the dark");
  client.ping();
  far.tell("and out of it");
  await chatter(proxy.url);
  expect([client.story, far.requests]).toEqual([["open"], ["GET /1 ", "GET /2 ", "GET /3 "]]);
  // A frame is a head and its words, and the client's has a mask of four bytes (RFC 6455 §5.2); a ping is nothing else.
  expect(proxy.held()).toEqual([{ path: "/websocket", toServer: 6 + 13 + 6, toClient: 2 + 13 }]);
  await proxy.set(null);
  await told(client, "pong");
  expect(client.story).toEqual(["open", "and out of it", "echo into the dark", "pong"]);
  expect(proxy.held()).toEqual([]);
  client.close();
});

test("a line that is half-open for good stays so, and one that comes after it is well", async () => {
  const { proxy, far } = await stage();
  const client = dial(`${proxy.url}/websocket`);
  await told(client, "open");
  await proxy.set({ type: "half-open", isForGood: true });
  client.send("into the dark");
  await proxy.set(null);
  await chatter(proxy.url);
  client.send("still dark");
  await chatter(proxy.url);
  expect(client.story).toEqual(["open"]);
  expect(far.requests.filter((line) => line.startsWith("WS"))).toEqual([]);
  proxy.dropAll();
  await told(client, "close 1006");
});

test.for([
  ["end", ["open", "close 1006"]],
  ["reset", ["open", "error ECONNRESET", "close 1006"]],
] as const)("an open line can be dropped by %s", async ([how, story]) => {
  const { proxy, far } = await stage();
  const client = dial(proxy.url);
  await told(client, "open");
  proxy.dropAll(how);
  await told(client, "close 1006");
  expect(client.story).toEqual(story);
  await until(() => far.connections() === 0);
});

test("a reset takes open lines of its scope with it, and leaves the others", async () => {
  const { proxy } = await stage();
  const [chat, other] = [dial(`${proxy.url}/websocket`), dial(`${proxy.url}/other`)];
  await Promise.all([told(chat, "open"), told(other, "open")]);
  await proxy.set({ type: "reset", route: /^\/websocket/ });
  await told(chat, "close 1006");
  other.send("still here");
  await told(other, "echo still here");
  expect([chat.story.at(-1), other.story]).toEqual(["close 1006", ["open", "echo still here"]]);
  other.close();
});

test("bytes of an open line are counted from when the fault came", async () => {
  const { proxy } = await stage();
  const client = dial(proxy.url);
  await told(client, "open");
  await proxy.set({ type: "cut", toClient: 10 });
  client.send("abc");
  await told(client, "echo abc");
  client.send("d");
  await told(client, "close 1006");
  expect(client.story).toEqual(["open", "echo abc", "close 1006"]);
});

test("an idle line is cut at its time, counted from the last byte either way", async () => {
  const { proxy, far, clock } = await stage();
  const client = dial(proxy.url);
  await told(client, "open");
  await proxy.set({ type: "idle-cut", after: 100_000, only: "websocket" });
  await clock.advance(60_000);
  client.send("awake");
  await told(client, "echo awake");
  await clock.advance(60_000);
  far.tell("news");
  await told(client, "news");
  await clock.advance(99_999);
  await chatter(proxy.url);
  expect(client.story).toEqual(["open", "echo awake", "news"]);
  await clock.advance(1);
  await told(client, "close 1006");
});

test("the silence of a line that was open before is counted from when the fault came", async () => {
  const { proxy, clock } = await stage();
  const client = dial(proxy.url);
  await told(client, "open");
  await clock.advance(70_000);
  await proxy.set({ type: "idle-cut", after: 100_000, only: "websocket" });
  await clock.advance(99_999);
  await chatter(proxy.url);
  expect(client.story).toEqual(["open"]);
  await clock.advance(1);
  await told(client, "close 1006");
});

test("a fault for the next line spares the one that is open", async () => {
  const { proxy } = await stage();
  const first = dial(proxy.url);
  await told(first, "open");
  await proxy.set({ type: "reset", times: 1 });
  const next = dial(proxy.url);
  await told(next, "error ECONNRESET");
  first.send("still here");
  await told(first, "echo still here");
  expect([first.story, next.story[0]]).toEqual([["open", "echo still here"], "error ECONNRESET"]);
  first.close();
});

test("a line that was held can still be dropped, and is gone", async () => {
  const { proxy, far } = await stage();
  const client = dial(`${proxy.url}/held`);
  await told(client, "open");
  await proxy.set({ type: "half-open", route: /^\/held/ });
  client.send("into the dark");
  await chatter(proxy.url);
  proxy.dropAll();
  await told(client, "close 1006");
  await until(() => proxy.connections() === 0 && far.connections() === 0);
  expect(client.story).toEqual(["open", "close 1006"]);
});

test.for([400, 404, 500] as const)("an upgrade is refused with %i while HTTP works", async (status) => {
  const { proxy } = await stage();
  await proxy.set({ type: "upgrade-refused", status });
  const client = dial(`${proxy.url}/websocket`);
  await told(client, `status ${status}`);
  expect(await ask(`${proxy.url}/websocket/health`)).toMatchObject({ status: 200 });
});

test("a page for everybody is a websocket's answer too", async () => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "page", page: 502 });
  const client = dial(proxy.url);
  await told(client, "status 502");
  expect(far.requests).toEqual([]);
});

test("a mute websocket opens and answers nothing, not even a ping, while HTTP works", async () => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "mute-websocket" });
  const client = dial(proxy.url);
  await told(client, "open");
  client.send("anybody?");
  client.ping();
  await chatter(proxy.url);
  expect([client.story, far.requests]).toEqual([["open"], ["GET /1 ", "GET /2 ", "GET /3 "]]);
  client.close();
  await until(() => proxy.connections() === 0);
});

test("refusing new lines leaves open ones alone", async () => {
  const { proxy } = await stage();
  const client = dial(proxy.url);
  await told(client, "open");
  await proxy.set({ type: "refuse" });
  const late = dial(proxy.url);
  await told(late, "error ECONNREFUSED");
  client.send("still here");
  await told(client, "echo still here");
  expect([late.story[0], client.story]).toEqual(["error ECONNREFUSED", ["open", "echo still here"]]);
  client.close();
});

test("a fault for the next websocket alone spares HTTP and the line after", async () => {
  const { proxy } = await stage();
  await proxy.set({ type: "page", page: 521, only: "websocket", times: 1 });
  expect(await ask(proxy.url)).toMatchObject({ status: 200 });
  const first = dial(proxy.url);
  await told(first, "status 521");
  const second = dial(proxy.url);
  await told(second, "open");
  expect([first.story[0], second.story]).toEqual(["status 521", ["open"]]);
  second.close();
});

test("a fault for HTTP alone spares websockets", async () => {
  const { proxy } = await stage();
  await proxy.set({ type: "reset", only: "http" });
  const client = dial(proxy.url);
  await told(client, "open");
  expect(await ask(proxy.url)).toEqual({ error: "ECONNRESET" });
  client.close();
});
