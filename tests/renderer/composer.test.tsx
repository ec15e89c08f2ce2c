// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import type { AppState } from "../../shared/domain/app-state.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { err, ok } from "../../shared/result.ts";
import {
  channelId,
  clientId,
  conversation,
  me,
  message,
  messageId,
  workspaceId,
  workspaceState,
} from "../support/builders.ts";
import type { FakeBridgeOptions } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const workspace = workspaceId(1);
const general = channelId(1);
const random = channelId(2);
const app: AppState = {
  ...emptyApp,
  workspaces: [
    workspaceState({
      conversations: [conversation({ id: general, name: "general" }), conversation({ id: random, name: "random" })],
    }),
  ],
};
const own = message({ id: messageId(10), author: me, text: "my own words", clientId: clientId(10) });
const theirs = message({ id: messageId(11), text: "their words" });

async function atComposer(options: Partial<FakeBridgeOptions> = {}) {
  const opened = await openWindow({ app, history: { [general]: [own, theirs] }, ...options });
  await go(general);
  async function go(channel: typeof general) {
    act(() => opened.parley.view.goTo({ workspace, channel }));
    await settle();
  }
  const box = (name = "general") => screen.getByRole<HTMLTextAreaElement>("textbox", { name: `Message ${name}` });
  return {
    ...opened,
    go,
    box,
    type: (text: string) => fireEvent.change(box(), { target: { value: text } }),
    press: async (key: string, modifiers: object = {}) => {
      fireEvent.keyDown(box(), { key, ...modifiers });
      await settle();
    },
  };
}

test("Enter sends, the composer is empty at once, and the echo says that it is queued", async () => {
  const { bridge, box, type, press } = await atComposer();
  type("hello");
  await press("Enter");
  expect(bridge.callsOf("sendMessage")).toEqual([
    { workspace, channel: general, content: plain("hello"), replyTo: null },
  ]);
  expect(box().value).toBe("");
  const echo = screen.getByText("hello").closest("[role=article]");
  expect(echo?.getAttribute("data-delivery")).toBe("queued");
  expect(echo?.textContent).toContain("Queued");
});

test("Shift+Enter is a new line, and an empty message is none", async () => {
  const { bridge, type, press } = await atComposer();
  type("one");
  await press("Enter", { shiftKey: true });
  type("  \n ");
  await press("Enter");
  expect(bridge.callsOf("sendMessage")).toEqual([]);
});

test("when Ctrl+Enter sends, Enter alone does not", async () => {
  const { bridge, type, press } = await atComposer({
    app: { ...app, settings: { ...defaultSettings, sendOn: "mod-enter" } },
  });
  type("hello");
  await press("Enter");
  expect(bridge.callsOf("sendMessage")).toEqual([]);
  await press("Enter", { ctrlKey: true });
  expect(bridge.callsOf("sendMessage")).toHaveLength(1);
});

test("a key that ends a composition of characters sends nothing", async () => {
  const { bridge, type, press } = await atComposer();
  type("にほん");
  await press("Enter", { isComposing: true });
  expect(bridge.callsOf("sendMessage")).toEqual([]);
});

test("a message that could not be written down comes back with the reason, before what was typed since", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { box, type, press } = await atComposer({
    answers: {
      sendMessage: async () => {
        await promise;
        return err({ reason: "disk-full", text: literal("The disk is full; nothing was sent.") });
      },
    },
  });
  type("precious");
  await press("Enter");
  expect(box().value).toBe("");
  type("and more");
  resolve();
  await settle();
  expect(box().value).toBe("precious\nand more");
  const alert = screen.getByText("The disk is full; nothing was sent.");
  expect(alert.getAttribute("role")).toBe("alert");
  type("precious");
  expect(screen.queryByText("The disk is full; nothing was sent.")).toBeNull();
});

test("a message of 100,000 characters is sent whole", async () => {
  const { bridge, type, press } = await atComposer();
  const text = "All work and no play. ".repeat(5_000).slice(0, 100_000);
  type(text);
  await press("Enter");
  expect(bridge.callsOf("sendMessage")[0]?.content.text).toBe(text);
});

test("each conversation keeps its own draft", async () => {
  const { go, box, type } = await atComposer();
  type("for general");
  await go(random);
  expect(box("random").value).toBe("");
  await go(general);
  expect(box().value).toBe("for general");
});

test("Up in the empty box edits the last own message; the edit is saved, and Escape gives back what was there", async () => {
  const { bridge, box, press, type } = await atComposer();
  await press("ArrowUp");
  expect(box().value).toBe("my own words");
  type("my better words");
  await press("Enter");
  expect(bridge.callsOf("editMessage")).toEqual([{ workspace, message: own.id, content: plain("my better words") }]);
  expect(box().value).toBe("");
  await press("ArrowUp");
  await press("Escape");
  expect(box().value).toBe("");
  expect(screen.queryByText("Editing your message")).toBeNull();
});

test("an edit sets the draft aside and brings it back", async () => {
  const { parley, box, type, press } = await atComposer();
  type("half a thought");
  act(() => parley.view.edit({ workspace, channel: general }, own));
  expect(box().value).toBe("my own words");
  await press("Enter");
  expect(box().value).toBe("half a thought");
});

