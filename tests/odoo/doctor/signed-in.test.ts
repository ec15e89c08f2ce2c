import { expect, test, vi } from "vitest";
import { isConnected } from "../../../shared/doctor/diagnosis.ts";
import { asText } from "../../../shared/doctor/text.ts";
import type { GateState } from "../../../electron/core/ports/governor-state.ts";
import type { DemoServer } from "../../../electron/demo/start.ts";
import { signIn } from "../../../electron/odoo/session/sign-in.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { examine, foundIn, hasty, office, outcome, states } from "./examination.ts";
import { english } from "../../../shared/text/languages.ts";

const calm: GateState = {
  waiting: 0,
  underWay: 1,
  tokens: 238,
  burst: 240,
  breaker: { state: "closed", failures: 0 },
  failures: [],
  signIn: null,
};

async function cookieOf(server: DemoServer): Promise<string> {
  const http = createNodeHttp();
  const input = { address: server.url, database: null, login: "alice", password: "alice" };
  const signedIn = await signIn(http, input, "demo", () => undefined);
  http.close();
  if (!signedIn.ok) throw new Error(english.say(signedIn.error.text));
  return signedIn.value.cookie;
}

test("where all is well every step is ok, from the address to a message and back", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url, {
    cookie: await cookieOf(server),
    websocketVersion: "18.0-7",
    gate: calm,
  });
  expect(states(diagnosis)).toBe(
    "address ok, name ok, tcp ok, tls skipped, proxy ok, http ok, odoo ok, databases ok, session ok, health ok, " +
      "upgrade ok, origin ok, version ok, subscribe ok, round-trip ok, requests ok",
  );
  expect([isConnected(diagnosis), diagnosis.serverVersion, diagnosis.database?.private]).toEqual([
    true,
    "18.0",
    "demo",
  ]);
});

test("over https the certificate is ok too, and its issuer named", async () => {
  const { server, proxy } = await office({ tls: true });
  const diagnosis = await examine(proxy.url, { cookie: await cookieOf(server), ca: proxy.authority ?? "" });
  expect([outcome(diagnosis, "tls"), outcome(diagnosis, "round-trip")]).toEqual(["ok", "ok"]);
  expect(asText(diagnosis, english, { redact: false })).toContain(
    "issued by Parley test intermediate ← Parley test authority",
  );
});

test("without a session what needs one is skipped, and the rest is ok", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url);
  expect(outcome(diagnosis, "session")).toBe("skipped because nobody is signed in with a password");
  expect(outcome(diagnosis, "round-trip")).toBe("skipped because nobody is signed in with a password");
  expect(isConnected(diagnosis)).toBe(true);
});

test("a session that has ended is said, and the rest is examined without it", async () => {
  const { server } = await office();
  const cookie = await cookieOf(server);
  server.expireSessions("alice");
  const diagnosis = await examine(server.url, { cookie });
  expect(outcome(diagnosis, "session")).toBe(
    "failed: The server has ended the session of this workspace: sign in again.",
  );
  expect(outcome(diagnosis, "subscribe")).toBe("ok");
});

test("a server that was updated since is a warning", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url, { cookie: await cookieOf(server), websocketVersion: "18.0-2" });
  expect(outcome(diagnosis, "version")).toBe(
    "warning: The server was updated since this workspace connected: press Try now, or restart Parley, to connect with the new version.",
  );
});

test("a process behind /websocket that runs another version than the others; no socket is left open", async () => {
  const { server, proxy } = await office();
  const older = await office({ dialect: "18.0-2" });
  const diagnosis = await examine(proxy.url, { http: pagesOf(older.server, proxy.url) });
  expect(outcome(diagnosis, "version")).toBe(
    "failed: The server tells version 18.0-2 and does not accept it: restart all of Odoo's processes, because the one behind /websocket runs another version.",
  );
  await vi.waitUntil(() => server.sockets() === 0);
});

