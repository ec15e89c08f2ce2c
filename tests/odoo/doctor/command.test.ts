import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { doctorCommand } from "../../../electron/odoo/doctor/command.ts";
import { readDoctorOrder } from "../../../electron/odoo/doctor/order.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { systemClock } from "../../../electron/shell/clock.ts";
import { office } from "./examination.ts";
import { english, loadTexts } from "../../../shared/text/languages.ts";
import { terminalLanguages } from "../../../electron/odoo/doctor/terminal-languages.ts";

test("the order is read from whatever command line it stands in", () => {
  expect(readDoctorOrder(["parley", "--no-sandbox", "."])).toBeNull();
  expect(readDoctorOrder(["parley", "--doctor"])).toBe("usage");
  expect(readDoctorOrder(["parley", "--doctor", "--redact"])).toBe("usage");
  const order = { address: "odoo.example.com", database: null, redact: false };
  expect(readDoctorOrder(["parley", "--doctor", "odoo.example.com"])).toEqual(order);
  expect(readDoctorOrder(["parley", "--doctor=odoo.example.com", "--database=main", "--redact"])).toEqual({
    ...order,
    database: "main",
    redact: true,
  });
});

test("each step is printed, then the conclusion, and 0 says that all is well", async () => {
  const { server } = await office();
  const { code, text } = await run(server.url, false);
  expect(code).toBe(0);
  expect(text.trim().split("\n")).toHaveLength(16 + 2);
  expect(text).toMatch(/Successfully connected, Odoo 18\.0, database demo\n$/);
});

test("a failure is printed with its sentence, and 1 says so", async () => {
  const { server } = await office();
  await server.pause();
  const { code, text } = await run(server.url, false);
  expect(code).toBe(1);
  expect(text).toContain("FAILED  TCP connection: ECONNREFUSED");
  expect(text).toContain("        → 127.0.0.1 is there, but nothing listens at that port");
});

test("whatever a server calls itself, each line that is printed is one of ours and rules no terminal", async () => {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("server", "\u009b31mnginx\u0085ok      Odoo and its version: Odoo 18.0");
    response.end("<title>\u001b]0;owned\u0007\n\u202eok\nok      Odoo and its version</title>".repeat(2));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { text } = await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, false);
  expect(text).toContain("a page titled ]0;owned ok ok Odoo and its version");
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  expect(text.split("\n").filter((line) => /^ok {6}Odoo and its version/.test(line))).toEqual([]);
});

test("redacted it names nobody", async () => {
  const { server } = await office();
  const { text } = await run(server.url, true);
  expect(text).toMatch(/^Connection doctor: Successfully connected\nOdoo 18\.0, database \[database 1\]\n/);
  expect(text).not.toContain("127.0.0.1");
});

test("in German each step is printed in German", async () => {
  const { server } = await office();
  await server.pause();
  const { text } = await run(server.url, false, await loadTexts("de"));
  expect(text).toContain("FEHLER      TCP-Verbindung: ECONNREFUSED");
  expect(text).toContain("            → 127.0.0.1 ist da, aber an diesem Port lauscht nichts");
  expect(text).toMatch(/Nicht verbunden \(TCP-Verbindung\)\n$/);
});

test.each([
  [{ LANG: "de_AT.UTF-8" }, ["de-AT"]],
  [{ LANG: "de_DE.UTF-8", LC_MESSAGES: "en_GB" }, ["en-GB"]],
  [{ LANG: "de_DE.UTF-8", LC_MESSAGES: "en_GB", LC_ALL: "fr_FR@euro" }, ["fr-FR"]],
  [{ LANG: "de_DE.UTF-8", LANGUAGE: "fr:de_DE:en" }, ["fr", "de-DE", "en", "de-DE"]],
  [{ LC_ALL: "C.UTF-8", LANG: "de_DE", LANGUAGE: "de" }, []],
  [{ LC_ALL: "", LANG: "" }, []],
  [{}, []],
])("with %o the terminal speaks %o", (environment, tags) => expect(terminalLanguages(environment)).toEqual(tags));

test("without an address it says how it is used", async () => {
  const printed: string[] = [];
  const code = await doctorCommand("usage", (text) => printed.push(text), english, tools());
  expect([code, printed]).toEqual([1, ["usage: --doctor ADDRESS [--database NAME] [--redact]\n"]]);
});

async function run(address: string, redact: boolean, texts = english): Promise<{ code: number; text: string }> {
  const printed: string[] = [];
  const code = await doctorCommand({ address, database: null, redact }, (text) => printed.push(text), texts, tools());
  return { code, text: printed.join("") };
}

function tools() {
  const http = createNodeHttp();
  onTestFinished(() => http.close());
  return { http, clock: systemClock, log: () => undefined, findProxy: async () => null };
}
