import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { certify } from "./certificate.ts";

test("a certificate says whom it is for, until when, and by whom, and the authority's key verifies it", () => {
  const authority = certify({ name: "An authority", isAuthority: true });
  const validFrom = new Date("2026-01-02T03:04:05Z");
  const validUntil = new Date("2027-01-02T03:04:05Z");
  const made = certify({ name: "odoo.test", hosts: ["odoo.test", "127.0.0.1"], validFrom, validUntil }, authority);
  const read = new X509Certificate(made.cert);
  const by = new X509Certificate(authority.cert);
  expect({
    subject: read.subject,
    issuer: read.issuer,
    names: read.subjectAltName,
    from: new Date(read.validFrom),
    until: new Date(read.validTo),
    isAuthority: [read.ca, by.ca],
    isSigned: read.verify(by.publicKey),
    isOwn: read.checkPrivateKey(made.signingKey),
  }).toEqual({
    subject: "CN=odoo.test",
    issuer: "CN=An authority",
    names: "DNS:odoo.test, IP Address:127.0.0.1",
    from: validFrom,
    until: validUntil,
    isAuthority: [false, true],
    isSigned: true,
    isOwn: true,
  });
});

test("without an issuer it is signed by itself, and by nobody else", () => {
  const own = new X509Certificate(certify({ name: "odoo.test" }).cert);
  const other = new X509Certificate(certify({ name: "odoo.test" }).cert);
  expect([own.verify(own.publicKey), own.verify(other.publicKey)]).toEqual([true, false]);
});
