import { createServer, request as forward } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { isConnected } from "../../../shared/doctor/diagnosis.ts";
import { asText } from "../../../shared/doctor/text.ts";
import { proxyFromEnvironment } from "../../../electron/odoo/doctor/proxy.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { unresolvableUrl } from "../../support/fault-proxy/proxy.ts";
import { examine, office, outcome } from "./examination.ts";
import { english } from "../../../shared/text/languages.ts";

test("the environment names a proxy by scheme, in either case of letters, with exceptions", async () => {
  const find = proxyFromEnvironment({ https_proxy: "http://p:1", HTTP_PROXY: "p:2", NO_PROXY: "inside.example, .lan" });
  expect(await find("https://odoo.example.com")).toBe("http://p:1");
  expect(await find("http://odoo.example.com")).toBe("p:2");
  expect(await find("https://odoo.inside.example")).toBeNull();
  expect(await find("https://erp.lan")).toBeNull();
  expect(await proxyFromEnvironment({ ALL_PROXY: "http://p:3" })("https://x.example")).toBe("http://p:3");
  expect(await proxyFromEnvironment({ ALL_PROXY: "http://p:3", no_proxy: "*" })("https://x.example")).toBeNull();
});

test("a proxy that lets everything through is examined beside the direct way", async () => {
  const { server } = await office();
  const proxy = await connectProxy({});
  const diagnosis = await examine(server.url, { findProxy: async () => proxy.url });
  expect([outcome(diagnosis, "proxy"), outcome(diagnosis, "upgrade")]).toEqual(["ok", "ok"]);
  expect(asText(diagnosis, english, { redact: false })).toContain("without the proxy 101, through it 101");
});

test("through a proxy, too, the line is encrypted and its certificate looked at", async () => {
  const { proxy: secured } = await office({ tls: true });
  const { proxy: breaking } = await office({ tls: true });
  await breaking.set({ type: "certificate", is: "untrusted" });
  const fine = await connectProxy({});
  const ca = secured.authority ?? "";
  const good = await examine(secured.url, { ca, findProxy: async () => fine.url });
  expect(asText(good, english, { redact: false })).toContain("without the proxy 101, through it 101");
  const bad = await connectProxy({ to: Number(new URL(breaking.url).port) });
  const diagnosis = await examine(secured.url, { ca, findProxy: async () => bad.url });
  expect(asText(diagnosis, english, { redact: false })).toContain("through it DEPTH_ZERO_SELF_SIGNED_CERT");
});

test("a proxy with a password is passed, and the password is never shown", async () => {
  const { server } = await office();
  const proxy = await connectProxy({ wants: `Basic ${Buffer.from("carol:s3cret").toString("base64")}` });
  const withPassword = proxy.url.replace("http://", "http://carol:s3cret@");
  const diagnosis = await examine(server.url, { findProxy: async () => withPassword });
  expect(outcome(diagnosis, "proxy")).toBe("ok");
  expect(asText(diagnosis, english, { redact: false })).not.toContain("s3cret");
});

test("a proxy that wants a sign-in, where the direct way works, is a warning", async () => {
  const { server } = await office();
  const proxy = await connectProxy({ wants: "Basic something" });
  const diagnosis = await examine(server.url, { findProxy: async () => proxy.url });
  expect(outcome(diagnosis, "proxy")).toBe(
    `warning: The proxy ${new URL(proxy.url).host} wants a sign-in of its own: have IT let this computer or this server through without one.`,
  );
  expect(isConnected(diagnosis)).toBe(true);
});

