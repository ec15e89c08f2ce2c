import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDemoServer, type DemoServer } from "../../../electron/demo/start.ts";
import { findDatabases } from "../../../electron/odoo/session/find-databases.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { signInWithKey, type KeySignInInput } from "../../../electron/odoo/api-key/sign-in-with-key.ts";
import { serve, type Answer } from "../../suites/http-servers.ts";
import { scriptedHttp } from "../http/scripted-http.ts";
import { english } from "../../../shared/text/languages.ts";

const http = createNodeHttp();
const quiet = () => {};
let demo: DemoServer;
let former: DemoServer;

beforeAll(async () => {
  demo = await createDemoServer();
  former = await createDemoServer({ isFormer: true });
});
afterAll(async () => {
  http.close();
  await demo.stop();
  await former.stop();
});

const enter = (input: Partial<KeySignInInput>, on = demo) =>
  signInWithKey(http, { address: on.url, database: null, login: "alice", key: "0".repeat(40), ...input }, quiet);
const problem = async (answer: ReturnType<typeof signInWithKey>) => {
  const result = await answer;
  return result.ok ? result : `${result.error.reason}: ${english.say(result.error.text)}`;
};

describe("signing in with an API key", () => {
  test("the key is proved and its owner learned, without a session", async () => {
    const key = demo.addApiKey("alice");
    const before = demo.requests.length;
    expect(await enter({ key: ` ${key}\n` })).toEqual({
      ok: true,
      value: {
        profile: {
          kind: "odoo",
          access: "api-key",
          name: "My Company",
          server: demo.url,
          database: "demo",
          login: "alice",
          self: "partner:42",
        },
        uid: 8,
        key,
      },
    });
    expect(demo.requests.slice(before).filter(({ path }) => path.startsWith("/web/session"))).toEqual([]);
    expect(demo.sessionsOf("alice")).toEqual([]);
  });

  test("two-factor sign-in does not stand in its way", async () => {
    const key = demo.addApiKey("totp");
    expect(await enter({ login: "totp", key })).toMatchObject({ ok: true, value: { profile: { login: "totp" } } });
  });

  test("an Odoo from before 17 is good enough", async () => {
    const key = former.addApiKey("alice");
    expect(await enter({ key }, former)).toMatchObject({ ok: true, value: { profile: { self: "partner:42" } } });
    expect(await findDatabases(http, former.url, "api-key", quiet)).toMatchObject({ ok: true });
  });

  test.each(["15.0", "19.0"])("of Odoo %s it is said which ages go", async (version) => {
    const ages = scriptedHttp({
      status: 200,
      headers: { "content-type": "text/xml" },
      body: `<?xml version='1.0'?><methodResponse><params><param><value><struct><member><name>server_version</name><value><string>${version}</string></value></member></struct></value></param></params></methodResponse>`,
    });
    const input = { address: "odoo.example", database: "x", login: "alice", key: "0".repeat(40) };
    const answer = signInWithKey(ages, input, quiet);
    expect(await problem(answer)).toMatch(/^unsupported: .*Odoo 16 to 18/);
  });
});

describe("what can be wrong", () => {
  test("a password in its place is not even tried, for it would open the account", async () => {
    const before = demo.requests.length;
    expect(await problem(enter({ key: "alice" }))).toMatch(/^credentials: That is not an API key.*New API Key/);
    expect(demo.requests.length).toBe(before);
  });
  test("a wrong key, a revoked one, and somebody else's", async () => {
    const revoked = demo.addApiKey("carol");
    demo.revokeApiKeys("carol");
    for (const key of ["0".repeat(40), revoked, demo.addApiKey("bob")])
      expect(await problem(enter({ key }))).toMatch(/^credentials: Login or API key is wrong.*revoked/);
  });
  test("no such database", async () => {
    const key = demo.addApiKey("alice");
    expect(await problem(enter({ key, database: "nosuch" }))).toMatch(/^database: There is no database named “nosuch”/);
  });

  const at = async (answer: Answer) => {
    const server = await serve(answer);
    const result = await problem(enter({ address: server.host }));
    await server.close();
    return result;
  };
  test("a web page in the place of XML: the likely causes, and the address to try", async () => {
    const page = "<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head></html>";
    const sentence =
      /^not-odoo: http:\/\/\S+ answers with a web page \(“Welcome to nginx!”\) where Odoo's XML-RPC should be \(\S+\/xmlrpc\/2\/common\)\..*website.*proxy.*Use the address that you open in your browser/;
    expect(await at((_request, _body, response) => response.end(page))).toMatch(sentence);
    expect(await at((_request, _body, response) => response.writeHead(404).end(page))).toMatch(sentence);
  });
  test("a server elsewhere, a portal, a proxy without its Odoo", async () => {
    expect(
      await at((_request, _body, response) => response.writeHead(301, { Location: "https://other.example/x" }).end()),
    ).toMatch(/^address: .*use https:\/\/other\.example as the address/);
    expect(await at((_request, _body, response) => response.end('<input type="password">'))).toMatch(
      /^not-odoo: .*sign-in page of its own/,
    );
    expect(await at((_request, _body, response) => response.writeHead(502).end("<h1>Bad Gateway</h1>"))).toMatch(
      /^server: .*HTTP 502/,
    );
  });
  test("the key is in no log", async () => {
    const logged: unknown[] = [];
    const key = demo.addApiKey("alice");
    demo.revokeApiKeys("alice");
    const input = { address: demo.url, database: null, login: "alice", key };
    await signInWithKey(http, input, (...entry) => void logged.push(entry));
    await signInWithKey(http, { ...input, database: "nosuch" }, (...entry) => void logged.push(entry));
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain(key);
  });
});
