import * as fc from "fast-check";
import { expect, test } from "vitest";
import { externalUrl } from "../../electron/shell/external-url.ts";

test.each([
  ["mailto:a@example.com", "mailto:a@example.com"],
  ["MAILTO:a@example.com", "mailto:a@example.com"],
  ["mailto:a@example.com,b@example.com?cc=c@example.com", "mailto:a@example.com,b@example.com?cc=c@example.com"],
  [
    "mailto:a@example.com?Subject=Order%2042&body=Dear%20all",
    "mailto:a@example.com?subject=Order%2042&body=Dear%20all",
  ],
  ["mailto:a+b@example.com?subject=1+1", "mailto:a%2Bb@example.com?subject=1%2B1"],
  ["mailto:o'brien@example.com", "mailto:o%27brien@example.com"],
  ["mailto:jürgen@müller.example", "mailto:j%C3%BCrgen@m%C3%BCller.example"],
  [
    "mailto:?subject=Look&body=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2",
    "mailto:?subject=Look&body=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2",
  ],
])("%s keeps its people and words: %s", (address, opened) => {
  expect(externalUrl(address)).toBe(opened);
});

test.each([
  [
    "a file to attach",
    "mailto:a@example.com?attach=/etc/passwd&attachment=/etc/passwd&subject=x",
    "mailto:a@example.com?subject=x",
  ],
  ["a copy that nobody sees", "mailto:a@example.com?bcc=evil@example.com&BCC=evil@example.com", "mailto:a@example.com"],
  [
    "other headers",
    "mailto:a@example.com?from=boss@example.com&reply-to=e@example.com&to=e@example.com",
    "mailto:a@example.com",
  ],
  [
    "a line break in the subject",
    "mailto:a@example.com?subject=x%0aBcc:e@example.com",
    "mailto:a@example.com?subject=x%20Bcc%3Ae%40example.com",
  ],
  [
    "a line break in the body",
    "mailto:a@example.com?body=x%0d%0aBcc:%20e@example.com",
    "mailto:a@example.com?body=x%20Bcc%3A%20e%40example.com",
  ],
  [
    "characters that are not seen",
    "mailto:a@example.com?subject=x%00%E2%80%AEy%C2%85z",
    "mailto:a@example.com?subject=x%20y%20z",
  ],
  ["a second subject", "mailto:a@example.com?subject=one&subject=two", "mailto:a@example.com?subject=one"],
  [
    "a second field within a field",
    "mailto:a@example.com?subject=x%26attach=/etc/passwd",
    "mailto:a@example.com?subject=x%26attach%3D%2Fetc%2Fpasswd",
  ],
  [
    "a quote that ends an option",
    "mailto:a@example.com?body=x',attachment='/etc/passwd",
    "mailto:a@example.com?body=x%27%2Cattachment%3D%27%2Fetc%2Fpasswd",
  ],
])("%s does not go out by a mail link", (_what, address, opened) => {
  expect(externalUrl(address)).toBe(opened);
});

test.each([
  "mailto:a@example.com%0aBcc:e@example.com",
  "mailto:a@example.com%0d%0a,b@example.com",
  "mailto:a@example.com?cc=b@example.com%0aBcc:e@example.com",
  "mailto:a@example.com%3Fattach=/etc/passwd",
  "mailto:--attach@example.com",
  "mailto:a@-example.com",
  'mailto:"a b"@example.com',
  "mailto:A <a@example.com>",
  "mailto:a@example.com,,",
  "mailto:a@example.com?subject=%ff",
  "mailto:nobody",
  "mailto:",
  "mailto:?attach=/etc/passwd",
  `mailto:${Array<string>(21).fill("a@example.com").join(",")}`,
  `mailto:${Array<string>(20)
    .fill(`a@${"x".repeat(200)}.example`)
    .join(",")}`,
])("%s opens nothing", (address) => {
  expect(externalUrl(address)).toBeNull();
});

test("a mail link to more people than a mail program takes opens nothing", () => {
  expect(externalUrl(`mailto:${Array<string>(21).fill("a@example.com").join(",")}`)).toBeNull();
  expect(
    externalUrl(
      `mailto:${Array<string>(20)
        .fill(`a@${"x".repeat(200)}.example`)
        .join(",")}`,
    ),
  ).toBeNull();
});

test("a mail link has an end: of a long body what has room goes out, in whole characters", () => {
  const opened = externalUrl(`mailto:a@example.com?subject=${"s".repeat(1_000)}&body=${"😀".repeat(5_000)}`) ?? "";
  const { pathname, searchParams } = new URL(opened);
  expect([pathname, searchParams.get("subject")]).toEqual(["a@example.com", "s".repeat(200)]);
  expect(searchParams.get("body")).toMatch(/^(?:😀){100,}$/u);
  expect(opened.length).toBeLessThanOrEqual(2_000);
});

test("whatever a mail link holds, what goes out is people, a copy, a subject and a body, and the same once more", () => {
  const piece = fc.oneof(
    fc.constantFrom("?", "&", "=", ",", "@", "a@b.example", "%0a", "%0D", "%00", "%26", "%3f", "cc=", "bcc=", "body="),
    fc.constantFrom("subject=", "attach=", "%e2%80%ae", "%ff", "'", '"', "+", "#", "\n", "\ud800", "-"),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const part = "(?:[\\w.!~*()-]|%[0-9A-F]{2})+";
  const people = "[^?&=#\\s'\"<>]*";
  const whole = new RegExp(`^mailto:${people}(?:[?&](?:cc=${people}|(?:subject|body)=${part}))*$`);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const opened = externalUrl(`mailto:${pieces.join("")}`);
      if (opened === null) return;
      expect(opened).toMatch(whole);
      expect(decodeURIComponent(opened)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(externalUrl(opened)).toBe(opened);
    }),
    { numRuns: 200 },
  );
});
