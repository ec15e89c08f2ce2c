import { Agent } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ask, chatter, type Came } from "./far-server.ts";
import { createFaultProxy, unresolvableUrl } from "./proxy.ts";
import { stage, until } from "./stage.ts";

function keepAlive(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return agent;
}

test("in fine weather a request and its answer go through, on one kept-alive line after another", async () => {
  const { proxy, far } = await stage();
  const agent = keepAlive();
  expect(await ask(`${proxy.url}/web?debug=1`, { agent })).toEqual({ status: 200, body: "GET /web?debug=1 " });
  expect(await ask(`${proxy.url}/jsonrpc`, { body: "{}", agent })).toEqual({ status: 200, body: "POST /jsonrpc {}" });
  expect(await ask(`${proxy.url}/size/3000000`, { agent })).toEqual({ status: 200, body: "x".repeat(3_000_000) });
  expect([proxy.connections(), far.connections()]).toEqual([1, 1]);
});

test("the server is asked by its own name; an origin of the proxy becomes its own, a foreign one stays", async () => {
  const { proxy, far } = await stage();
  const { host } = new URL(far.url);
  await ask(proxy.url, { headers: { origin: proxy.url } });
  expect(far.headers()).toMatchObject({ host, origin: far.url });
  await ask(proxy.url, { headers: { origin: "https://elsewhere.example" } });
  expect(far.headers()).toMatchObject({ host, origin: "https://elsewhere.example" });
});

test("latency holds an answer back until its time has come, both ways", async () => {
  const { proxy, clock } = await stage();
  await proxy.set({ type: "slow", latency: 300 });
  const answer = ask(`${proxy.url}/web`);
  await until(() => clock.waiting().length > 0);
  expect(clock.waiting()).toEqual([300]);
  await clock.advance(300);
  await until(() => clock.waiting().length > 0);
  expect(clock.waiting()).toEqual([300]);
  await clock.advance(300);
  expect(await answer).toMatchObject({ status: 200 });
});

test("a narrow line delivers an answer as slowly as its bytes allow", async () => {
  const { proxy, clock } = await stage();
  await proxy.set({ type: "slow", bytesPerSecond: 10_000 });
  const start = clock.now();
  const came: Came[] = [];
  const answer = ask(`${proxy.url}/size/20000`).then((answered) => came.push(answered));
  while (came.length === 0) {
    await until(() => came.length > 0 || clock.waiting().length > 0);
    await clock.advance(clock.waiting()[0] ?? 0);
  }
  await answer;
  expect(came).toMatchObject([{ status: 200 }]);
  // Two seconds for the answer, and a little for its head and for the request.
  expect(clock.now() - start).toBeGreaterThanOrEqual(2_000);
  expect(clock.now() - start).toBeLessThan(2_100);
});

test("tens of megabytes go through whole, either way", async () => {
  const { proxy } = await stage();
  const body = "x".repeat(30_000_000);
  expect(await ask(`${proxy.url}/size/30000000`)).toEqual({ status: 200, body });
  expect(await ask(`${proxy.url}/post`, { body })).toEqual({ status: 200, body: `POST /post ${body}` });
});

test("what a slow line cannot take yet stays with the server", async () => {
  const { proxy, far, clock } = await stage();
  await proxy.set({ type: "slow", bytesPerSecond: 1_000_000, route: /size/ });
  const answer = ask(`${proxy.url}/size/30000000`);
  await until(() => clock.waiting().length > 0);
  await clock.advance(1_000);
  await until(() => far.unsent() > 0);
  for (let round = 0; round < 10; round += 1) await chatter(proxy.url);
  // The rest is in the buffers between.
  expect(far.unsent()).toBeGreaterThan(15_000_000);
  proxy.dropAll();
  expect(await answer).toHaveProperty("error");
});

test("what it cannot take yet of an upload stays with the client", async () => {
  const { proxy, clock } = await stage();
  await proxy.set({ type: "slow", latency: 1_000, route: /post/ });
  const client = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  client.on("error", () => {});
  onTestFinished(() => void client.destroy());
  client.write("POST /post HTTP/1.1\r\nHost: odoo.test\r\nContent-Length: 30000000\r\n\r\n");
  client.write("x".repeat(30_000_000));
  await until(() => clock.waiting().length > 0);
  for (let round = 0; round < 10; round += 1) await chatter(proxy.url);
  expect(client.writableLength).toBeGreaterThan(15_000_000);
});

