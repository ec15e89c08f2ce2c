import { expect, test } from "vitest";
import { previewOf } from "../../../../shared/domain/messages/preview.ts";

test("a preview is one short line that halves no emoji", () => {
  expect(previewOf("one\n two")).toBe("one two");
  expect(previewOf("😀".repeat(300))).toBe(`${"😀".repeat(100)}…`);
  expect(previewOf(`x${"😀".repeat(300)}`)).toBe(`x${"😀".repeat(99)}…`);
  expect(previewOf(`x${" ".repeat(500)}y`)).toBe("x…");
});
