import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDemoServer, type DemoServer } from "../../../electron/demo/start.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { findDatabases } from "../../../electron/odoo/session/find-databases.ts";
import { signIn, type SignInInput } from "../../../electron/odoo/session/sign-in.ts";
import { untrusted } from "../../suites/http-certificate.ts";
import { closedPort, serve, serveCertified, serveUntrusted, type Answer } from "../../suites/http-servers.ts";
import { json, odooError, page, recorded, scriptedHttp, type Scripted } from "../http/scripted-http.ts";
import { english } from "../../../shared/text/languages.ts";

const http = createNodeHttp();
const quiet = () => {};
let demo: DemoServer;

beforeAll(async () => {
  demo = await createDemoServer();
});
afterAll(async () => {
  http.close();
  await demo.stop();
});

const alice = { database: null, login: "alice", password: "alice" };
const toDemo = (input: Partial<SignInInput> = {}) =>
  signIn(http, { address: demo.url, ...alice, ...input }, "demo", quiet);
const scripted = (...answers: Scripted[]) =>
  signIn(scriptedHttp(...answers), { address: "odoo.example", ...alice, database: "odoo18b" }, "odoo", quiet);
const problem = async (answer: ReturnType<typeof signIn>) => {
  const result = await answer;
  return result.ok ? result : `${result.error.reason}: ${english.say(result.error.text)}`;
};

describe("signing in", () => {
  test("the only database is found by itself, and the session is ours", async () => {
    expect(await toDemo({ address: `${demo.url}/web/login` })).toEqual({
      ok: true,
      value: {
        profile: {
          kind: "demo",
          access: "session",
          name: expect.any(String),
          server: demo.url,
          database: "demo",
          login: "alice",
          self: "partner:42",
        },
        uid: 8,
        cookie: expect.stringMatching(/^session_id=\S{20,}$/),
        websocketVersion: "18.0-7",
      },
    });
  });

  test.each(["18.0-2", "18.0-7"] as const)("on what %s answered", async (server) => {
    const answer = await scripted(recorded("version_info, no session", server), recorded("authenticate good", server));
    expect(answer).toMatchObject({
      ok: true,
      value: { uid: 8, websocketVersion: server, profile: { name: "YourCompany", login: "alice" } },
    });
  });

  test("http that leads to https on the same host is followed once", async () => {
    const asked = scriptedHttp(
      page(301, "", { location: "https://odoo.example/web/webclient/version_info" }),
      recorded("version_info, no session"),
      recorded("authenticate good"),
    );
    const answer = await signIn(
      asked,
      { address: "http://odoo.example", ...alice, database: "odoo18b" },
      "odoo",
      quiet,
    );
    expect(answer).toMatchObject({ ok: true, value: { profile: { server: "https://odoo.example" } } });
    expect(asked.requests.every(({ url, body }) => url.startsWith("https:") || !String(body).includes("alice"))).toBe(
      true,
    );
  });
});

describe("finding databases", () => {
  test("they are listed", async () => {
    expect(await findDatabases(http, demo.url, "session", quiet)).toEqual({
      ok: true,
      value: { server: demo.url, databases: ["demo"] },
    });
  });

  test("a careful server keeps them to itself, and then the person has to name one", async () => {
    const careful = await createDemoServer({ listsDatabases: false });
    expect(await findDatabases(http, careful.url, "session", quiet)).toEqual({
      ok: true,
      value: { server: careful.url, databases: null },
    });
    expect(await problem(signIn(http, { address: careful.url, ...alice }, "demo", quiet))).toMatch(
      /^database: .*Type the name/,
    );
    expect(await signIn(http, { address: careful.url, ...alice, database: "demo" }, "demo", quiet)).toMatchObject({
      ok: true,
    });
    await careful.stop();
  });

  test("several are for the person to choose from", async () => {
    const several = scriptedHttp(recorded("version_info, no session"), json(["one", "two"]));
    expect(await problem(signIn(several, { address: "odoo.example", ...alice }, "odoo", quiet))).toMatch(
      /^database: .*one, two.*Choose/,
    );
  });
});

describe("what can be wrong with the person's words", () => {
  test("wrong password", async () => {
    expect(await problem(toDemo({ password: "wrong" }))).toMatch(/^credentials: Login or password is wrong/);
  });
  test("unknown user", async () => {
    expect(await problem(toDemo({ login: "nobody" }))).toMatch(/^credentials: Login or password is wrong/);
  });
  test("disabled user", async () => {
    expect(await problem(toDemo({ login: "disabled", password: "disabled" }))).toMatch(/^credentials: .*disabled/);
  });
  test("two-factor sign-in is told of the API key, and where to make one", async () => {
    expect(await problem(toDemo({ login: "totp", password: "totp" }))).toMatch(
      /^two-factor: .*Use an API key.*Preferences > Account Security > New API Key/,
    );
  });
  test("an API key typed as the password is told where it belongs", async () => {
    const password = demo.addApiKey("alice");
    expect(await problem(toDemo({ password }))).toMatch(/^credentials: That looks like an API key.*“Use an API key”/);
  });
  test("unknown database", async () => {
    expect(await problem(toDemo({ database: "nosuch" }))).toMatch(/^database: There is no database named “nosuch”/);
  });
  test("too many attempts", async () => {
    const answers = [
      recorded("version_info, no session"),
      odooError("odoo.exceptions.AccessDenied", "Too many login failures, please wait a bit before trying again."),
    ];
    expect(await problem(scripted(...answers))).toMatch(/^credentials: .*Wait a minute/);
  });
  test("an address that is none", async () => {
    expect(await problem(toDemo({ address: "alice@example.com" }))).toMatch(
      /^address: That looks like an e-mail address/,
    );
    expect(await problem(toDemo({ address: "https://www.odoo.sh/project/acme" }))).toMatch(/^odoo-sh-page: .*Connect/);
  });
});

