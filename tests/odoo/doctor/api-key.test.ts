import { expect, onTestFinished, test } from "vitest";
import { isConnected, type Diagnosis } from "../../../shared/doctor/diagnosis.ts";
import { asText, headline } from "../../../shared/doctor/text.ts";
import type { GateState, KeptSignInState } from "../../../electron/core/ports/governor-state.ts";
import type { Http } from "../../../electron/core/ports/http.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { ok } from "../../../shared/result.ts";
import type { FaultProxy } from "../../support/fault-proxy/proxy.ts";
import { examine, foundIn, office, outcome, states } from "./examination.ts";
import { english } from "../../../shared/text/languages.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const gate = (signIn: KeptSignInState): GateState => ({
  waiting: 0,
  underWay: 0,
  tokens: 240,
  burst: 240,
  breaker: { state: "closed", failures: 0 },
  failures: [],
  signIn,
});
const kept = gate({ state: "kept", forMs: 48 * 60_000 });

/** As the workspace of alice is examined, which that key opens; `logged` is what the log then holds. */
async function examineKey(url: string, secret: string | null, given: { uid?: number; database?: string } = {}) {
  const { uid = 8, database = "demo" } = given;
  const logged: unknown[] = [];
  const diagnosis = await examine(url, {
    database,
    key: { login: "alice", uid, secret },
    gate: kept,
    log: (...entry) => void logged.push(entry),
  });
  return { diagnosis, logged };
}

function nodeHttp(): Http {
  const http = createNodeHttp();
  onTestFinished(() => http.close());
  return http;
}

/** The way out, on which somebody else answers for that address. */
function bent(url: RegExp, answer: string): Http {
  const node = nodeHttp();
  return async (request) =>
    url.test(request.url)
      ? ok({ status: 200, headers: new Map(), body: new TextEncoder().encode(answer) })
      : node(request);
}

const noKey = "0".repeat(40);
const refused =
  "failed: The API key does not open the account any more, because it was revoked or has run out, or the account has been disabled: make another one in Odoo under Preferences > Account Security > New API Key, and sign in again with it.";
const otherAnswers =
  "failed: Something other than Odoo's XML-RPC answers at /xmlrpc/2: sign in to this network if it asks for that, have the proxy pass /xmlrpc on to Odoo without a sign-in of its own, or use the address that you open in your browser to work with Odoo.";

test("a workspace that a key opens is well when the key is, and what is no part of its way says so", async () => {
  const { server } = await office();
  const { diagnosis } = await examineKey(server.url, server.addApiKey("alice"));
  expect(states(diagnosis)).toBe(
    "address ok, name ok, tcp ok, tls skipped, proxy ok, http ok, odoo ok, databases ok, session unused, key ok, " +
      "key-call ok, health unused, upgrade unused, origin unused, version unused, subscribe unused, round-trip unused, " +
      "requests ok",
  );
  expect([isConnected(diagnosis), headline(diagnosis)]).toEqual([true, coded("doctor.connected")]);
  expect(outcome(diagnosis, "upgrade")).toBe(
    "unused: an API key opens no live connection, so Parley asks for news instead",
  );
  expect(foundIn(diagnosis, "key")).toBe(
    "opens demo to alice, asked anew; the workspace itself works with a sign-in from its cache, good for another 48 min",
  );
  expect(foundIn(diagnosis, "key-call")).toMatch(/^there and back in \d+ ms$/);
  expect(server.sessionsOf("alice")).toEqual([]);
});

test.each([
  [{ state: "none" }, "has no sign-in in its cache"],
  [{ state: "under-way" }, "is just signing in"],
] as const)("a workspace whose sign-in is %j", async (signIn, words) => {
  const { server } = await office();
  const key = { login: "alice", uid: 8, secret: server.addApiKey("alice") };
  const diagnosis = await examine(server.url, { database: "demo", key, gate: gate(signIn) });
  expect(foundIn(diagnosis, "key")).toBe(`opens demo to alice, asked anew; the workspace itself ${words}`);
});

test("an Odoo that a key may be of, and a password not, is good enough", async () => {
  const { server } = await office({ isFormer: true });
  const version = JSON.stringify({ jsonrpc: "2.0", result: { server_version: "16.0", server_serie: "16.0" } });
  const http = bent(/version_info$/, version);
  const key = { login: "alice", uid: 8, secret: server.addApiKey("alice") };
  const diagnosis = await examine(server.url, { database: "demo", key, http });
  expect([outcome(diagnosis, "odoo"), outcome(diagnosis, "key-call"), isConnected(diagnosis)]).toEqual([
    "ok",
    "ok",
    true,
  ]);
  expect(outcome(await examine(server.url, { http }), "odoo")).toMatch(/^failed: This server runs Odoo 16\.0/);
});

