import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPresets } from "../../../electron/core/app/presets.ts";
import { normaliseAddress } from "../../../electron/odoo/session/address.ts";
import { err, ok } from "../../../shared/result.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { english } from "../../../shared/text/languages.ts";

const read = (environment: Readonly<Record<string, string>>) =>
  readPresets(environment, (typed) =>
    typed.includes(" ") ? err({ text: coded("address.unclear", { typed }) }) : ok({ origin: `https://${typed}` }),
  );

const whole = {
  ODOO_URL: "odoo.example.com",
  ODOO_DATABASE: "main",
  ODOO_USERNAME: "alice",
  ODOO_API_KEY: "0123456789abcdef0123456789abcdef01234567",
};
const signIn = { address: "odoo.example.com", database: "main", login: "alice" };

test("without any of them nothing is preset", () => {
  expect(read({ PATH: "/bin", ODOO_URL: " " })).toEqual({
    signIn: { address: "", database: "", login: "" },
    plainHttp: null,
    account: null,
    timeout: null,
    problems: [],
  });
});

test("address, database and login stand on the sign-in screen", () => {
  const { ODOO_API_KEY: _key, ...rest } = whole;
  expect(read(rest)).toEqual({ signIn, plainHttp: null, account: null, timeout: null, problems: [] });
});

test("an address that begins with http:// is agreed to by whoever set it, and no other one is", () => {
  const agreed = (address: string) => readPresets({ ODOO_URL: address }, normaliseAddress).plainHttp;
  expect(
    ["http://odoo.example.com:8069/web", "HTTP://erp.example", "odoo.example.com:8069", "https://a.example"].map(
      agreed,
    ),
  ).toEqual(["http://odoo.example.com:8069", "http://erp.example", null, null]);
});

test("with a key all four are an account", () => {
  expect(read(whole)).toMatchObject({
    signIn,
    account: { ...signIn, address: "https://odoo.example.com", key: whole.ODOO_API_KEY },
    problems: [],
  });
});

test("the timeout is in seconds", () => {
  expect([read({ ODOO_TIMEOUT: "45" }).timeout, read({ ODOO_TIMEOUT: "2.5" }).timeout]).toEqual([45_000, 2_500]);
});

test.each(["0", "0.5", "601", "-3", "30s", "1e2", "Infinity", "0x10"])(
  "a timeout of %s is said to be wrong",
  (text) => {
    expect(read({ ODOO_TIMEOUT: text })).toMatchObject({
      timeout: null,
      problems: [coded("preset.timeout", { given: text, atLeast: 1, atMost: 600 })],
    });
  },
);

test("an address that is none is said to be wrong, shown to be mended, and no key is sent there", () => {
  expect(read({ ...whole, ODOO_URL: "my odoo" })).toMatchObject({
    signIn: { address: "my odoo" },
    account: null,
    problems: [coded("preset.url", { problem: coded("address.unclear", { typed: "my odoo" }) })],
  });
});

test("a key without the rest says what is missing", () => {
  expect(read({ ...whole, ODOO_USERNAME: "" }).problems.map((problem) => english.say(problem))).toEqual([
    "ODOO_API_KEY is set, but ODOO_USERNAME is not: set all of them, or take ODOO_API_KEY out.",
  ]);
  const { account, problems } = read({ ODOO_API_KEY: "x", ODOO_URL: "a" });
  expect([account, ...problems.map((problem) => english.say(problem))]).toEqual([
    null,
    "ODOO_API_KEY is set, but ODOO_DATABASE and ODOO_USERNAME are not: set all of them, or take ODOO_API_KEY out.",
  ]);
});

test("the key is nowhere but in the account, whatever else is set", () => {
  const key = fc.stringMatching(/^[0-9a-f]{40}$/);
  const others = fc.record({
    ODOO_URL: fc.string(),
    ODOO_DATABASE: fc.string(),
    ODOO_USERNAME: fc.string(),
    ODOO_TIMEOUT: fc.string(),
  });
  fc.assert(
    fc.property(key, others, (secret, rest) => {
      const { account: _account, ...told } = read({ ...rest, ODOO_API_KEY: secret });
      expect(JSON.stringify(told)).not.toContain(secret);
    }),
  );
});
