import { expect, test } from "vitest";
import { plain } from "../../../shared/doctor/text.ts";
import type { Known } from "../../../electron/odoo/doctor/probe.ts";
import { probeTls } from "../../../electron/odoo/doctor/tls.ts";
import { standardPath } from "../../../electron/odoo/bus/websocket-paths.ts";
import { systemClock } from "../../../electron/shell/clock.ts";
import { scriptedHttp } from "../http/scripted-http.ts";
import { english } from "../../../shared/text/languages.ts";

const instruments = { http: scriptedHttp(), clock: systemClock, log: () => undefined, roots: () => [] };

const stranger: Omit<Known, "origin"> = {
  proxy: null,
  isDirect: true,
  cookie: null,
  isSignedIn: false,
  key: null,
  keptSignIn: null,
  serverVersion: null,
  database: null,
  isDatabaseSettled: false,
  websocketVersion: null,
  websocketPath: standardPath,
  versionInUse: null,
  settings: null,
  line: null,
};

async function verdictOn(origin: string): Promise<string> {
  const known: Known = { ...stranger, origin };
  const { verdict } = await probeTls(instruments, known);
  return "advice" in verdict ? `${verdict.state}: ${plain(english, verdict.advice)}` : verdict.state;
}

test("a server without encryption that is not near is warned of, and one that is near is not", async () => {
  expect(await verdictOn("http://odoo.example.com:8069")).toBe(
    "warning: Whoever is on the way can read passwords and messages, and change them: put a certificate on the server, and use https:// in front of its address.",
  );
  expect(await verdictOn("http://127.0.0.1:8069")).toBe("skipped");
});
