import { expect, test } from "vitest";
import { answerLimits } from "../../../electron/odoo/http/answer-limits.ts";
import { readReply } from "../../../electron/odoo/http/xmlrpc-values.ts";

const small = { ...answerLimits, depth: 5, values: 20, width: 4, text: 12 };
const unhurried = { isDue: () => false, rest: () => Promise.resolve() };

const reply = (value: string) =>
  `<?xml version="1.0"?><methodResponse><params><param><value>${value}</value></param></params></methodResponse>`;
const list = (...items: readonly string[]) =>
  `<array><data>${items.map((item) => `<value>${item}</value>`).join("")}</data></array>`;
const struct = (...names: readonly string[]) =>
  `<struct>${names.map((name) => `<member><name>${name}</name><value><int>1</int></value></member>`).join("")}</struct>`;
const nested = (depth: number): string => (depth === 0 ? "<int>1</int>" : list(nested(depth - 1)));
const read = (value: string, limits = small) => readReply(new TextEncoder().encode(reply(value)), limits, unhurried);

test.each([
  ["lists within lists", nested(4), nested(9)],
  ["values", list(...Array<string>(19).fill("<int>1</int>")), list(...Array<string>(20).fill("<int>1</int>"))],
  ["members of a struct", struct("a", "b", "c", "d"), struct("a", "b", "c", "d", "e")],
  ["items of a list in a list", list(list("1", "2", "3", "4")), list(list("1", "2", "3", "4", "5"))],
  ["characters of a text", "<string>123456789012</string>", "<string>1234567890123</string>"],
])("over XML-RPC as many %s as the limit allows are read, and more are too large", async (_what, fits, exceeds) => {
  expect(await read(fits)).toMatchObject({ type: "value" });
  expect(await read(exceeds)).toMatchObject({ type: "too-large" });
});

test("200,000 nested lists over XML-RPC are too large, closed or not, and the rest of them is not looked at", async () => {
  let rests = 0;
  const pacer = { isDue: () => (rests += 1) > 0, rest: () => Promise.resolve() };
  for (const value of [nested(2_000), "<array><data><value>".repeat(200_000)])
    expect(await readReply(new TextEncoder().encode(reply(value)), answerLimits, pacer)).toEqual({
      type: "too-large",
      detail: "nested deeper than 64",
    });
  expect(rests).toBeLessThan(10);
});

test("an answer over XML-RPC whose letters fall apart at the end of a piece is read whole", async () => {
  const text = "ä€😀".repeat(20_000);
  expect(await read(`<string>${text}</string>`, answerLimits)).toEqual({ type: "value", value: text });
});

test("a list of 30,000 records over XML-RPC is read with a rest whenever it is due", async () => {
  let rests = 0;
  const pacer = {
    isDue: () => true,
    async rest() {
      rests += 1;
    },
  };
  const xml = reply(list(...Array<string>(30_000).fill(struct("id"))));
  const answer = await readReply(new TextEncoder().encode(xml), answerLimits, pacer);
  expect(answer.type === "value" && answer.value).toHaveLength(30_000);
  expect(rests).toBeGreaterThan(xml.length / 2 ** 15);
});
