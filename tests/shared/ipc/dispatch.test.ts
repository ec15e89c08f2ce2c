import { expect, test } from "vitest";
import { BadCommand, dispatch, type CommandHandlers } from "../../../shared/ipc/dispatch.ts";
import { commands, type CommandName } from "../../../shared/ipc/commands.ts";
import { uuid } from "../../support/builders.ts";

/** Every command answers with what it was called with. */
const handlers = Object.fromEntries(
  Object.keys(commands).map((name) => [name, (input: unknown, window: unknown) => ({ name, input, window })]),
) as unknown as CommandHandlers<string>;

const call = (name: unknown, input: unknown): Promise<unknown> =>
  new Promise((resolve) => resolve(dispatch(handlers, name, input, "window 1")));

test("a command in its form reaches its handler, with the window that asked", async () => {
  const input = { workspace: uuid(1), channel: 7, upTo: 12 };
  expect(await call("markRead", input)).toEqual({ name: "markRead", input, window: "window 1" });
});

test.each(["toString", "__proto__", "constructor", "noSuch", 7, null])("%s is no command", async (name) => {
  await expect(call(name, {})).rejects.toBeInstanceOf(BadCommand);
});

test.each<[CommandName, unknown]>([
  ["markRead", { workspace: uuid(1), channel: "7", upTo: 12 }],
  ["markRead", { workspace: uuid(1), channel: 7, upTo: 12, more: true }],
  [
    "sendMessage",
    { workspace: "not a uuid", channel: 7, content: { type: "plain", text: "x", mentions: [] }, replyTo: null },
  ],
  ["sendMessage", { workspace: uuid(1), channel: 7, content: "x", replyTo: null }],
  ["editMessage", { workspace: uuid(1), message: 7, content: { type: "html", text: "x", mentions: [] } }],
  ["signIn", { address: "   ", database: null, login: "me", password: "x" }],
  ["changeSettings", { theme: "pink" }],
  ["snapshot", null],
])("%s refuses %j and says which field, never its value", async (name, input) => {
  await expect(call(name, input)).rejects.toThrow(BadCommand);
});

test("a refused sign-in does not repeat the password", async () => {
  const failure = await call("signIn", { address: "a", database: 7, login: "me", password: "hunter2" }).catch(String);
  expect(failure).toBe("BadCommand: signIn: database");
});
