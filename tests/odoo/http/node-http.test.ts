import { expect, test } from "vitest";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { httpSuite } from "../../suites/http.ts";
import { untrusted } from "../../suites/http-certificate.ts";
import { serveBare, serveCertified, serveUntrusted } from "../../suites/http-servers.ts";

httpSuite("Node", () => {
  const http = createNodeHttp();
  return { http, close: () => http.close() };
});

const post = { method: "POST", headers: {}, body: "x", maxBytes: 1_000, signal: null } as const;

test("a handshake that never ends is unreachable: the request has surely not left", async () => {
  const server = await serveBare(() => {});
  const http = createNodeHttp();
  const answer = await http({ ...post, url: `https://${server.host}/`, timeout: 200 });
  expect(answer).toEqual({ ok: false, error: { type: "unreachable", detail: expect.stringContaining("200 ms") } });
  http.close();
  await server.close();
});

test("an authority that IT has installed is trusted", async () => {
  const server = await serveUntrusted((_request, _body, response) => response.end("ok"));
  const http = createNodeHttp({ ca: untrusted.cert });
  expect(await http({ ...post, url: `https://${server.host}/`, timeout: 5_000 })).toMatchObject({
    value: { status: 200 },
  });
  http.close();
  await server.close();
});

test("a server that lets nobody in without a certificate of their own is no line that broke: nothing was done", async () => {
  const server = await serveCertified((_request, _body, response) => response.end("ok"));
  const http = createNodeHttp({ ca: untrusted.cert });
  expect(await http({ ...post, url: `https://${server.host}/`, timeout: 5_000 })).toMatchObject({
    error: { type: "client-certificate" },
  });
  http.close();
  await server.close();
});