test("how the workspace's own requests fare is told in numbers", async () => {
  const { server } = await office();
  const failures = [
    { what: "HTTP 502", ago: 400 },
    { what: "timeout", ago: 12_400 },
    { what: "refused", ago: 300_000 },
  ];
  const [well, worse] = [
    await examine(server.url, { gate: calm }),
    await examine(server.url, { gate: { ...calm, waiting: 7, tokens: 0, failures } }),
  ];
  expect([outcome(well, "requests"), foundIn(well, "requests")]).toEqual([
    "ok",
    "1 under way, 0 waiting, 238 of 240 may leave at once",
  ]);
  expect(foundIn(worse, "requests")).toBe(
    "1 under way, 7 waiting, 0 of 240 may leave at once; without an answer: HTTP 502 just now, timeout 12 s ago, refused 5 min ago",
  );
});

test.each<[GateState["signIn"], string]>([
  [{ state: "kept", forMs: 2_520_000 }, "the server's word on the key is kept for another 42 min"],
  [{ state: "under-way" }, "the key is being shown to the server"],
  [{ state: "none" }, "the key is shown anew with the next request"],
])("where a key opens the workspace, whether its sign-in is kept: %j", async (kept, words) => {
  const { server } = await office();
  const diagnosis = await examine(server.url, { gate: { ...calm, signIn: kept } });
  expect(foundIn(diagnosis, "requests")).toBe(`1 under way, 0 waiting, 238 of 240 may leave at once; ${words}`);
});

test("requests that are held back are told of with what to do, also where the server cannot be reached at all", async () => {
  const { server } = await office();
  await server.pause();
  const diagnosis = await examine(server.url, { gate: { ...calm, breaker: { state: "open", restFor: 42_001 } } });
  expect(foundIn(diagnosis, "requests")).toBe(
    "held back for another 43 s, 1 under way, 0 waiting, 238 of 240 may leave at once",
  );
  expect(outcome(diagnosis, "requests")).toBe(
    "warning: The server left several requests in a row unanswered, so Parley asks it once a minute: mend what failed above and examine again, which has it asked at once.",
  );
});

test("a probe that is on its way is told of too", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url, { gate: { ...calm, breaker: { state: "half-open" } } });
  expect(foundIn(diagnosis, "requests")).toMatch(/^held back but for one, /);
  expect(outcome(diagnosis, "requests")).toBe(
    "warning: One request is on its way to see whether the server answers again: examine again in a moment.",
  );
});

test("who examines an address has no requests of a workspace", async () => {
  const { server } = await office();
  expect(outcome(await examine(server.url), "requests")).toBe(
    "skipped because only a workspace that is signed in to has some",
  );
});

test("a bus that does not tell what happened", async () => {
  const { server } = await office();
  const release = server.holdCommits();
  const diagnosis = await examine(server.url, { cookie: await cookieOf(server), clock: hasty });
  release();
  expect(outcome(diagnosis, "round-trip")).toBe(
    "failed: The server takes changes but does not tell of them: check that the process behind /websocket uses the same database server, and reaches it without a pooler that drops LISTEN.",
  );
});

test("the text holds neither the cookie nor, redacted, any name", async () => {
  const { server } = await office();
  const cookie = await cookieOf(server);
  const diagnosis = await examine(server.url, { cookie });
  for (const redact of [true, false]) expect(asText(diagnosis, english, { redact })).not.toContain(cookie.slice(11));
  expect(asText(diagnosis, english, { redact: true })).not.toMatch(/127\.0\.0\.1|alice/);
});

/** HTTP answered by one server in the place of another. */
function pagesOf(server: DemoServer, address: string): ReturnType<typeof createNodeHttp> {
  const http = createNodeHttp();
  return Object.assign(
    (request: Parameters<typeof http>[0]) => http({ ...request, url: request.url.replace(address, server.url) }),
    { close: http.close, dropKept: http.dropKept },
  );
}
