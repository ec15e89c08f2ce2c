// @vitest-environment jsdom
import { act, createEvent, fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import { channelId, conversation, message, messageId, workspaceId, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import type { FakeBridgeOptions } from "./fake-bridge.ts";

const workspace = workspaceId(1);
const general = channelId(1);
const sales = channelId(16);
const app = {
  ...emptyApp,
  workspaces: [
    workspaceState({
      conversations: [conversation({ id: general, name: "general" }), conversation({ id: sales, name: "sales" })],
    }),
  ],
};

async function reading(given: Partial<Message>, options: Partial<FakeBridgeOptions> = {}) {
  const shown = message({ id: messageId(1), channel: general, ...given });
  const opened = await openWindow({ app, history: { [general]: [shown], [sales]: [] }, ...options });
  act(() => opened.parley.view.goTo({ workspace, channel: general }));
  await settle();
  return { ...opened, log: screen.getByRole("log") };
}

const kinds: Readonly<Record<string, Partial<Message>>> = {
  "rich text": { body: `<p><b>see</b> <a href="https://a.example/x"><i>https://a.example/x</i></a></p>` },
  "plain text": { body: "<p>see https://a.example/x</p>", text: "see https://a.example/x" },
  "a system line": { kind: "system", text: "changed the description to https://a.example/x" },
};

test.each(Object.entries(kinds))(
  "a link in %s is opened once by the left and once by the middle button, and not by the right one",
  async (_where, given) => {
    const { bridge, log } = await reading(given);
    const words = within(log).getByText("https://a.example/x");
    expect(words.closest("a")?.title).toBe("https://a.example/x");
    const opened = () => bridge.callsOf("openExternal").length;

    fireEvent.click(words, { button: 0 });
    expect(opened()).toBe(1);
    const middle = createEvent(
      "auxclick",
      words,
      { button: 1, bubbles: true, cancelable: true },
      { EventType: "MouseEvent" },
    );
    fireEvent(words, middle);
    expect([opened(), middle.defaultPrevented]).toEqual([2, true]);
    fireEvent(words, createEvent("auxclick", words, { button: 2, bubbles: true }, { EventType: "MouseEvent" }));
    fireEvent(words, createEvent("auxclick", words, { button: 3, bubbles: true }, { EventType: "MouseEvent" }));
    expect(bridge.callsOf("openExternal")).toEqual([{ url: "https://a.example/x" }, { url: "https://a.example/x" }]);
  },
);

const lie = { body: `<a href="https://evil.example/y">https://odoo.mybank.example/login</a>` };

test("a link that says another place than it leads to is not opened before the person has said so", async () => {
  const { bridge, log } = await reading(lie);
  const words = within(log).getByText("https://odoo.mybank.example/login");
  fireEvent.click(words);
  const dialog = screen.getByRole("dialog", { name: "Open this link?" });
  expect(dialog.textContent).toContain("This link says odoo.mybank.example but leads to evil.example.");
  expect(within(dialog).getByText("https://evil.example/y")).toBeTruthy();
  expect(bridge.callsOf("openExternal")).toEqual([]);

  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(bridge.callsOf("openExternal")).toEqual([]);

  fireEvent.click(words);
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(bridge.callsOf("openExternal")).toEqual([{ url: "https://evil.example/y" }]);
});

test("the true address of a link that says another place can be copied", async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined);
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  const { bridge, log } = await reading(lie);
  fireEvent.click(within(log).getByText("https://odoo.mybank.example/login"));
  fireEvent.click(screen.getByRole("button", { name: "Copy address" }));
  expect(writeText.mock.calls).toEqual([["https://evil.example/y"]]);
  expect(bridge.callsOf("openExternal")).toEqual([]);
});

const mention = (id: number, name: string) =>
  `<p><a href="#" class="o_channel_redirect" data-oe-id="${id}" data-oe-model="discuss.channel">#${name}</a></p>`;

test("the mention of a conversation leads to it", async () => {
  const { log } = await reading({ body: mention(sales, "sales") });
  fireEvent.click(within(log).getByRole("button", { name: "#sales" }));
  await settle();
  expect(screen.getByRole("heading", { level: 1, name: "sales" })).toBeTruthy();
});

test("in a conversation's own window the mention of another one opens a window for that", async () => {
  const { bridge, log } = await reading({ body: mention(sales, "sales") }, { place: { workspace, channel: general } });
  fireEvent.click(within(log).getByRole("button", { name: "#sales" }));
  expect(bridge.callsOf("openInNewWindow")).toEqual([{ workspace, channel: sales }]);
});

test("the mention of a conversation that the person has not is its name alone", async () => {
  const { log } = await reading({ body: mention(99, "secret") });
  expect(within(log).getByText("#secret").tagName).toBe("SPAN");
});

test("the mention of a conversation that was left meanwhile says so", async () => {
  const { bridge, log } = await reading({ body: mention(sales, "sales") });
  bridge.emitIn(workspace, { type: "conversation-left", channel: sales });
  await settle();
  fireEvent.click(within(log).getByRole("button", { name: "#sales" }));
  expect(screen.getByRole("alert").textContent).toContain("not in your list any more");
});

test("what a system line says of Odoo's own panels is text", async () => {
  const { log } = await reading({
    kind: "system",
    body: `<div><a href="#" data-oe-type="highlight" data-oe-id="1">pinned a message</a> to this channel. <a href="#" data-oe-type="pin-menu">See all pinned messages.</a></div>`,
    text: "pinned a message to this channel. See all pinned messages.",
  });
  const line = within(log).getByText(/See all pinned messages/);
  expect(line.closest("[role=article]")?.querySelectorAll("a, button")).toHaveLength(0);
});
