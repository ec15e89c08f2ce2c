// @vitest-environment jsdom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err } from "../../shared/result.ts";
import { bob, channelId, conversation, message, messageId, workspaceId, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const workspace = workspaceId(1);
const general = channelId(1);
const random = channelId(2);
const app: AppState = {
  ...emptyApp,
  workspaces: [
    workspaceState({
      conversations: [
        conversation({ id: random, name: "random", lastInterestAt: 2 }),
        conversation({ id: general, name: "general", lastInterestAt: 1 }),
      ],
    }),
  ],
};
const history = { [general]: [message({ id: messageId(1), author: bob, text: "from Bob" })] };
const place = { workspace, channel: general };

const inList = (name: string) =>
  within(screen.getByRole("navigation", { name: "Conversations" })).getByRole("button", { name });

test("a window for one conversation shows it, how the line is, and nothing of the others", async () => {
  const { bridge } = await openWindow({ app, history, place });
  expect(screen.getByRole("heading", { name: "general", level: 1 })).toBeTruthy();
  expect(within(screen.getByRole("log", { name: "Messages in general" })).getByText("from Bob")).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Message general" })).toBeTruthy();
  expect(screen.getByRole("status", { name: "Connection" })).toBeTruthy();
  expect(screen.queryAllByRole("navigation")).toEqual([]);
  for (const name of ["Back to the list", "Open in new window", "Settings"])
    expect(screen.queryByRole("button", { name })).toBeNull();
  expect(bridge.callsOf("showConversation")).toEqual([{ shown: place }]);
});

test("the window of a conversation goes nowhere else: not by keys, not for a notification", async () => {
  const { bridge } = await openWindow({ app, history, place });
  for (const key of [
    { key: "ArrowDown", altKey: true },
    { key: "O", ctrlKey: true, shiftKey: true },
  ])
    fireEvent.keyDown(window, key);
  act(() => bridge.request({ type: "show-conversation", workspace, channel: random }));
  await settle();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("general");
  expect(bridge.callsOf("openInNewWindow")).toEqual([]);
});

test("Go to opens another conversation in its own window, and leaves this one where it is", async () => {
  const { bridge } = await openWindow({ app, history, place });
  fireEvent.keyDown(window, { key: "л", code: "KeyK", ctrlKey: true });
  act(() => bridge.request({ type: "show-conversation", workspace, channel: random }));
  const box = within(screen.getByRole("dialog", { name: "Go to conversation" })).getByRole("combobox");
  fireEvent.change(box, { target: { value: "random" } });
  fireEvent.keyDown(box, { key: "Enter" });
  await settle();
  expect(bridge.callsOf("openInNewWindow")).toEqual([{ workspace, channel: random }]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("general");
});

test("it stays what it is when a hole makes it take another snapshot", async () => {
  const { bridge } = await openWindow({ app, history, place });
  bridge.miss({ type: "notice-dismissed", id: "missed" });
  act(() => bridge.emit({ type: "notice-dismissed", id: "after the hole" }));
  await settle();
  expect(bridge.callsOf("snapshot")).toHaveLength(2);
  expect(screen.getByRole("log", { name: "Messages in general" })).toBeTruthy();
  expect(screen.queryAllByRole("navigation")).toEqual([]);
});

test("until main closes it, a window whose conversation is gone shows nothing", async () => {
  const { bridge } = await openWindow({ app, history, place });
  act(() => bridge.emitIn(workspace, { type: "conversation-left", channel: general }));
  await settle();
  expect([screen.queryByRole("log"), screen.queryByRole("heading"), screen.queryByRole("textbox")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("the header opens a conversation in a new window, and so does a key", async () => {
  const { bridge } = await openWindow({ app, history });
  fireEvent.click(inList("general"));
  await settle();
  fireEvent.click(screen.getByRole("button", { name: "Open in new window" }));
  fireEvent.keyDown(window, { key: "O", ctrlKey: true, shiftKey: true });
  await settle();
  expect(bridge.callsOf("openInNewWindow")).toEqual([place, place]);
});

test("the list opens a conversation in a new window with Ctrl, ⌘ on a Mac, or the middle button, and goes nowhere itself", async () => {
  const { bridge } = await openWindow({ app, history });
  fireEvent.click(inList("general"), { ctrlKey: true });
  fireEvent(inList("random"), new MouseEvent("auxclick", { button: 1, bubbles: true }));
  fireEvent(inList("random"), new MouseEvent("auxclick", { button: 2, bubbles: true }));
  fireEvent.click(inList("random"), { metaKey: true });
  await settle();
  expect(bridge.callsOf("openInNewWindow")).toEqual([place, { workspace, channel: random }]);
  expect(bridge.callsOf("showConversation")).toEqual([{ shown: { workspace, channel: random } }]);
});

test("why there is no new window is said", async () => {
  const sentence = "This conversation is not in your list any more.";
  await openWindow({
    app,
    history,
    answers: { openInNewWindow: () => err({ reason: "no-conversation", text: literal(sentence) }) },
  });
  fireEvent.click(inList("general"), { ctrlKey: true });
  await settle();
  expect(screen.getByText(sentence)).toBeTruthy();
});
