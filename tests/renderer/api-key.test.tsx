// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { unavailableReason } from "../../shared/domain/abilities.ts";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err } from "../../shared/result.ts";
import { valuesOf } from "../../shared/collections/table.ts";
import { channelId, conversation, me, message, messageId, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";
import { english } from "../../shared/text/languages.ts";

const general = channelId(1);
const plain = workspaceState({ conversations: [conversation({ id: general, name: "general" })] });
const state = workspaceState({
  profile: { ...plain.profile, access: "api-key" },
  conversations: valuesOf(plain.conversations),
});
const app: AppState = { ...emptyApp, workspaces: [state] };
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
    expect([button.getAttribute("aria-disabled"), button.getAttribute("title")]).toEqual([
      "true",
      english.say(unavailableReason(ability)),
    ]);
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

test("a key that opens no more is asked for by its name, and another one sent in its place", async () => {
  const { bridge } = await openWindow({ app, history });
  bridge.emitIn(state.id, {
    type: "connection-changed",
    connection: { state: "signed-out", why: null, retryAt: null, isCatchingUp: false },
  });
  await settle();
  const form = screen.getByRole("form", { name: "Sign in again" });
  expect(form.textContent).toContain("New API Key");
  fireEvent.click(within(form).getByRole("button", { name: "Sign in" }));
  expect(within(form).getByRole("alert").textContent).toBe("Enter an API key.");
  fireEvent.change(within(form).getByLabelText("API key"), { target: { value: "f".repeat(40) } });
  fireEvent.click(within(form).getByRole("button", { name: "Sign in" }));
  await settle();
  expect(bridge.callsOf("signInAgain")).toEqual([{ workspace: state.id, secret: "f".repeat(40) }]);
});

test("switching to a key keeps what was typed but the password, and signs in with the key alone", async () => {
  const { bridge } = await openWindow({
    app: emptyApp,
    answers: { signInWithKey: () => err({ reason: "credentials", text: literal("No such key.") }) },
  });
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  type("Server address", "odoo.example.com");
  type("Email or login", "me");
  type("Password", "hunter2");
  fireEvent.click(screen.getByRole("button", { name: "Use an API key" }));
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(screen.getByRole("alert").textContent).toBe("Enter an API key.");
  type("API key", "f".repeat(40));
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await settle();
  expect(bridge.callsOf("signInWithKey")).toEqual([
    { address: "odoo.example.com", database: null, login: "me", key: "f".repeat(40) },
  ]);
  expect(bridge.callsOf("signIn")).toEqual([]);
  expect(screen.getByRole("alert").textContent).toBe("No such key.");
});