test("a refused edit stays open with its text", async () => {
  const { box, type, press } = await atComposer({
    answers: { editMessage: () => err({ reason: "offline", text: literal("You are offline.") }) },
  });
  await press("ArrowUp");
  type("better");
  await press("Enter");
  expect([box().value, screen.getByText("You are offline.").getAttribute("role")]).toEqual(["better", "alert"]);
  expect(screen.getByText("Editing your message")).toBeTruthy();
});

test("a reply says whom it answers, and names the message", async () => {
  const { bridge, parley, type, press } = await atComposer();
  act(() => parley.view.reply({ workspace, channel: general }, theirs));
  expect(screen.getByText("Replying to Alice")).toBeTruthy();
  type("indeed");
  await press("Enter");
  expect(bridge.callsOf("sendMessage")[0]).toMatchObject({ content: plain("indeed"), replyTo: theirs.id });
  expect(screen.queryByText("Replying to Alice")).toBeNull();
});

test("the others hear that somebody types, once, and that they stopped", async () => {
  const { bridge, type, press } = await atComposer();
  type("h");
  type("he");
  type("");
  type("x");
  await press("Enter");
  expect(bridge.callsOf("setTyping").map(({ isTyping }) => isTyping)).toEqual([true, false, true, false]);
});

const refusedEntry = {
  clientId: clientId(5),
  thread: inConversation(general),
  content: plain("refused words"),
  replyTo: null,
  files: [],
  queuedAt: Date.now(),
  delivery: { state: "failed", reason: literal("You may not write here.") },
} as const;

/** The composer holds the start of another message, and Edit was chosen on one that failed. */
async function wordingAnew(options: Partial<FakeBridgeOptions> = {}) {
  const at = await atComposer(options);
  at.type("something else");
  act(() => at.bridge.emitIn(workspace, { type: "message-queued", entry: refusedEntry }));
  await settle();
  fireEvent.click(screen.getByRole("button", { name: "Edit" }));
  await settle();
  return at;
}

test("Edit on a failed message puts its words into the composer; saved, they are the message, and the rest comes back", async () => {
  const { bridge, box, type, press } = await wordingAnew();
  expect([box().value, document.activeElement, screen.getByRole("button", { name: "Save" })]).toEqual([
    "refused words",
    box(),
    expect.anything(),
  ]);
  type("better words");
  await press("Enter");
  expect(bridge.callsOf("reviseMessage")).toEqual([
    { workspace, clientId: clientId(5), content: plain("better words") },
  ]);
  expect([box().value, bridge.callsOf("sendMessage")]).toEqual(["something else", []]);

  act(() =>
    bridge.emitIn(workspace, { type: "message-revised", clientId: clientId(5), content: plain("better words") }),
  );
  await settle();
  expect(screen.getByText("better words").closest("[role=article]")?.textContent).toContain("Failed");
});

test("Edit on a failed message can be called off, and nothing has changed", async () => {
  const { bridge, box, type, press } = await wordingAnew();
  type("better words");
  await press("Escape");
  expect([box().value, bridge.callsOf("reviseMessage")]).toEqual(["something else", []]);
  expect(screen.getByText("refused words")).toBeTruthy();
});

test("better words that cannot be saved are back in the composer with the reason", async () => {
  const no = { reason: "disk-full", text: literal("The disk is full.") };
  const { box, type, press } = await wordingAnew({ answers: { reviseMessage: () => err(no) } });
  type("better words");
  await press("Enter");
  expect([box().value, screen.getByRole("alert").textContent]).toEqual(["better words", "The disk is full."]);
  await press("Escape");
  expect(box().value).toBe("something else");
});

test.each([
  ["is gone meanwhile", "unknown-entry", "It was sent or discarded already."],
  ["is on its way with others", "under-way", "It is being sent already."],
])("better words for a message that %s become one of their own", async (_, reason, sentence) => {
  const no = { reason, text: literal(sentence) };
  const { bridge, box, type, press } = await wordingAnew({ answers: { reviseMessage: () => err(no) } });
  type("better words");
  await press("Enter");
  expect([box().value, screen.getByRole("alert").textContent]).toEqual(["better words\nsomething else", sentence]);
  await press("Enter");
  expect(bridge.callsOf("sendMessage")).toMatchObject([{ content: plain("better words\nsomething else") }]);
});

test("a sent message that failed offers to try again or to let go", async () => {
  const { bridge, parley } = await atComposer({ answers: { retryMessage: () => ok() } });
  const entry = refusedEntry;
  act(() => bridge.emitIn(workspace, { type: "message-queued", entry }));
  await settle();
  expect(screen.getByText("You may not write here.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  fireEvent.click(screen.getByRole("button", { name: "Discard" }));
  await settle();
  const deed = { workspace, clientId: clientId(5) };
  expect([bridge.callsOf("retryMessage"), bridge.callsOf("discardMessage")]).toEqual([[deed], [deed]]);
  expect(parley.view.get().toasts).toEqual([]);
});