test("what a client sent before it left arrives, and then its line is gone", async () => {
  const { proxy, far, clock } = await stage();
  await proxy.set({ type: "slow", latency: 5_000 });
  const client = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  client.end("GET /parting HTTP/1.1\r\nHost: odoo.test\r\n\r\n");
  await until(() => clock.waiting().length > 0);
  expect(far.requests).toEqual([]);
  await clock.advance(5_000);
  await until(() => far.requests.length === 1);
  await proxy.set(null);
  // The answer may have been on its way already.
  await clock.advance(5_000);
  await until(() => proxy.connections() === 0 && far.connections() === 0);
});

test("cut before the server: it never has the whole request", async () => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "cut", toServer: 200 });
  expect(await ask(`${proxy.url}/post`, { body: "x".repeat(5_000) })).toEqual({ error: "ECONNRESET" });
  await until(() => far.connections() === 0);
  expect(far.requests).toEqual([]);
});

test("cut before the client: the server has done it, and nobody heard", async () => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "cut", toClient: 0 });
  expect(await ask(`${proxy.url}/post`, { body: "once" })).toEqual({ error: "ECONNRESET" });
  expect(far.requests).toEqual(["POST /post once"]);
});

test("cut in the middle of an answer: a part came, and then no more", async () => {
  const { proxy } = await stage();
  await proxy.set({ type: "cut", toClient: 1_000, how: "reset" });
  expect(await ask(`${proxy.url}/size/50000`)).toEqual({ error: "ECONNRESET" });
  expect(await ask(`${proxy.url}/size/10`)).toMatchObject({ status: 200 });
});

test("bytes are counted for each request of a kept-alive line by itself", async () => {
  const { proxy } = await stage();
  const agent = keepAlive();
  await proxy.set({ type: "cut", toClient: 1_500 });
  const sizes: unknown[] = [];
  for (const size of [1_000, 1_000, 2_000]) sizes.push(await ask(`${proxy.url}/size/${size}`, { agent }));
  expect(sizes).toMatchObject([{ status: 200 }, { status: 200 }, { error: "ECONNRESET" }]);
});

test("a half-open line answers nothing, and ends nothing; lifted, the request goes on", async () => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "half-open", route: /held/ });
  const answer = ask(`${proxy.url}/held`);
  await until(() => proxy.connections() === 1);
  await chatter(proxy.url);
  expect(far.requests).toEqual(["GET /1 ", "GET /2 ", "GET /3 "]);
  await proxy.set(null);
  expect(await answer).toEqual({ status: 200, body: "GET /held " });
});

test("an answer that is under way when the line goes half-open stops, and goes on when it is over", async () => {
  const { proxy, far } = await stage();
  const held: string[] = [];
  const answer = ask(`${proxy.url}/silence`).finally(() => held.push("done"));
  await until(() => far.requests.length === 1);
  await proxy.set({ type: "half-open", route: /silence/ });
  far.breakSilence();
  await chatter(proxy.url);
  expect(held).toEqual([]);
  await proxy.set(null);
  expect(await answer).toEqual({ status: 200, body: "at last" });
});

test("a reset comes before the server has heard of the request", async () => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "reset" });
  expect(await ask(`${proxy.url}/web`)).toEqual({ error: "ECONNRESET" });
  expect(far.requests).toEqual([]);
});

test("refused while nobody listens, and served again on the same port", async () => {
  const { proxy } = await stage();
  await proxy.set({ type: "refuse" });
  expect(await ask(proxy.url)).toEqual({ error: "ECONNREFUSED" });
  await proxy.set({ type: "refuse" });
  await proxy.set(null);
  expect(await ask(proxy.url)).toMatchObject({ status: 200 });
});

test.for([
  [200, "Welcome to the guest network"],
  [502, "nginx"],
  [503, "nginx"],
  [504, "nginx"],
  [520, "Error code 520"],
  [521, "Error code 521"],
  [522, "Error code 522"],
  [523, "Error code 523"],
  [524, "Error code 524"],
] as const)("%i is answered as HTML with the words of who sends it, even after a body", async ([page, words]) => {
  const { proxy, far } = await stage();
  await proxy.set({ type: "page", page });
  const came = await ask(`${proxy.url}/web`, { body: "x".repeat(200_000) });
  expect(came).toMatchObject({ status: page, body: expect.stringContaining(words) });
  expect(came).toMatchObject({ body: expect.stringMatching(/^<(html|!DOCTYPE html)>/) });
  expect(far.requests).toEqual([]);
});

