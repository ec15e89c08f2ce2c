import { expect, test } from "vitest";
import { addressesIn } from "../../../shared/names/addresses-in-text.ts";

const found = (text: string): readonly string[] => addressesIn(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["see https://a.example/x?y=1&z=2#f.", ["https://a.example/x?y=1&z=2#f"]],
  ["(https://a.example/x)", ["https://a.example/x"]],
  ["https://a.example/x_(y).", ["https://a.example/x_(y)"]],
  ["[x](https://a.example/y)", ["https://a.example/y"]],
  ["“https://a.example”, <https://b.example>", ["https://a.example", "https://b.example"]],
  ["去https://a.example/路。然后", ["https://a.example/路"]],
  ["去 https://a.example/路。然后", ["https://a.example/路"]],
  ["'https://a.example'!?", ["https://a.example"]],
  ["HTTP://LOCALHOST:8069/web", ["HTTP://LOCALHOST:8069/web"]],
  ["http://[::1]:8069/ and http://😀.example", ["http://[::1]:8069/", "http://😀.example"]],
  ["https://user:pw@a.example/", ["https://user:pw@a.example/"]],
  ["www.example.com and WWW.EXAMPLE.COM/x,", ["www.example.com", "WWW.EXAMPLE.COM/x"]],
  ["xhttps://a.example http:// https://. www. www.a www..de", []],
  ["javascript:alert(1) ftp://a.example notes.md", []],
  [`https://a.example/${"x".repeat(10_000)} https://b.example`, ["https://b.example"]],
])("%j holds the addresses %j", (text, addresses) => {
  expect(found(text)).toEqual(addresses);
});

test("an address that begins with www is one of https", () => {
  expect(addressesIn("at www.example.com")).toEqual([{ start: 3, end: 18, href: "https://www.example.com" }]);
});
