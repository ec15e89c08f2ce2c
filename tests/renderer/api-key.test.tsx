// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { lacking } from "../../shared/abilities.ts";
import { emptyApp } from "../../shared/reduce-app.ts";
import { channelId, conversation, me, message, messageId, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";

const general = channelId(1);
const plain = workspaceState({ conversations: [conversation({ id: general, name: "general" })] });
const state = workspaceState({
  profile: { ...plain.profile, access: "api-key" },
  conversations: Object.values(plain.conversations),
});
const history = {
  [general]: [
    message({ id: messageId(1), author: me, text: "mine", reactions: [{ content: "👍", count: 1, people: [me] }] }),
  ],
};

test("with an API key, what cannot be done is shown so, with the reason, and does nothing", async () => {
  const { bridge } = await openWindow({
    app: { ...emptyApp, workspaces: [state] },
    history,
  });
  fireEvent.click(screen.getByRole("button", { name: /^general/ }));
  await settle();
  fireEvent.pointerOver(screen.getByText("mine"));
  const toolbar = screen.getByRole("toolbar", { name: "Message actions" });
  for (const [name, ability] of [
    ["React", "react"],
    ["Edit", "edit"],
    ["Delete", "delete"],
  ] as const) {
    const button = within(toolbar).getByRole("button", { name });
    expect([button.getAttribute("aria-disabled"), button.getAttribute("title")]).toEqual(["true", lacking[ability]]);
    fireEvent.click(button);
  }
  fireEvent.click(screen.getByRole("button", { name: /^👍 1/ }));
  const box = screen.getByRole("textbox", { name: "Message general" });
  fireEvent.keyDown(box, { key: "ArrowUp" });
  await settle();
  expect([screen.queryByRole("dialog"), screen.queryByRole("button", { name: "Save" })]).toEqual([null, null]);
  expect(bridge.callsOf("reactToMessage")).toEqual([]);

  fireEvent.click(within(toolbar).getByRole("button", { name: "Star" }));
  fireEvent.click(within(toolbar).getByRole("button", { name: "Pin" }));
  expect([bridge.callsOf("starMessage").length, bridge.callsOf("pinMessage").length]).toEqual([1, 1]);
});