describe("what can be wrong with the server", () => {
  const at = async (answer: Answer) => {
    const server = await serve(answer);
    const result = await problem(signIn(http, { address: server.host, ...alice }, "odoo", quiet));
    await server.close();
    return result;
  };

  test("not Odoo", async () => {
    expect(await at((_request, _body, response) => response.writeHead(404).end("<h1>Apache</h1>"))).toMatch(
      /^not-odoo: .*no Odoo/,
    );
    expect(await at((_request, _body, response) => response.end("{}"))).toMatch(/^not-odoo: /);
  });
  test("a login page of its own", async () => {
    expect(await at((_request, _body, response) => response.end('<form><input type="password"></form>'))).toMatch(
      /^not-odoo: .*sign-in page of its own/,
    );
  });
  test("a redirect elsewhere is named, not followed", async () => {
    expect(
      await at((_request, _body, response) => response.writeHead(302, { Location: "https://other.example/x" }).end()),
    ).toMatch(/^address: .*use https:\/\/other\.example as the address/);
  });
  test("a redirect to itself is no Odoo", async () => {
    expect(await at((_request, _body, response) => response.writeHead(303, { Location: "/web/login" }).end())).toMatch(
      /^not-odoo: /,
    );
  });
  test("a proxy without its Odoo", async () => {
    expect(await at((_request, _body, response) => response.writeHead(502).end("<h1>Bad Gateway</h1>"))).toMatch(
      /^server: .*HTTP 502/,
    );
  });
  test("a proxy that wants its own permission", async () => {
    expect(await at((_request, _body, response) => response.writeHead(403).end("Forbidden"))).toMatch(
      /^not-odoo: .*HTTP 403/,
    );
  });
  test("a certificate that nobody vouches for: the password stays here", async () => {
    const server = await serveUntrusted((_request, _body, response) => response.end());
    expect(await problem(signIn(http, { address: `https://${server.host}`, ...alice }, "odoo", quiet))).toMatch(
      /^certificate: .*not sent/,
    );
    await server.close();
  });
  test("a server that asks for a certificate of the person's own: it is not the server's that is bad", async () => {
    const server = await serveCertified((_request, _body, response) => response.end());
    const trusting = createNodeHttp({ ca: untrusted.cert });
    expect(await problem(signIn(trusting, { address: `https://${server.host}`, ...alice }, "odoo", quiet))).toMatch(
      /^certificate: .* asks for a certificate of your own.*not sent/,
    );
    trusting.close();
    await server.close();
  });
  test("nobody listens", async () => {
    expect(await problem(signIn(http, { address: `http://${await closedPort()}`, ...alice }, "odoo", quiet))).toMatch(
      /^unreachable: .*Check the port/,
    );
  });
  test("no such name", async () => {
    expect(await problem(signIn(http, { address: "nosuch.invalid", ...alice }, "odoo", quiet))).toMatch(
      /^unreachable: There is no server named/,
    );
  });
  test("no https", async () => {
    expect(
      await problem(signIn(http, { address: demo.url.replace("http:", "https:"), ...alice }, "odoo", quiet)),
    ).toMatch(/^unreachable: .*http:\/\//);
  });
  test("no answer in time", async () => {
    expect(await problem(scripted({ type: "timeout", detail: "20 s" }))).toMatch(/^unreachable: .*Try again/);
  });
  test("cut off while the password was on its way", async () => {
    expect(
      await problem(scripted(recorded("version_info, no session"), { type: "broken", detail: "ECONNRESET" })),
    ).toMatch(/^server: .*Try again/);
  });
  test("an Odoo of another age", async () => {
    const serie = async (name: string) => problem(scripted(json({ server_serie: name })));
    expect([await serie("19.0"), await serie("16.0"), await serie("saas~17.4")]).toEqual([
      "unsupported: This server runs Odoo 19.0. Parley works with Odoo 18.",
      expect.stringMatching(/^unsupported: .*Odoo 16\.0.*an API key opens this one/),
      expect.stringMatching(/^unsupported: .*Odoo saas~17\.4.*an API key opens this one/),
    ]);
  });
  test("an Odoo without Discuss", async () => {
    const answer = recorded("authenticate good");
    const body = "type" in answer ? "" : answer.body.replace('"websocket_worker_version"', '"other"');
    expect(await problem(scripted(recorded("version_info, no session"), { ...answer, body }))).toMatch(
      /^unsupported: Discuss is not installed/,
    );
  });
  test("a portal account", async () => {
    const answer = recorded("authenticate good");
    const body = "type" in answer ? "" : answer.body.replace('"is_internal_user": true', '"is_internal_user": false');
    expect(await problem(scripted(recorded("version_info, no session"), { ...answer, body }))).toMatch(
      /^unsupported: This is a portal account/,
    );
  });
});

test("the detail of a failure is in the log, the password is not", async () => {
  const lines: unknown[] = [];
  await signIn(http, { address: demo.url, ...alice, password: "hunter2" }, "demo", (...line) => void lines.push(line));
  expect(JSON.stringify(lines)).toContain("Access Denied");
  expect(JSON.stringify(lines)).not.toContain("hunter2");
});
