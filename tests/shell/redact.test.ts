import { expect, test } from "vitest";
import { redact } from "../../electron/shell/redact.ts";

const sessionId = "abcdEFGH-ijklMNOP_qrstUVWX0123456789".repeat(2) + "abcdEFGH-123";

test("a field named like a secret keeps its name only, however deep", () => {
  expect(redact({ headers: { cookie: "a=b", Accept: "x" }, login: "mitchell", password: "hunter2" })).toEqual({
    headers: { cookie: "[redacted]", Accept: "x" },
    login: "mitchell",
    password: "[redacted]",
  });
});

test.each([
  [`refused: Cookie session_id=${sessionId}; Path=/`, "refused: Cookie session_id=[redacted]; Path=/"],
  [`unknown session ${sessionId}`, "unknown session [redacted]"],
  ['{"password": "hunter2", "login": "x"}', '{"password": "[redacted]", "login": "x"}'],
  ["http://mitchell:hunter2@odoo.example.com/web", "http://[redacted]@odoo.example.com/web"],
  [`key ${"0123456789abcdef".repeat(3)}`, "key [redacted]"],
  ["message 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "message 3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
])("%j is logged as %j", (text, safe) => {
  expect(redact(text)).toBe(safe);
});

test("an error is logged with its stack, without its secrets", () => {
  expect(redact(new Error("password=hunter2 was refused"))).toMatch(
    /^Error: password=\[redacted\] was refused\n\s+at /,
  );
});

test("bytes, long texts and endless nesting do not fill the log", () => {
  const loop: Record<string, unknown> = {};
  loop["self"] = loop;
  expect(redact(new Uint8Array(9))).toBe("[9 bytes]");
  expect(String(redact("x y ".repeat(1_000))).length).toBeLessThan(2_050);
  expect(JSON.stringify(redact(loop))).toContain("[deep]");
});
