import { expect, test } from "vitest";
import { mayBeHandedOver } from "../../electron/shell/start-arguments.ts";

const link = "parley://conversation/3f2504e0-4f89-41d3-9a0c-0305e82c3301/42";

test.each<[what: string, args: readonly string[]]>([
  ["nothing but the program", ["/opt/Parley/parley"]],
  ["a link", ["/opt/Parley/parley", "--no-sandbox", link]],
  ["a path that is as long as Linux has them", ["/opt/Parley/parley", "x".repeat(4_096)]],
])("a start with %s is told to the Parley that runs", (_what, args) => {
  expect(mayBeHandedOver(args)).toBe(true);
});

test.each<[what: string, args: readonly string[]]>([
  ["a link of 40 kB", ["parley", `${link}${"0".repeat(40_000)}`]],
  ["a link that only its bytes make long", ["parley", `parley://${"字".repeat(6_000)}`]],
  ["many short arguments", ["parley", ...Array<string>(4_000).fill("file")]],
  ["many empty arguments", ["parley", ...Array<string>(20_000).fill("")]],
  ["bytes that are no text", ["parley", "\uFFFD".repeat(6_000)]],
])("a start with %s is told to nobody", (_what, args) => {
  expect(mayBeHandedOver(args)).toBe(false);
});
