import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { unresolvableUrl } from "../../support/fault-proxy/proxy.ts";
import { examine, hasty, office, outcome } from "./examination.ts";
import { coded } from "../../../shared/text/catalogue.ts";

test("an address that is none is told apart from the page of an Odoo.sh project", async () => {
  expect(outcome(await examine("me@example.com"), "address")).toBe(
    "failed: Type the address that you open in your browser to work with Odoo, such as https://odoo.example.com.",
  );
  expect(outcome(await examine("https://www.odoo.sh/project/acme"), "address")).toBe(
    "failed: This is the Odoo.sh page of your project, not your Odoo itself: open the project there, choose its branch, press Connect, and use the address of the page that opens, such as https://your-project.odoo.com.",
  );
});

test("what cannot be tried any more says which step has to be settled first", async () => {
  const { steps } = await examine("me@example.com");
  const because = coded("because.step", { step: coded("step.address") });
  expect(steps.slice(1, -1).map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 14 }, () => ({ state: "skipped", because })),
  );
});

test("a name that nobody knows", async () => {
  expect(outcome(await examine(unresolvableUrl), "name")).toBe(
    "failed: Check the spelling of odoo.parley-test.invalid, connect to your company's VPN if the name is only known inside, or have IT add it to the DNS.",
  );
});

test("a port at which nobody listens", async () => {
  const { proxy } = await office();
  await proxy.set({ type: "refuse" });
  expect(outcome(await examine(proxy.url), "tcp")).toBe(
    "failed: 127.0.0.1 is there, but nothing listens at that port: check the port in the address, and start Odoo or the proxy in front of it.",
  );
});

test.each([
  [
    "untrusted",
    "The certificate vouches only for itself: give the server one of an authority, or install this one in the operating system of each computer.",
  ],
  [
    "wrong-name",
    "The certificate is good for other.example only: use one of these names as the address, or get a certificate for this one.",
  ],
  [
    "incomplete-chain",
    "Nothing links the certificate to an authority that this computer trusts: have the server send the full chain (fullchain.pem instead of cert.pem), or install the authority Parley test intermediate in the operating system.",
  ],
] as const)("a certificate that is %s", async (is, sentence) => {
  const { proxy } = await office({ tls: true });
  await proxy.set({ type: "certificate", is });
  expect(outcome(await examine(proxy.url, { ca: proxy.authority ?? "" }), "tls")).toBe(`failed: ${sentence}`);
});

test("a certificate that has expired says when", async () => {
  const { proxy } = await office({ tls: true });
  await proxy.set({ type: "certificate", is: "expired" });
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  expect(outcome(await examine(proxy.url, { ca: proxy.authority ?? "" }), "tls")).toBe(
    `failed: The certificate ran out on ${yesterday}: renew it on the server.`,
  );
});

test("a certificate of an authority that this computer does not know names the authority", async () => {
  const { proxy } = await office({ tls: true });
  expect(outcome(await examine(proxy.url), "tls")).toBe(
    "failed: Nobody whom this computer trusts vouches for the certificate: install the authority Parley test authority in the operating system, or give the server a certificate of a public authority.",
  );
});

test("a server without encryption at an https address", async () => {
  const { server } = await office();
  expect(outcome(await examine(server.url.replace("http:", "https:")), "tls")).toBe(
    "failed: The server does not seem to speak https at this port: put a certificate on it, or type http:// in front of the address if it really has none.",
  );
});

test("a server that takes connections and says nothing", async () => {
  const url = await listening(createServer(() => undefined));
  expect(outcome(await examine(url.replace("http:", "https:"), { clock: hasty }), "tls")).toBe(
    "failed: The encrypted connection broke off: check that the server offers TLS 1.2 or later, and that no firewall interferes.",
  );
});

async function listening(server: Server): Promise<string> {
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
