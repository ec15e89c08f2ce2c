import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { serializationFailure } from "../../../electron/demo/errors.ts";
import { createDemoServer, type DemoServer } from "../../../electron/demo/start.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { createXmlRpcClient } from "../../../electron/odoo/http/xmlrpc-client.ts";
import { answerLimits } from "../../../electron/odoo/http/answer-limits.ts";
import { turns } from "../../../electron/odoo/http/turns.ts";
import { readReply, writeCall } from "../../../electron/odoo/http/xmlrpc-values.ts";
import { page, scriptedHttp } from "./scripted-http.ts";

const reply = (value: string) =>
  `<?xml version="1.0"?><methodResponse><params><param><value>${value}</value></param></params></methodResponse>`;
const fault = (code: number | string, text: string) =>
  `<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value>${
    typeof code === "number" ? `<int>${code}</int>` : `<string>${code}</string>`
  }</value></member><member><name>faultString</name><value><string>${text}</string></value></member></struct></value></fault></methodResponse>`;
const answered = (body: string, status = 200) =>
  createXmlRpcClient(scriptedHttp({ status, headers: { "content-type": "text/xml" }, body }), "https://odoo.example");
const readXml = (xml: string) => readReply(new TextEncoder().encode(xml), answerLimits, turns);
const someone = { database: "odoo18", uid: 8, secret: "key" };
const ask = (body: string) => answered(body).executeKw(someone, "res.partner", "read", [[1]]);

describe("with the demo server", () => {
  const http = createNodeHttp();
  let demo: DemoServer;
  beforeAll(async () => {
    demo = await createDemoServer();
  });
  afterAll(async () => {
    http.close();
    await demo.stop();
  });

  test("version, a password, a key, and a question", async () => {
    const client = createXmlRpcClient(http, demo.url);
    const { database } = demo;
    expect(await client.version()).toMatchObject({ ok: true, value: expect.stringMatching(/^18\.0/) });
    expect(await client.authenticate(database, "alice", "alice")).toEqual({ ok: true, value: 8 });
    expect(await client.authenticate(database, "alice", "wrong")).toEqual({ ok: true, value: null });
    const secret = demo.addApiKey("alice");
    expect(await client.authenticate(database, "alice", secret)).toEqual({ ok: true, value: 8 });
    const read = await client.executeKw({ database, uid: 8, secret }, "res.partner", "search_read", [
      [["id", "=", 43]],
      ["name"],
    ]);
    expect(read).toEqual({ ok: true, value: [{ id: 43, name: "Bob Birch" }] });
    expect(await client.executeKw({ database, uid: 8, secret: "wrong" }, "res.partner", "read", [[1]])).toEqual({
      ok: false,
      error: { type: "signed-out" },
    });
  });
});

describe("a server that gives up in a crowd", () => {
  test.each(["/xmlrpc/2/object", "/xmlrpc/object"])("is busy, and refuses nothing: %s", async (path) => {
    const http = createNodeHttp();
    const demo = await createDemoServer();
    onTestFinished(async () => {
      http.close();
      await demo.stop();
    });
    const other = new URL(path, demo.url).href;
    const client = createXmlRpcClient((request) => http({ ...request, url: other }), demo.url);
    const who = { database: demo.database, uid: 8, secret: "alice" };
    const general = demo.channelNamed("general");
    const post = () => client.executeKw(who, "discuss.channel", "message_post", [[general]], { body: "once" });
    demo.failNext(/\/object$/, { errorEnvelope: serializationFailure() });
    expect(await post()).toEqual({ ok: false, error: { type: "busy", detail: expect.stringContaining("serialize") } });
    expect(await post()).toEqual({ ok: true, value: expect.any(Number) });
    expect(demo.messages(general)).toHaveLength(1);
  });
});

