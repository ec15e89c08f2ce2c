import { expect, onTestFinished, test } from "vitest";
import { asText } from "../../shared/doctor-text.ts";
import { diagnose } from "../../electron/odoo/doctor/diagnose.ts";
import { createNodeHttp } from "../../electron/odoo/http-node.ts";
import { signIn } from "../../electron/odoo/sign-in.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { outcome } from "../odoo/doctor/examination.ts";
import { good } from "../suites/colleagues.ts";

test("a real Odoo is found in good health, from the address to a message and back", async () => {
  const {
    ODOO_URL: address = "",
    ODOO_DATABASE: database = "",
    ODOO_USERNAME: login = "",
    ODOO_PASSWORD: password = "",
  } = process.env;
  const http = createNodeHttp();
  onTestFinished(() => http.close());
  const log = () => undefined;
  const { cookie } = good(await signIn(http, { address, database, login, password }, "odoo", log));
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
  for (const redact of [true, false]) expect(asText(diagnosis, { redact })).not.toContain(cookie.split("=")[1]);
});