test.each([
  ["that was revoked", noKey, {}, refused],
  [
    "that the keyring does not give out",
    null,
    {},
    "failed: The keyring of this computer does not give the API key out: unlock it, or sign in again.",
  ],
  [
    "of a database that is gone",
    noKey,
    { database: "gone" },
    "failed: The server does not have the database of this workspace any more: sign in again to the one that it has, or have IT bring it back.",
  ],
] as const)("a key %s", async (_what, secret, given, expected) => {
  const { server } = await office();
  const { diagnosis } = await examineKey(server.url, secret, given);
  expect([outcome(diagnosis, "key"), outcome(diagnosis, "key-call"), isConnected(diagnosis)]).toEqual([
    expected,
    "skipped because “API key” has to be settled first",
    false,
  ]);
});

test("a key of somebody else opens another account", async () => {
  const { server } = await office();
  const { diagnosis } = await examineKey(server.url, server.addApiKey("alice"), { uid: 9 });
  expect(outcome(diagnosis, "key")).toBe(
    "failed: The API key opens another account than the one that this workspace was opened for: sign in again with a key of that account.",
  );
});

/** What the answers to XML-RPC alone become. */
async function behind(bend: (proxy: FaultProxy) => Promise<void>): Promise<Diagnosis> {
  const { server, proxy } = await office();
  await bend(proxy);
  return (await examineKey(proxy.url, server.addApiKey("alice"))).diagnosis;
}

test.each([
  ["the page of a portal", 200, otherAnswers],
  [
    "a proxy that does not reach Odoo",
    502,
    "failed: The proxy in front of Odoo answers, but Odoo behind it does not: start Odoo, and check the address to which the proxy passes requests on.",
  ],
] as const)("%s in the place of XML is named, whichever question meets it", async (_what, page, expected) => {
  const first = await behind((proxy) => proxy.set({ type: "page", page, route: /xmlrpc/ }));
  expect([outcome(first, "key"), foundIn(first, "key"), isConnected(first)]).toEqual([
    expected,
    `HTTP ${page} without XML-RPC`,
    false,
  ]);
  const second = await behind((proxy) => proxy.set({ type: "page", page, route: /xmlrpc\/2\/object/ }));
  expect([outcome(second, "key"), outcome(second, "key-call")]).toEqual(["ok", expected]);
});

test("no question of a key is waited for any longer than those of other steps", async () => {
  const { server } = await office();
  const asked: [string | undefined, number][] = [];
  const node = nodeHttp();
  const http: Http = (request) => {
    if (request.url.includes("/xmlrpc/")) asked.push([request.route, request.timeout]);
    return node(request);
  };
  const key = { login: "alice", uid: 8, secret: server.addApiKey("alice") };
  await examine(server.url, { database: "demo", key, http });
  expect(asked.map(([route]) => route).slice(0, 2)).toEqual(["common/version", "common/authenticate"]);
  expect(new Set(asked.map(([, timeout]) => timeout))).toEqual(new Set([5_000]));
});

test.each([
  [
    4,
    "You are not allowed to access this.",
    "failed: The account may not read its own conversations: have IT give it the rights of an internal user.",
  ],
  [2, "Object discuss.channel doesn't exist", "failed: Discuss is not installed in this database: have IT install it."],
  [3, "Access Denied", refused],
  [
    1,
    "Traceback\nValueError: odd",
    "failed: The server does not say whether the API key is good: look into the log of Odoo.",
  ],
] as const)(
  "fault %i in the round trip is put in a sentence, without the key that it repeats",
  async (code, text, expected) => {
    const { server } = await office();
    const secret = server.addApiKey("alice");
    const fault =
      `<?xml version='1.0'?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>${code}</int>` +
      `</value></member><member><name>faultString</name><value><string>${text} ${secret}</string></value></member>` +
      "</struct></value></fault></methodResponse>";
    const http = bent(/\/object$/, fault);
    const diagnosis = await examine(server.url, { database: "demo", key: { login: "alice", uid: 8, secret }, http });
    expect(outcome(diagnosis, "key-call")).toBe(expected);
    expect(JSON.stringify(diagnosis)).not.toContain(secret);
  },
);

test("the key is neither in the diagnosis nor in the log, whatever becomes of it", async () => {
  const { server } = await office();
  const key = server.addApiKey("alice");
  const { diagnosis, logged } = await examineKey(server.url, key);
  server.revokeApiKeys("alice");
  const after = await examineKey(server.url, key);
  const gone = await examineKey(server.url, key, { database: key });
  expect(after.logged).toContainEqual(["info", "doctor-step", { step: "key", state: "failed" }]);
  expect(JSON.stringify([diagnosis, logged, after, gone.logged])).not.toContain(key);
  for (const redact of [true, false]) expect(asText(gone.diagnosis, english, { redact })).not.toContain(key);
});
