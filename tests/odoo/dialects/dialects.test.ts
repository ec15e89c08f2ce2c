import { expect, test } from "vitest";
import { dialectFor } from "../../../electron/odoo/dialects/dialects.ts";

test.each([
  ["18.0", 18],
  ["18.0-20250421", 18],
  ["saas~18.2", 18],
  ["saas~17.4+e", null],
  ["17.0", null],
  ["19.0", null],
  ["180.0", null],
  ["no number", null],
  ["", null],
])("a server of version %j opens by a session as %j", (version, major) => {
  expect(dialectFor(version, "session")?.major ?? null).toBe(major);
});

test.each([
  ["16.0+e", 16, "mail.channel"],
  ["saas~17.4+e", 17, "discuss.channel"],
  ["18.0", 18, "discuss.channel"],
  ["15.0", null, null],
  ["19.0", null, null],
])("a server of version %j opens by an API key as %j, and calls a conversation %j", (version, major, channel) => {
  const dialect = dialectFor(version, "api-key");
  expect([dialect?.major ?? null, dialect?.models.channel ?? null]).toEqual([major, channel]);
});