test("a request left idle is answered with 524 at its time, not before", async () => {
  const { proxy, far, clock } = await stage();
  await proxy.set({ type: "idle-cut", after: 100_000, route: /silence/ });
  const came: Came[] = [];
  const answer = ask(`${proxy.url}/silence`).then((answered) => came.push(answered));
  await until(() => far.requests.length === 1);
  await clock.advance(99_999);
  await chatter(proxy.url);
  expect(came).toEqual([]);
  await clock.advance(1);
  await answer;
  expect(came).toMatchObject([{ status: 524 }]);
});

test("a fault keeps to its route, on a kept-alive line too", async () => {
  const { proxy } = await stage();
  const agent = keepAlive();
  await proxy.set({ type: "page", page: 502, route: /^\/mail\//g });
  expect(await ask(`${proxy.url}/web`, { agent })).toMatchObject({ status: 200 });
  expect(await ask(`${proxy.url}/mail/data`, { agent })).toMatchObject({ status: 502 });
  expect(await ask(`${proxy.url}/mail/data`, { agent })).toMatchObject({ status: 502 });
  expect(await ask(`${proxy.url}/web`, { agent })).toMatchObject({ status: 200 });
});

test("a fault for the next two requests is over after two that it covers", async () => {
  const { proxy } = await stage();
  await proxy.set({ type: "page", page: 503, route: /post/, times: 2 });
  const statuses: unknown[] = [];
  for (const path of ["/post", "/web", "/post", "/post"]) statuses.push(await ask(`${proxy.url}${path}`));
  expect(statuses).toMatchObject([{ status: 503 }, { status: 200 }, { status: 503 }, { status: 200 }]);
});

test("an upload that waits for a slow line can be dropped, and is gone", async () => {
  const { proxy, far, clock } = await stage();
  await proxy.set({ type: "slow", latency: 1_000, route: /post/ });
  const answer = ask(`${proxy.url}/post`, { body: "x".repeat(30_000_000) });
  await until(() => clock.waiting().length > 0);
  await chatter(proxy.url);
  proxy.dropAll();
  expect(await answer).toHaveProperty("error");
  await until(() => proxy.connections() === 0 && far.connections() === 0);
});

test("a client that resets takes its line to the server along", async () => {
  const { proxy, far } = await stage();
  const client = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  client.write("GET /silence HTTP/1.1\r\nHost: odoo.test\r\n\r\n");
  await until(() => far.requests.length === 1);
  client.resetAndDestroy();
  await until(() => far.connections() === 0);
  expect(proxy.connections()).toBe(0);
});

test("who resets a half-open line is found out when it is over, not before", async () => {
  const { proxy, far } = await stage();
  const client = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  client.write("GET /silence HTTP/1.1\r\nHost: odoo.test\r\n\r\n");
  await until(() => far.requests.length === 1);
  await proxy.set({ type: "half-open", route: /silence/ });
  client.resetAndDestroy();
  await until(() => proxy.connections() === 0);
  await chatter(proxy.url);
  expect(far.connections()).toBe(1);
  await proxy.set(null);
  await until(() => far.connections() === 0);
});

test("a server that is not there is felt as a reset", async () => {
  const { proxy, far } = await stage();
  await far.stop();
  expect(await ask(proxy.url)).toEqual({ error: "ECONNRESET" });
});

test("a name that no resolver knows is not found", async () => {
  expect(await ask(unresolvableUrl)).toMatchObject({ error: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
});

test("dropping all ends what is under way, and stopping leaves nobody listening", async () => {
  const { proxy } = await stage();
  await proxy.set({ type: "half-open" });
  const answers = [ask(proxy.url), ask(proxy.url)];
  await until(() => proxy.connections() === 2);
  proxy.dropAll("reset");
  expect(await Promise.all(answers)).toEqual([{ error: "ECONNRESET" }, { error: "ECONNRESET" }]);
  await until(() => proxy.connections() === 0);
  await proxy.stop();
  expect(await ask(proxy.url)).toEqual({ error: "ECONNREFUSED" });
});

test("only http servers can stand behind it", async () => {
  await expect(createFaultProxy({ upstream: "https://127.0.0.1:1" })).rejects.toThrow("has to be http");
});
