// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { bob, channelId, conversation, me, message, messageId, person, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";

const general = channelId(1);
const state = workspaceState({
  people: [person({ key: bob, name: "Bob" }), person({ key: me, name: "Me" })],
  conversations: [conversation({ id: general, name: "general" })],
});
const app: AppState = { ...emptyApp, workspaces: [state] };
const history = {
  [general]: [
    message({ id: messageId(1), author: bob, text: "from Bob" }),
    message({ id: messageId(2), author: me, text: "mine" }),
  ],
};

async function openGeneral(): Promise<void> {
  await openWindow({ app, history });
  const list = screen.getByRole("navigation", { name: "Conversations" });
  fireEvent.click(within(list).getByRole("button", { name: "general" }));
  await settle();
}

const row = (text: string) => {
  const found = screen.getByText(text).closest<HTMLElement>("[role=article]");
  if (!found) throw new Error(`No message "${text}"`);
  return found;
};
/** The pointer comes to rest there, at that place on the screen. */
const point = (at: HTMLElement, screenX: number) => fireEvent.pointerOver(at, { screenX });
const searchHasFocus = () => expect(document.activeElement?.getAttribute("aria-label")).toBe("Search emoji");
const during = (run: () => void) => act(async () => run());

test("the actions are those of the message that the focus or the pointer came to last, and the focus stays with its message", async () => {
  await openGeneral();
  const withActions = () => screen.getAllByRole("toolbar").map((one) => one.closest("[role=article]"));
  point(row("from Bob"), 10);
  await during(() => row("mine").focus());
  expect(withActions()).toEqual([row("mine")]);
  await during(() => within(row("mine")).getByRole("button", { name: "Reply" }).focus());
  expect(withActions()).toEqual([row("mine")]);
  await during(() => point(row("from Bob"), 20));
  expect(withActions()).toEqual([row("from Bob")]);
  expect(document.activeElement).toBe(row("mine"));
});

test("the picker of a reaction gives the focus back to the button that it hangs on, wherever the pointer rests", async () => {
  await openGeneral();
  point(row("from Bob"), 10);
  await during(() => row("mine").focus());
  const react = within(row("mine")).getByRole("button", { name: "React" });
  await during(() => react.focus());
  // The second time its code is there, and its search box takes the focus at once.
  for (const time of ["first", "second"]) {
    await during(() => fireEvent.click(react));
    await waitFor(searchHasFocus, { timeout: 10_000 });
    await during(() => fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" }));
    // The picker stood between the pointer and that message.
    await during(() => point(row("from Bob"), 10));
    await settle();
    expect([time, screen.queryByRole("dialog"), document.activeElement]).toEqual([time, null, react]);
  }
});
