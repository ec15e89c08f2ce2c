// @vitest-environment jsdom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { rowsMoved } from "../../renderer/features/conversations/follow-row.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { channelId, conversation, message, messageId, workspaceId, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";

const count = 20_000;
const workspace = workspaceId(1);
/** "room 1" is the one with the latest interest. */
const conversations = Array.from({ length: count }, (_none, index) =>
  conversation({ id: channelId(index + 1), name: `room ${index + 1}`, lastInterestAt: 1_000_000 - index }),
);
const app = { ...emptyApp, workspaces: [workspaceState({ conversations })] };

const list = () => screen.getByRole("navigation", { name: "Conversations" });
const rows = () => within(list()).getAllByRole("listitem");
const names = () => rows().map((row) => within(row).getByRole("button").getAttribute("aria-label"));

async function press(key: string): Promise<void> {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
  await settle();
}

test("of 20,000 conversations rows are mounted for those in sight only, and each says its place among all", async () => {
  await openWindow({ app });
  expect(rows().length).toBeLessThan(60);
  expect(names().slice(0, 3)).toEqual(["room 1", "room 2", "room 3"]);
  expect([rows()[2]?.getAttribute("aria-posinset"), rows()[2]?.getAttribute("aria-setsize")]).toEqual(["3", "20000"]);
});

test("End leads the focus to the last of 20,000 conversations and Home back to the first", async () => {
  await openWindow({ app });
  act(() => within(list()).getByRole("button", { name: "room 1" }).focus());
  await press("End");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("room 20000");
  await press("ArrowUp");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("room 19999");
  await press("Home");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("room 1");
  await press("ArrowUp");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("room 1");
});

test("the conversation that is shown stays mounted, however far down the list it stands", async () => {
  const { bridge, parley } = await openWindow({ app });
  act(() => parley.view.goTo({ workspace, channel: channelId(15_000) }));
  await settle();
  const shown = () => within(list()).getByRole("button", { current: "page" });
  expect(shown().getAttribute("aria-label")).toBe("room 15000");
  const news = message({ id: messageId(900), channel: channelId(15_000), sentAt: 2_000_000 });
  act(() => bridge.emitIn(workspace, { type: "message-posted", message: news, isSilent: false }));
  await settle();
  expect(shown().closest("li")?.getAttribute("aria-posinset")).toBe("1");
});

test("a message brings its conversation from far below to the top of the list", async () => {
  const { bridge } = await openWindow({ app });
  const news = message({ id: messageId(900), channel: channelId(19_000), sentAt: 2_000_000 });
  act(() => bridge.emitIn(workspace, { type: "message-posted", message: news, isSilent: false }));
  await settle();
  expect(names().slice(0, 2)).toEqual(["room 19000, 1 unread", "room 1"]);
});

test("a list that grows shows its new rows before anybody has scrolled it", async () => {
  const [first, ...others] = conversations.slice(0, 3);
  const { bridge } = await openWindow({
    app: { ...emptyApp, workspaces: [workspaceState({ conversations: first ? [first] : [] })] },
  });
  for (const { id: channel, ...changes } of others)
    act(() => bridge.emitIn(workspace, { type: "conversation-joined", channel, changes }));
  await settle();
  expect(names()).toEqual(["room 1", "room 2", "room 3"]);
});

test("Go to offers at most 50 of 20,000 conversations, those with the latest interest first", async () => {
  await openWindow({ app });
  fireEvent.keyDown(window, { key: "k", ctrlKey: true });
  await settle();
  const options = screen.getAllByRole("option");
  expect([options.length, options[0]?.textContent]).toEqual([50, expect.stringContaining("room 1")]);
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "room 19999" } });
  expect(screen.getAllByRole("option")).toHaveLength(1);
});

test.each([
  ["one from below goes to the top", ["a", "b", "c", "d"], ["d", "a", "b", "c"], 1, 1],
  ["the first in sight goes to the top", ["a", "b", "c", "d"], ["b", "a", "c", "d"], 1, 0],
  ["one above is gone", ["a", "b", "c", "d"], ["b", "c", "d"], 2, -1],
  ["all in sight are gone", ["a", "b"], ["c"], 0, 0],
])("when %s, the list is scrolled so that what was in sight stays", (_what, before, after, first, moved) => {
  expect(rowsMoved(before, after, first)).toBe(moved);
});
