// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { longestBodyRead } from "../../shared/domain/messages/message-budget.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { conversation, general, me, message, messageId, partner, person, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import type { Message } from "../../shared/domain/messages/types.ts";

async function show(given: Partial<Message>): Promise<HTMLElement> {
  const state = workspaceState({
    conversations: [conversation({ id: general, name: "general" })],
    people: [person(), person({ key: me, name: "Me" })],
  });
  const history = { [general]: [message({ id: messageId(1), ...given })] };
  await openWindow({ app: { ...emptyApp, workspaces: [state] }, history });
  fireEvent.click(screen.getByRole("button", { name: /^general/ }));
  await settle();
  const row = document.querySelector<HTMLElement>('[data-message="1"]');
  if (!row) throw new Error("The message is not shown");
  return row;
}

const press = (row: HTMLElement, name: string) => fireEvent.click(within(row).getByRole("button", { name }));
const buttons = (row: HTMLElement) =>
  within(row)
    .queryAllByRole("button", { name: /^Show/ })
    .map((one) => one.textContent);

test("a message of 10,000 line breaks shows its beginning, more with each wish, and in the end all of it", async () => {
  const row = await show({ body: `<p>top${"<br>".repeat(10_000)}end</p>`, text: `top${"\n".repeat(10_000)}end` });
  const lines = () => row.querySelectorAll("br").length;
  expect([lines(), buttons(row)]).toEqual([59, ["Show more"]]);
  press(row, "Show more");
  expect([lines(), buttons(row)]).toEqual([1_999, ["Show more", "Show less"]]);
  press(row, "Show more");
  expect([lines(), buttons(row)]).toEqual([7_999, ["Show all", "Show less"]]);
  press(row, "Show all");
  expect([lines(), row.textContent.includes("end"), buttons(row)]).toEqual([10_000, true, ["Show less"]]);
  press(row, "Show less");
  expect([lines(), buttons(row)]).toEqual([59, ["Show more"]]);
});

test("a long plain message is folded and unfolds to every character of it", async () => {
  const text = "0123456789".repeat(1_000);
  const row = await show({ body: `<p>${text}</p>`, text });
  expect(row.textContent).not.toContain(text);
  press(row, "Show all");
  expect(row.textContent).toContain(text);
});

test("a message of an ordinary length has nothing to unfold", async () => {
  const text = "x".repeat(2_999);
  const row = await show({ body: `<p>${text}</p>`, text });
  expect([row.textContent.includes(text), buttons(row)]).toEqual([true, []]);
});

test("a message whose text is not read to its end cannot be edited, which would lose the rest", async () => {
  const row = await show({ author: me, body: "x".repeat(longestBodyRead + 1), text: "x…" });
  fireEvent.pointerOver(row);
  fireEvent.focusIn(row);
  await settle();
  const edit = within(row).getByRole("button", { name: "Edit" });
  expect([edit.getAttribute("aria-disabled"), edit.title]).toEqual([
    "true",
    "This message is too long to be edited here.",
  ]);
});

test("of thousands of reactions fifty are buttons, and the rest are counted", async () => {
  const reactions = Array.from({ length: 6_000 }, (_, index) => ({ content: `r${index}`, count: 1, people: [me] }));
  const row = await show({ reactions });
  const group = within(row).getByRole("group", { name: "Reactions" });
  expect([within(group).getAllByRole("button").length, group.textContent.endsWith("and 5950 more")]).toEqual([
    50,
    true,
  ]);
});

test("of thousands who reacted fifty are named, and the rest are counted", async () => {
  const people = Array.from({ length: 6_000 }, (_, index) => partner(index + 1_000));
  const row = await show({ reactions: [{ content: "👍", count: 6_000, people }] });
  expect(within(row).getByRole("button", { name: /^👍 6000, Somebody, .* and 5950 more$/ }).title.length).toBeLessThan(
    1_000,
  );
});