test("a proxy that refuses, and one that is not there", async () => {
  const { server } = await office();
  const host = new URL(server.url).host;
  const refusing = await connectProxy({ status: 403 });
  expect(outcome(await examine(server.url, { findProxy: async () => refusing.url }), "proxy")).toBe(
    `warning: The proxy ${new URL(refusing.url).host} does not let connections to ${host} through: have IT allow CONNECT to it.`,
  );
  await refusing.stop();
  expect(outcome(await examine(server.url, { findProxy: async () => refusing.url }), "proxy")).toBe(
    `warning: The proxy ${new URL(refusing.url).host} does not answer: check its address in HTTPS_PROXY or in the system settings, or take it out.`,
  );
});

test("websockets that get through directly but not by the proxy", async () => {
  const { server, proxy: breaking } = await office();
  await breaking.set({ type: "upgrade-refused", status: 400 });
  const proxy = await connectProxy({ to: Number(new URL(breaking.url).port) });
  const diagnosis = await examine(server.url, { findProxy: async () => proxy.url });
  expect(outcome(diagnosis, "upgrade")).toBe(
    `warning: The proxy ${new URL(proxy.url).host} lets pages through but no websockets: have IT allow upgrades on /websocket, or except this server from the proxy.`,
  );
});

test("websockets that get through by the proxy only", async () => {
  const { server, proxy: breaking } = await office();
  await breaking.set({ type: "upgrade-refused", status: 400 });
  const proxy = await connectProxy({ to: server.port });
  const diagnosis = await examine(breaking.url, { findProxy: async () => proxy.url });
  expect(outcome(diagnosis, "upgrade")).toBe(
    "failed: Websockets get through the proxy only: have the firewall let this computer reach the server directly, too.",
  );
});

test("where only the proxy leads out, all is examined through it, and what cannot be done directly is a warning", async () => {
  const { server } = await office();
  const proxy = await connectProxy({ to: server.port });
  const http = createNodeHttp({ proxies: { HTTP_PROXY: proxy.url } });
  onTestFinished(() => http.close());
  const diagnosis = await examine(unresolvableUrl, { http, findProxy: async () => proxy.url });
  expect([outcome(diagnosis, "http"), outcome(diagnosis, "subscribe"), isConnected(diagnosis)]).toEqual([
    "ok",
    "ok",
    true,
  ]);
  expect(outcome(diagnosis, "name")).toBe(
    "warning: Only the proxy can find this name, so whatever does not use the proxy cannot reach the server: have IT let this computer resolve it.",
  );
  expect(outcome(diagnosis, "tcp")).toBe(
    "warning: Only the proxy reaches the server: have the firewall let this computer through, or all traffic has to use the proxy.",
  );
});

test("a proxy of a kind that cannot be examined is stated", async () => {
  const { server } = await office();
  const diagnosis = await examine(server.url, { findProxy: async () => "socks5://127.0.0.1:1" });
  expect(outcome(diagnosis, "proxy")).toBe(
    "warning: This kind of proxy cannot be examined from here: try an http proxy, or none.",
  );
});

interface Rules {
  readonly wants?: string;
  readonly status?: number;
  /** A port on loopback to which everything goes, whatever was asked for. */
  readonly to?: number;
}

/** A forward proxy on loopback that knows CONNECT. */
async function connectProxy({ wants, status, to }: Rules): Promise<{ url: string; stop(): Promise<void> }> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer();
  server.on("connection", (socket) => sockets.add(socket));
  server.on("request", (request, response) => {
    const target = { port: to, host: "127.0.0.1", path: new URL(request.url ?? "").pathname };
    const onward = forward({ ...target, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on("connect", (request, client: Socket) => {
    const refusal = wants === undefined || request.headers["proxy-authorization"] === wants ? (status ?? null) : 407;
    if (refusal !== null) return void client.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const [host, port] = (request.url ?? "").split(":");
    const far = connect(to ?? Number(port), to === undefined ? host : "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      far.pipe(client).pipe(far);
    });
    sockets.add(far);
    const hangUp = () => {
      client.destroy();
      far.destroy();
    };
    far.on("error", hangUp);
    client.on("error", hangUp);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async () => {
    if (!server.listening) return;
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
