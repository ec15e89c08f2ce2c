import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { untrusted } from "../../suites/http-certificate.ts";
import { serveCertified } from "../../suites/http-servers.ts";
import { examine, office, outcome } from "./examination.ts";

test.each([
  [
    502,
    "The proxy in front of Odoo answers, but Odoo behind it does not: start Odoo, and check the address to which the proxy passes requests on.",
  ],
  [
    522,
    "Cloudflare answers, but cannot reach the server behind it: start the server, and check its address and certificate in Cloudflare.",
  ],
] as const)("a page %i in Odoo's place", async (page, sentence) => {
  const { proxy } = await office();
  await proxy.set({ type: "page", page });
  expect(outcome(await examine(proxy.url), "http")).toBe(`failed: ${sentence}`);
});

test("an answer that never comes to its end", async () => {
  const { proxy } = await office();
  await proxy.set({ type: "cut", toClient: 0 });
  expect(outcome(await examine(proxy.url), "http")).toBe(
    "failed: The server takes connections but does not answer to the end: check the load on it, and what stands between here and it.",
  );
});

test("a server that sends visitors elsewhere says where to", async () => {
  const url = await serve((_request, response) =>
    response.writeHead(302, { location: "https://erp.example.com/x" }).end(),
  );
  expect(outcome(await examine(url), "http")).toBe(
    "failed: The server sends visitors on to https://erp.example.com: if that is your Odoo, use it as the address.",
  );
});

test("a step from http to https on the same host is taken, and said", async () => {
  const { proxy } = await office({ tls: true });
  const url = await serve((request, response) =>
    response.writeHead(301, { location: `${proxy.url}${request.url}` }).end(),
  );
  const diagnosis = await examine(url, { ca: proxy.authority ?? "" });
  expect(outcome(diagnosis, "http")).toBe(
    `warning: The server sends visitors on to ${proxy.url}: use that as the address.`,
  );
  expect([outcome(diagnosis, "odoo"), outcome(diagnosis, "subscribe")]).toEqual(["ok", "ok"]);
});

test("behind such a step, a certificate that does not hold is said of the request", async () => {
  const { proxy } = await office({ tls: true });
  const url = await serve((_request, response) => response.writeHead(301, { location: proxy.url }).end());
  expect(outcome(await examine(url), "odoo")).toBe(
    "failed: This computer does not trust the certificate of the server: install the company's authority in the operating system, or give the server a certificate of a public one.",
  );
});

test("a server that asks for a certificate of the person's own is said to ask, and its own one to be good", async () => {
  const server = await serveCertified((_request, _body, response) => response.end());
  onTestFinished(() => server.close());
  const diagnosis = await examine(`https://${server.host}`, { ca: untrusted.cert });
  expect([outcome(diagnosis, "tls"), outcome(diagnosis, "http")]).toEqual([
    "ok",
    "failed: The server asks for a certificate of your own, and Parley has none to give yet: have it, or the proxy in front of it, let people in without one at this address.",
  ]);
});

test("something in front that wants a sign-in of its own", async () => {
  const url = await serve((_request, response) => response.writeHead(401).end());
  expect(outcome(await examine(url), "http")).toBe(
    "failed: Something in front of Odoo wants a sign-in of its own: have IT let Parley's requests through to Odoo.",
  );
});

test("a page of something else is not taken for Odoo", async () => {
  const url = await serve((_request, response) => response.end("<title>Welcome to nginx!</title>"));
  expect(outcome(await examine(url), "odoo")).toBe(
    "failed: There is no Odoo at this address: use the address that you open in your browser to work with Odoo, or sign in to this network if its own page opens there instead.",
  );
});

test("a portal that asks for a password", async () => {
  const url = await serve((_request, response) => response.end(`<title>Hotel</title><input type="password">`));
  expect(outcome(await examine(url), "odoo")).toBe(
    "failed: A sign-in page of something else answers, such as a VPN portal or a network login: open the address in your browser, sign in there, and try again.",
  );
});

test("an Odoo of another version is named by its serie, whatever its build is called", async () => {
  expect(outcome(await examine(await odoo("17.0+e-20250101", "17.0")), "odoo")).toBe(
    "failed: This server runs Odoo 17.0+e-20250101, and Parley works with Odoo 18: use an address of an Odoo 18, or upgrade this one.",
  );
  expect(outcome(await examine(await odoo("18.0-20250421", "18.0")), "odoo")).toBe("ok");
  expect(outcome(await examine(await odoo("saas~18.2+e", "saas~18.2")), "odoo")).toBe("ok");
});

test("a database without the bus module", async () => {
  const url = await odoo("18.0", "18.0", "odoo.__session_info__ = {}");
  const diagnosis = await examine(url);
  const sentence =
    "failed: The bus module is not installed in this database: have IT install the Discuss app, which brings it along.";
  expect([outcome(diagnosis, "health"), outcome(diagnosis, "upgrade")]).toEqual([sentence, sentence]);
});

test("several databases and nobody signed in leave nothing to say of the live connection", async () => {
  const diagnosis = await examine(await odoo("18.0", "18.0", "choose one"));
  const because =
    "skipped because the server has several databases and nobody is signed in; name one, or sign in first";
  expect([outcome(diagnosis, "health"), outcome(diagnosis, "upgrade")]).toEqual([because, because]);
});

test("a database that the server does not have", async () => {
  const { server } = await office();
  expect(outcome(await examine(server.url, { database: "nowhere" }), "databases")).toBe(
    "warning: The server does not have that database: use one of those it has, which are demo.",
  );
});

test("a server that keeps its databases to itself is examined all the same", async () => {
  const { server } = await office({ listsDatabases: false });
  expect(outcome(await examine(server.url), "subscribe")).toBe("ok");
});

/** An Odoo that has no more than a version and a page; everything else is 404. */
function odoo(server_version: string, server_serie: string, page = ""): Promise<string> {
  return serve((request, response) => {
    const path = request.url?.split("?")[0];
    if (path === "/web/login") response.end(`<title>Odoo</title><script>${page}</script>`);
    else if (path === "/web/webclient/version_info")
      response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: { server_version, server_serie } }));
    else if (path === "/web/database/list")
      response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: ["one", "two"] }));
    else response.writeHead(404).end();
  });
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
