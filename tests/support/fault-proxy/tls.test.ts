import { expect, test } from "vitest";
import type { BadCertificate } from "./identities.ts";
import { ask } from "./far-server.ts";
import { stage } from "./stage.ts";

test("who trusts the authority gets through, who does not is warned", async () => {
  const { proxy } = await stage({ tls: true });
  expect(proxy.url).toMatch(/^https:/);
  expect(await ask(`${proxy.url}/web`, { trusting: proxy.authority ?? "" })).toEqual({
    status: 200,
    body: "GET /web ",
  });
  expect(await ask(`${proxy.url}/web`)).toEqual({ error: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" });
});

test.for<[BadCertificate, string]>([
  ["untrusted", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["expired", "CERT_HAS_EXPIRED"],
  ["wrong-name", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ["incomplete-chain", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
])("a certificate that is %s is found out as such, until it is mended", async ([is, code]) => {
  const { proxy, far } = await stage({ tls: true });
  const trusting = proxy.authority ?? "";
  await proxy.set({ type: "certificate", is });
  expect(await ask(`${proxy.url}/web`, { trusting })).toEqual({ error: code });
  expect(far.requests).toEqual([]);
  await proxy.set(null);
  expect(await ask(`${proxy.url}/web`, { trusting })).toMatchObject({ status: 200 });
});

test("a reset is a reset through TLS too", async () => {
  const { proxy, far } = await stage({ tls: true });
  await proxy.set({ type: "cut", toClient: 0, how: "reset" });
  expect(await ask(`${proxy.url}/web`, { trusting: proxy.authority ?? "" })).toEqual({ error: "ECONNRESET" });
  expect(far.requests).toEqual(["GET /web "]);
});

test("a proxy that speaks no TLS has no certificate to spoil", async () => {
  const { proxy } = await stage();
  expect(proxy.authority).toBeNull();
  await expect(proxy.set({ type: "certificate", is: "expired" })).rejects.toThrow("no TLS");
});
