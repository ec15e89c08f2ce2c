import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseAddress } from "../../../electron/odoo/session/address.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const origin = (typed: string) => {
  const result = normaliseAddress(typed);
  return result.ok ? result.value.origin : result.error;
};

describe("an address as people type it", () => {
  test.each([
    ["odoo.example.com", "https://odoo.example.com"],
    ["  Odoo.Example.com/ ", "https://odoo.example.com"],
    ["https://odoo.example.com/web/login", "https://odoo.example.com"],
    ["odoo.example.com/odoo", "https://odoo.example.com"],
    ["https://odoo.example.com/odoo/discuss?active_id=3", "https://odoo.example.com"],
    ["https://odoo.example.com/web#action=120&cids=1", "https://odoo.example.com"],
    ["<https://odoo.example.com>", "https://odoo.example.com"],
    ["“odoo.example.com”", "https://odoo.example.com"],
    ["HTTP://odoo.example.com", "http://odoo.example.com"],
    ["odoo.example.com:8443", "https://odoo.example.com:8443"],
    ["odoo.example.com:8069", "https://odoo.example.com:8069"],
    ["odoo.example.com:80", "https://odoo.example.com:80"],
    ["erp", "https://erp"],
    ["odoo.example.com:443", "https://odoo.example.com"],
    ["https://admin:secret@odoo.example.com/web", "https://odoo.example.com"],
    ["münchen.example", "https://xn--mnchen-3ya.example"],
    ["your-project.odoo.com", "https://your-project.odoo.com"],
  ])("%s is %s", (typed, expected) => expect(origin(typed)).toBe(expected));

  test.each([
    ["localhost", "http://localhost"],
    ["localhost:8069/web", "http://localhost:8069"],
    ["odoo.localhost", "http://odoo.localhost"],
    ["127.0.0.1:8069", "http://127.0.0.1:8069"],
    ["192.168.1.20", "http://192.168.1.20"],
    ["10.0.0.5:8070", "http://10.0.0.5:8070"],
    ["172.16.0.1", "http://172.16.0.1"],
    ["::1", "http://[::1]"],
    ["[::1]:8069/odoo", "http://[::1]:8069"],
    ["fd00::17", "http://[fd00::17]"],
  ])("%s has no certificate, so it is %s", (typed, expected) => expect(origin(typed)).toBe(expected));

  test.each([
    ["172.32.0.1", "https://172.32.0.1"],
    ["2001:db8::7", "https://[2001:db8::7]"],
    ["[2001:db8::7]:9443/web", "https://[2001:db8::7]:9443"],
    ["https://localhost:8069", "https://localhost:8069"],
  ])("%s is public, or says itself what it is: %s", (typed, expected) => expect(origin(typed)).toBe(expected));

  test.each(["odoo.sh/project/acme", "https://www.odoo.sh/project/acme/branches/main", "ODOO.SH"])(
    "%s is a project page, and it is said where the real address stands",
    (typed) => expect(origin(typed)).toEqual({ reason: "odoo-sh-page", text: coded("address.odoo-sh") }),
  );

  test.each([
    ["", "missing"],
    ["   ", "missing"],
    ["ftp://odoo.example.com", "scheme"],
    ["alice@example.com", "e-mail"],
    ["hello world", "unclear"],
    ["https://", "unclear"],
    ["http://..", "unclear"],
    ["://", "unclear"],
    ["%", "unclear"],
  ])("“%s” is none, and is told why", (typed, why) =>
    expect(origin(typed)).toMatchObject({ reason: "address", text: { code: `address.${why}` } }),
  );
});

test("only what was typed without http:// or https:// may be tried without encryption, and where that leads", () => {
  const plain = (typed: string) => {
    const result = normaliseAddress(typed);
    return result.ok ? result.value.plainOrigin : result.error;
  };
  const typed = ["odoo.example.com:8069/web", "odoo.example.com", "erp", "2001:db8::7"];
  expect(typed.map(plain)).toEqual([
    "http://odoo.example.com:8069",
    "http://odoo.example.com",
    "http://erp",
    "http://[2001:db8::7]",
  ]);
  const settled = ["https://odoo.example.com:8069", "http://odoo.example.com:8069", "10.0.0.5:8069", "localhost"];
  expect(settled.map(plain)).toEqual([null, null, null, null]);
});

describe("properties", () => {
  const address = fc.record({
    scheme: fc.constantFrom("", "http://", "https://"),
    host: fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
    ),
    port: fc.oneof(
      fc.constant(""),
      fc.integer({ min: 1, max: 65_535 }).map((port) => `:${port}`),
    ),
    rest: fc.oneof(fc.constantFrom("", "/", "/web", "/web/login", "/odoo", "/web#id=1&x=2"), fc.webPath()),
  });

  test("whatever page of a server is pasted, it is that server", () => {
    fc.assert(
      fc.property(address, ({ scheme, host, port, rest }) => {
        expect(origin(scheme + host + port + rest)).toEqual(origin(scheme + host + port));
      }),
    );
  });

  test("a normalised address is normal", () => {
    fc.assert(
      fc.property(address, ({ scheme, host, port }) => {
        const once = origin(scheme + host + port);
        expect(typeof once === "string" ? origin(once) : once).toBe(once);
      }),
    );
  });

  test("nothing typed can throw, and what comes out is an origin and nothing more", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (typed) => {
        const found = origin(typed);
        expect(typeof found === "string" ? new URL(found).origin : found).toEqual(found);
      }),
    );
  });
});
