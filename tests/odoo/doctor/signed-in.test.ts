import { expect, test, vi } from "vitest";
import { isConnected } from "../../../shared/doctor.ts";
import { asText } from "../../../shared/doctor-text.ts";
import type { DemoServer } from "../../../electron/demo/start.ts";
import { signIn } from "../../../electron/odoo/sign-in.ts";
import { createNodeHttp } from "../../../electron/odoo/http-node.ts";
import { examine, hasty, office, outcome, states } from "./examination.ts";

async function cookieOf(server: DemoServer): Promise<string> {
  const http = createNodeHttp();
  const input = { address: server.url, database: null, login: "alice", password: "alice" };
  const signedIn = await signIn(http, input, "demo", () => undefined);
  http.close();
  if (!signedIn.ok) throw new Error(signedIn.error.sentence);
  return signedIn.value.cookie;
}

test("where all is well every step is ok, from the address to a message and back", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url, { cookie: await cookieOf(server), websocketVersion: "18.0-7" });
  expect(states(diagnosis)).toBe(
    "address ok, name ok, tcp ok, tls skipped, proxy ok, http ok, odoo ok, databases ok, session ok, health ok, " +
      "upgrade ok, origin ok, version ok, subscribe ok, round-trip ok",
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
  expect(asText(diagnosis, { redact: false })).toContain("issued by Parley test intermediate ← Parley test authority");
});

test("without a session what needs one is skipped, and the rest is ok", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url);
  expect(outcome(diagnosis, "session")).toBe("skipped because nobody is signed in");
  expect(outcome(diagnosis, "round-trip")).toBe("skipped because nobody is signed in");
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
  for (const redact of [true, false]) expect(asText(diagnosis, { redact })).not.toContain(cookie.slice(11));
  expect(asText(diagnosis, { redact: true })).not.toMatch(/127\.0\.0\.1|alice/);
});

/** HTTP answered by one server in the place of another. */
function pagesOf(server: DemoServer, address: string): ReturnType<typeof createNodeHttp> {
  const http = createNodeHttp();
  return Object.assign(
    (request: Parameters<typeof http>[0]) => http({ ...request, url: request.url.replace(address, server.url) }),
    { close: http.close },
  );
}
