import { expect, test } from "vitest";
import * as v from "valibot";
import { deepLinkUrl, parseDeepLink } from "../../../shared/ipc/deep-link.ts";
import { ChannelId, WorkspaceId } from "../../../shared/ids.ts";

const link = {
  workspace: v.parse(WorkspaceId, "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
  channel: v.parse(ChannelId, 42),
};

test("a link to a conversation is read back", () => {
  expect(parseDeepLink(deepLinkUrl(link))).toEqual(link);
});

test.each([
  "",
  "https://example.com",
  "parley://conversation/3f2504e0-4f89-41d3-9a0c-0305e82c3301/0",
  "parley://conversation/3f2504e0-4f89-41d3-9a0c-0305e82c3301/42/..",
  "parley://conversation/not-a-workspace-but-thirty-six-chars/42",
  "parley://conversation/3f2504e0-4f89-41d3-9a0c-0305e82c3301/9999999999999999",
  "parley://sign-out/3f2504e0-4f89-41d3-9a0c-0305e82c3301/42",
  "x parley://conversation/3f2504e0-4f89-41d3-9a0c-0305e82c3301/42",
])("%j opens nothing", (url) => {
  expect(parseDeepLink(url)).toBeNull();
});

test("a link of 200 kB opens nothing", () => {
  expect(parseDeepLink(`${deepLinkUrl(link)}${"1".repeat(200_000)}`)).toBeNull();
});
