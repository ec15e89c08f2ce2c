import { expect, onTestFinished, test } from "vitest";
import { isConnected } from "../../shared/doctor/diagnosis.ts";
import { asText } from "../../shared/doctor/text.ts";
import { createJsonRpc } from "../../electron/odoo/http/json-rpc.ts";
import { diagnose } from "../../electron/odoo/doctor/diagnose.ts";
import { createNodeHttp } from "../../electron/odoo/http/node-http.ts";
import { signIn } from "../../electron/odoo/session/sign-in.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { outcome } from "../odoo/doctor/examination.ts";
import { sessionRpc } from "../../electron/odoo/http/rpc.ts";
import { makeApiKey, revokeLastApiKey, type Kw } from "../suites/api-key.ts";
import { good } from "../suites/colleagues.ts";
import { english } from "../../shared/text/languages.ts";

/** The first user of the environment, signed in with the password. */
async function enter() {
  const {
    ODOO_URL: address = "",
    ODOO_DATABASE: database = "",
    ODOO_USERNAME: login = "",
    ODOO_PASSWORD: password = "",
  } = process.env;
  const http = createNodeHttp();
  onTestFinished(() => http.close());
  const log = () => undefined;
  const signedIn = good(await signIn(http, { address, database, login, password }, "odoo", log));
  return { ...signedIn, address, database, login, password, http, log };
}

test("a real Odoo is found in good health, from the address to a message and back", async () => {
  const { address, database, http, log, cookie } = await enter();
  const findProxy = async () => null;
  const diagnosis = await diagnose({
    address,
    database,
    http,
    cookie,
    websocketVersion: null,
    findProxy,
    clock: systemClock,
    log,
  });
  expect(diagnosis.steps.filter(({ verdict }) => verdict.state === "failed").map(({ name }) => name)).toEqual([]);
  const steps = ["session", "health", "upgrade", "origin", "version", "subscribe", "round-trip"] as const;
  expect(steps.map((step) => `${step} ${outcome(diagnosis, step)}`)).toEqual(steps.map((step) => `${step} ok`));
  expect(diagnosis.serverVersion).toMatch(/^18\.0/);
  for (const redact of [true, false])
    expect(asText(diagnosis, english, { redact })).not.toContain(cookie.split("=")[1]);
});

test("a real Odoo tells a good API key from a revoked one", async () => {
  const { address, database, login, password, http, log, cookie, uid } = await enter();
  const kw: Kw = async (...method) =>
    good(await sessionRpc(createJsonRpc({ http, origin: address, cookie: () => cookie }))(...method));
  const secret = await makeApiKey(kw, uid, password);
  const examineKey = () =>
    diagnose({
      address,
      database,
      http,
      cookie: null,
      key: { login, uid, secret },
      websocketVersion: null,
      findProxy: async () => null,
      clock: systemClock,
      log,
    });
  const diagnosis = await examineKey();
  expect([outcome(diagnosis, "key"), outcome(diagnosis, "key-call"), isConnected(diagnosis)]).toEqual([
    "ok",
    "ok",
    true,
  ]);
  await revokeLastApiKey(kw, uid, password);
  const after = await examineKey();
  expect(outcome(after, "key")).toContain("does not open the account any more");
  expect(JSON.stringify([diagnosis, after])).not.toContain(secret);
});
