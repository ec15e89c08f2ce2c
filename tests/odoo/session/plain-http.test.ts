import { expect, test } from "vitest";
import type { HttpFaultType } from "../../../electron/core/ports/http.ts";
import { signInWithKey } from "../../../electron/odoo/api-key/sign-in-with-key.ts";
import { signIn } from "../../../electron/odoo/session/sign-in.ts";
import { examine, foundIn } from "../doctor/examination.ts";
import { page, recorded, scriptedHttp, type Scripted } from "../http/scripted-http.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { english } from "../../../shared/text/languages.ts";

const secret = "94598c5ded415c49a4f30594b917f9268dbfab31";
const quiet = () => {};
const fault = (type: HttpFaultType): Scripted => ({ type, detail: "by the test" });
const version = () => recorded("version_info, no session");

async function enter(address: string, answers: readonly Scripted[], plainHttp: readonly string[] = []) {
  const http = scriptedHttp(...answers);
  const input = { address, database: "odoo18b", login: "alice", password: secret, plainHttp };
  const result = await signIn(http, input, "odoo", quiet);
  return {
    result,
    asked: http.requests.map(({ url }) => new URL(url).origin),
    told: http.requests.flatMap(({ url, body }) => (String(body).includes(secret) ? [new URL(url).origin] : [])),
  };
}

const plain = "http://odoo.example.com:8069";
const question = (origin: string) => ({
  ok: false,
  error: {
    reason: "plain-http",
    origin,
    text: coded("sign-in.plain-http", { host: origin.replace("http://", "") }),
  },
});

test("a server at Odoo's own port that speaks https is spoken to by https", async () => {
  const { result, asked, told } = await enter("odoo.example.com:8069", [version(), recorded("authenticate good")]);
  const secure = "https://odoo.example.com:8069";
  expect(result).toMatchObject({ ok: true, value: { profile: { server: secure } } });
  expect([asked, told]).toEqual([[secure, secure], [secure]]);
});

test.each(["unreachable", "refused", "broken"] as const)(
  "a server that is %s by https and answers by http is a question, and no password leaves before its answer",
  async (type) => {
    const { result, asked, told } = await enter("odoo.example.com:8069", [fault(type), version()]);
    expect(result).toEqual(question(plain));
    expect([asked, told]).toEqual([["https://odoo.example.com:8069", plain], []]);
  },
);

test("the same holds for a bare name, whose port nobody typed", async () => {
  const { result, told } = await enter("odoo.example.com", [fault("refused"), version()]);
  expect(result).toEqual(question("http://odoo.example.com"));
  expect(told).toEqual([]);
});

test("http:// that was typed is a question still, once a server is there", async () => {
  const { result, asked, told } = await enter(plain, [version()]);
  expect(result).toEqual(question(plain));
  expect([asked, told]).toEqual([[plain], []]);
});

test("what the person has agreed to is done, at that server", async () => {
  const answers = [fault("unreachable"), version(), recorded("authenticate good")];
  const { result, told } = await enter("odoo.example.com:8069", answers, ["http://other.example", plain]);
  expect(result).toMatchObject({ ok: true, value: { profile: { server: plain } } });
  expect(told).toEqual([plain]);
});

test.each(["http://other.example", "http://odoo.example.com", "https://odoo.example.com:8069"])(
  "having agreed to %s is not to have agreed to another port or host",
  async (agreed) => {
    const { result, told } = await enter(plain, [version()], [agreed]);
    expect(result).toEqual(question(plain));
    expect(told).toEqual([]);
  },
);

test.each(["certificate", "client-certificate", "name-not-resolved", "timeout"] as const)(
  "https that fails for %s is not a reason to do without it",
  async (type) => {
    const { result, asked } = await enter("odoo.example.com:8069", [fault(type)]);
    expect(result).toMatchObject({
      ok: false,
      error: { reason: type.endsWith("certificate") ? "certificate" : "unreachable" },
    });
    expect(asked).toEqual(["https://odoo.example.com:8069"]);
  },
);

test("https:// that was typed is never left", async () => {
  const { result, asked } = await enter("https://odoo.example.com:8069", [fault("unreachable")]);
  expect(result).toMatchObject({ ok: false, error: { reason: "unreachable" } });
  expect(asked).toEqual(["https://odoo.example.com:8069"]);
});

test.each(["erp:8069", "erp.office.lan:8069", "odoo.local"])(
  "%s is in a network of its own: https first, then http without a question",
  async (address) => {
    const { result, asked } = await enter(address, [fault("refused"), version(), recorded("authenticate good")]);
    expect(result).toMatchObject({ ok: true, value: { profile: { server: `http://${address}` } } });
    expect(asked[0]).toBe(`https://${address}`);
  },
);

test.each([
  [
    "http://odoo.example.com/web",
    /^address: odoo\.example\.com sends visitors on to http:\/\/odoo\.example\.com, where nothing is encrypted/,
  ],
  ["http://odoo.example.com:8069/", /where nothing is encrypted/],
  ["https://login.evil.example/", /sends visitors on to login\.evil\.example/],
])("https that leads on to %s is not followed, and no password goes there", async (location, sentence) => {
  const { result, asked, told } = await enter("odoo.example.com", [page(302, "", { location })]);
  const said = result.ok ? "" : `${result.error.reason}: ${english.say(result.error.text)}`;
  expect(said).toMatch(sentence);
  expect([asked, told]).toEqual([["https://odoo.example.com"], []]);
});

test("a sign-in that is sent on to another server sends the password there no second time", async () => {
  const moved = page(307, "", { location: "https://login.evil.example/web/session/authenticate" });
  const { result, told } = await enter("odoo.example.com", [version(), moved]);
  expect(result).toMatchObject({ ok: false });
  expect(told).toEqual(["https://odoo.example.com"]);
});

test("an API key is asked about in the same way", async () => {
  const answer = (value: string): Scripted => ({
    status: 200,
    headers: { "content-type": "text/xml" },
    body: `<?xml version='1.0'?><methodResponse><params><param><value>${value}</value></param></params></methodResponse>`,
  });
  const versions = answer(
    "<struct><member><name>server_version</name><value><string>18.0</string></value></member></struct>",
  );
  const http = scriptedHttp(fault("unreachable"), versions);
  const input = { address: "odoo.example.com:8069", database: "odoo18b", login: "alice", key: secret };
  expect(await signInWithKey(http, input, quiet)).toEqual(question(plain));
  expect(http.requests.filter(({ body }) => String(body).includes(secret))).toEqual([]);
});

test("the doctor examines the server that signing in finds", async () => {
  const http = scriptedHttp(fault("unreachable"), page(200, "Odoo"));
  expect(foundIn(await examine("odoo.parley-test.invalid:8069", { http }), "address")).toBe(
    "http://odoo.parley-test.invalid:8069",
  );
});