describe("faults", () => {
  test.each<[string, string, object]>([
    ["access denied", fault(3, "Access Denied"), { type: "signed-out" }],
    ["access", fault(4, "You are not allowed"), { type: "refused", kind: "access", reason: "You are not allowed" }],
    ["gone", fault(2, "Record does not exist or has been deleted."), { type: "refused", kind: "missing" }],
    ["no such model", fault(2, "Object x doesn't exist"), { type: "refused", kind: "missing" }],
    ["a wrong value", fault(2, "Choose a name"), { type: "refused", kind: "invalid", reason: "Choose a name" }],
    [
      "a bug",
      fault(1, "Traceback (most recent call last):\n  File x\nValueError: bad"),
      { type: "refused", kind: "other", reason: "ValueError: bad" },
    ],
    [
      "too busy",
      fault(1, "Traceback\npsycopg2.errors.SerializationFailure: could not serialize access"),
      { type: "busy" },
    ],
    [
      "out of database connections, perhaps after it was done",
      fault(1, "Traceback\npsycopg2.pool.PoolError: The Connection Pool Is Full"),
      { type: "busy", mayBeDone: true },
    ],
    [
      "shut out for a minute after too many wrong keys, which says nothing about this one",
      fault(3, "Too many login failures, please wait a bit before trying again."),
      { type: "busy" },
    ],
    [
      "a database that was lost on the way",
      fault(1, "Traceback\npsycopg2.OperationalError: server closed the connection unexpectedly"),
      { type: "unanswered" },
    ],
    ["of the old endpoint", fault("tuple index out of range", "Traceback"), { type: "refused", kind: "other" }],
  ])("%s", async (_what, body, error) => {
    expect(await ask(body)).toMatchObject({ ok: false, error });
  });

  test("a method that returns None is done", async () => {
    expect(await ask(fault(1, "TypeError: cannot marshal None unless allow_none is enabled"))).toEqual({
      ok: true,
      value: null,
    });
  });
});

describe("what is no XML-RPC", () => {
  test("a web page is told by its title", async () => {
    expect(await ask("<!DOCTYPE html><html><head><title>Sign in</title></head>")).toMatchObject({
      error: { type: "malformed", detail: "no XML-RPC: Sign in" },
    });
  });
  test("half an answer leaves a doubt", async () => {
    expect(await ask(reply("<int>1</int>").slice(0, 60))).toMatchObject({ error: { type: "unanswered" } });
  });
  test("a proxy's page", async () => {
    const client = createXmlRpcClient(
      scriptedHttp(page(502, "<title>Bad Gateway</title>"), page(404, "")),
      "https://odoo.example",
    );
    expect([await client.version(), await client.version()]).toMatchObject([
      { error: { type: "unanswered" } },
      { error: { type: "malformed" } },
    ]);
  });
});

describe("values", () => {
  test.each([
    ["<i8>9007199254740991</i8>", 9_007_199_254_740_991],
    ["<dateTime.iso8601>20261120T21:08:56</dateTime.iso8601>", "20261120T21:08:56"],
    ["<base64>aGk=</base64>", Buffer.from("hi")],
    ["plain", "plain"],
    ["<nil/>", null],
    ["<array><data><value><boolean>1</boolean></value></data></array>", [true]],
  ])("%s is read", async (xml, value) => {
    expect(await ask(reply(xml))).toEqual({ ok: true, value });
  });

  test("a member named __proto__ is a member", async () => {
    const answer = await readXml(
      reply(
        "<struct><member><name>__proto__</name><value><struct><member><name>admin</name><value><boolean>1</boolean></value></member></struct></value></member></struct>",
      ),
    );
    expect(answer.type === "value" && Object.keys(answer.value as object)).toEqual(["__proto__"]);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  test.each([undefined, 1n, Number.NaN, Infinity, new Map(), () => {}, { deep: [undefined] }])(
    "what XML-RPC cannot say is a bug: %s",
    (value) => {
      expect(() => writeCall("m", [value])).toThrow(TypeError);
    },
  );

  test("dates go as Odoo's naive UTC, control characters and halves of pairs do not go", () => {
    expect(writeCall("m", [new Date(Date.UTC(2026, 10, 20, 21, 8, 56))])).toContain(
      "<string>2026-11-20 21:08:56</string>",
    );
    expect(writeCall("m", ["a\u0000b\u0007\ud83d"])).toContain("<string>ab\ufffd</string>");
  });

  test("text that would end a CDATA section twice does not", () => {
    expect(writeCall("m", ["a]]>b]]>c<"])).toContain("<string>a]]&gt;b]]&gt;c&lt;</string>");
  });

  test("every kind of line break is sent as the one that messages have", () => {
    expect(writeCall("m", ["a\r\nb\rc"])).toContain("<string>a\nb\nc</string>");
  });

  test("whatever can be said comes back as it went", async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("<", "&", "]]>", '"', "\n", "\t", "😀", " "),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }).filter((one) => !/\r/.test(one)),
      ),
    });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.boolean(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: "grapheme-ascii", minLength: 1 }), tie("value"), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, async (sent) => {
        const call = writeCall("m", [sent]);
        const body = call.replace(/^[\s\S]*?<params>/, "<params>").replace(/<\/methodCall>$/, "");
        expect(await readXml(`<?xml version="1.0"?><methodResponse>${body}</methodResponse>`)).toEqual({
          type: "value",
          value: sent,
        });
      }),
    );
  });
});
