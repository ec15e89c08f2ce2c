// @vitest-environment jsdom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import { err, ok } from "../../shared/result.ts";
import {
  alice,
  bob,
  channelId,
  clientId,
  conversation,
  me,
  memberId,
  message,
  messageId,
  person,
  workspaceId,
  workspaceState,
} from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const workspace = workspaceId(1);
const general = channelId(1);
const direct = channelId(2);
const state = workspaceState({
  people: [person(), person({ key: bob, name: "Bob", presence: "away" }), person({ key: me, name: "Me" })],
  conversations: [
    conversation({ id: general, name: "general", unread: 2, lastInterestAt: 2, newMessageSeparator: messageId(2) }),
    conversation({
      id: direct,
      kind: "chat",
      lastInterestAt: 1,
      members: [me, alice].map((key, index) => ({ id: memberId(index + 1), person: key, seen: null })),
    }),
  ],
});
const app: AppState = { ...emptyApp, workspaces: [state] };
const history = {
  [general]: [
    message({ id: messageId(1), author: me, clientId: clientId(1), text: "mine" }),
    message({ id: messageId(2), author: bob, text: "from Bob" }),
    message({ id: messageId(3), author: bob, text: "again", reactions: [{ content: "👍", count: 1, people: [me] }] }),
  ],
};

const list = () => screen.getByRole("navigation", { name: "Conversations" });
const openGeneral = async () => {
  fireEvent.click(within(list()).getByRole("button", { name: /^general/ }));
  await settle();
};

test("conversations stand in the order of last interest, with what is unread in their names", async () => {
  await openWindow({ app });
  const names = within(list())
    .getAllByRole("listitem")
    .map((item) => within(item).getByRole("button").getAttribute("aria-label"));
  expect(names).toEqual(["general, 2 unread", "Alice"]);
});

test("the list narrows by name", async () => {
  await openWindow({ app });
  fireEvent.change(screen.getByRole("searchbox", { name: "Filter conversations" }), { target: { value: "GEN" } });
  expect(within(list()).getAllByRole("listitem")).toHaveLength(1);
});

test("an opened conversation shows its messages under its name, and is marked read", async () => {
  const { bridge } = await openWindow({ app, history });
  await openGeneral();
  const log = screen.getByRole("log", { name: "Messages in general" });
  expect(screen.getByRole("heading", { name: "general", level: 1 })).toBeTruthy();
  expect(within(log).getAllByRole("article")).toHaveLength(3);
  expect(within(log).getAllByRole("article")[1]?.getAttribute("aria-label")).toMatch(/^Bob, \d/);
  expect(within(log).getByText("New")).toBeTruthy();
  expect(bridge.callsOf("markRead")).toEqual([{ workspace, channel: general, upTo: messageId(3) }]);
});

test("while the newest message is in sight main is told to read along, until another conversation is shown", async () => {
  const { bridge } = await openWindow({ app, history });
  await openGeneral();
  expect(bridge.callsOf("readAlong")).toEqual([{ reading: { workspace, channel: general } }]);
  fireEvent.click(within(list()).getByRole("button", { name: "Alice" }));
  await settle();
  expect(bridge.callsOf("readAlong").slice(1)).toEqual([
    { reading: null },
    { reading: { workspace, channel: direct } },
  ]);
});

test("own messages carry their delivery as data and as words, others' do not", async () => {
  await openWindow({ app, history });
  await openGeneral();
  const [mine, theirs] = screen.getAllByRole("article");
  expect([mine?.dataset["delivery"], theirs?.dataset["delivery"]]).toEqual(["sent", undefined]);
  expect(within(mine as HTMLElement).getByText("Sent")).toBeTruthy();
});

test("a message that comes is shown, and its author stops typing", async () => {
  const { bridge } = await openWindow({ app, history });
  await openGeneral();
  act(() => bridge.emitIn(workspace, { type: "typing-changed", channel: general, person: bob, isTyping: true }));
  expect(screen.getAllByText("Bob is typing…").length).toBeGreaterThan(0);
  const posted = message({ id: messageId(4), author: bob, text: "news" });
  act(() => bridge.emitIn(workspace, { type: "message-posted", message: posted, isSilent: false }));
  await settle();
  expect(within(screen.getByRole("log")).getByText("news")).toBeTruthy();
  expect(screen.queryByText("Bob is typing…")).toBeNull();
});

test("a focused message offers its actions, own ones also to edit and delete", async () => {
  const { bridge } = await openWindow({ app, history });
  await openGeneral();
  const [mine, theirs] = screen.getAllByRole("article");
  act(() => theirs?.focus());
  const names = () =>
    within(screen.getByRole("toolbar", { name: "Message actions" }))
      .getAllByRole("button")
      .map((button) => button.getAttribute("aria-label"));
  expect(names()).toEqual(["React", "Reply", "Pin", "Star"]);
  act(() => mine?.focus());
  expect(names()).toEqual(["React", "Reply", "Edit", "Pin", "Star", "Delete"]);
  fireEvent.click(screen.getByRole("button", { name: "Star" }));
  expect(bridge.callsOf("starMessage")).toEqual([{ workspace, message: messageId(1), isStarred: true }]);
  fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  fireEvent.click(
    within(screen.getByRole("dialog", { name: "Delete this message?" })).getByRole("button", { name: "Delete" }),
  );
  expect(bridge.callsOf("deleteMessage")).toEqual([{ workspace, message: messageId(1) }]);
});

test("arrow keys go from message to message", async () => {
  await openWindow({ app, history });
  await openGeneral();
  const articles = screen.getAllByRole("article");
  act(() => articles[2]?.focus());
  fireEvent.keyDown(articles[2] as HTMLElement, { key: "ArrowUp" });
  expect(document.activeElement).toBe(articles[1]);
  expect(articles.map((article) => article.tabIndex)).toEqual([-1, -1, 0]);
});

test("one's own reaction is taken back, and a refusal is said", async () => {
  const { bridge } = await openWindow({
    app,
    history,
    answers: { reactToMessage: () => err({ reason: "offline", text: literal("You are offline; try again later.") }) },
  });
  await openGeneral();
  const reaction = screen.getByRole("button", { name: "👍 1, You" });
  expect(reaction.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(reaction);
  await settle();
  expect(bridge.callsOf("reactToMessage")[0]).toMatchObject({ content: "👍", isAdded: false });
  expect(screen.getByText("You are offline; try again later.")).toBeTruthy();
});

test("the connection says how it is, why, and offers to try now", async () => {
  const { bridge } = await openWindow({ app });
  const status = () => screen.getByRole("status", { name: "Connection" }).textContent;
  expect(status()).toMatch(/^Online/);
  const offline = {
    state: "offline",
    why: literal("The server cannot be reached."),
    retryAt: null,
    isCatchingUp: false,
  } as const;
  act(() => bridge.emitIn(workspace, { type: "connection-changed", connection: offline }));
  await settle();
  expect(status()).toMatch(/^Offline.*cannot be reached/);
  fireEvent.click(screen.getByRole("button", { name: "Try now" }));
  expect(bridge.callsOf("reconnect")).toEqual([{ workspace }]);
});

test("when the session has ended one password goes on", async () => {
  const { bridge } = await openWindow({
    app,
    answers: { signInAgain: () => err({ reason: "credentials", text: literal("That password is not right.") }) },
  });
  const signedOut = { state: "signed-out", why: null, retryAt: null, isCatchingUp: false } as const;
  act(() => bridge.emitIn(workspace, { type: "connection-changed", connection: signedOut }));
  await settle();
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: "secret" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await settle();
  expect(bridge.callsOf("signInAgain")).toEqual([{ workspace, secret: "secret" }]);
  expect(screen.getByText("That password is not right.").getAttribute("role")).toBe("alert");
});

test("Ctrl+K goes to a conversation by name", async () => {
  const { parley } = await openWindow({ app, history });
  fireEvent.keyDown(window, { key: "k", ctrlKey: true });
  const dialog = screen.getByRole("dialog", { name: "Go to conversation" });
  const box = within(dialog).getByRole("combobox");
  fireEvent.change(box, { target: { value: "ali" } });
  fireEvent.keyDown(box, { key: "Enter" });
  await settle();
  expect(parley.view.get().channels[workspace]).toBe(direct);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("Alt and arrows go through the list", async () => {
  const { parley } = await openWindow({ app, history });
  await openGeneral();
  fireEvent.keyDown(window, { key: "ArrowDown", altKey: true });
  await settle();
  expect(parley.view.get().channels[workspace]).toBe(direct);
  fireEvent.keyDown(window, { key: "ArrowUp", altKey: true });
  await settle();
  expect(parley.view.get().channels[workspace]).toBe(general);
});

test("a setting that is chosen is asked of main, and holds when main says so", async () => {
  const { bridge } = await openWindow({ app });
  fireEvent.click(screen.getByRole("button", { name: "Settings" }));
  fireEvent.change(screen.getByLabelText("Theme"), { target: { value: "dark" } });
  await settle();
  expect(bridge.callsOf("changeSettings")).toEqual([{ theme: "dark" }]);
  expect(document.documentElement.dataset["theme"]).toBe("dark");
});

test("a notice stands until it is dismissed", async () => {
  await openWindow({
    app: { ...app, notices: [{ id: "n", severity: "warning", text: literal("This desktop has no keyring."), at: 0 }] },
  });
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  await settle();
  expect(screen.queryByText("This desktop has no keyring.")).toBeNull();
});

test("somebody new is written to by searching for them", async () => {
  const { bridge, parley } = await openWindow({ app, answers: { openDirectMessage: () => ok({ channel: direct }) } });
  fireEvent.click(screen.getByRole("button", { name: "New message" }));
  const box = screen.getByRole("combobox", { name: "Name of a colleague" });
  fireEvent.change(box, { target: { value: "bo" } });
  fireEvent.keyDown(box, { key: "Enter" });
  await settle();
  expect(bridge.callsOf("openDirectMessage")).toEqual([{ workspace, partner: 44 }]);
  expect(parley.view.get().channels[workspace]).toBe(direct);
});

test("signing out asks first, and warns of what was not sent", async () => {
  const { bridge } = await openWindow({
    app: {
      ...app,
      workspaces: [
        {
          ...state,
          outbox: [
            {
              clientId: clientId(1),
              thread: inConversation(general),
              content: plain("x"),
              replyTo: null,
              files: [],
              queuedAt: 0,
              delivery: { state: "queued" },
            },
          ],
        },
      ],
    },
  });
  fireEvent.click(within(list()).getByRole("button", { name: "Example" }));
  fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
  const dialog = screen.getByRole("dialog", { name: "Sign out of Example?" });
  expect(within(dialog).getByText("One message was not sent yet and would be lost.")).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
  await settle();
  expect(bridge.callsOf("signOut")).toEqual([{ workspace }]);
  expect(screen.getByRole("button", { name: "Try the demo workspace" })).toBeTruthy();
});

test("without a workspace there is the way in; its problems are alerts in main's words", async () => {
  const { bridge } = await openWindow({
    app: emptyApp,
    answers: { signIn: () => err({ reason: "credentials", text: literal("Wrong login or password.") }) },
  });
  const fill = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await settle();
  expect(screen.getByRole("alert").textContent).toBe("Enter the address of your Odoo server.");
  fill("Server address", "odoo.example.com");
  fill("Email or login", "me");
  fill("Password", "secret");
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await settle();
  expect(bridge.callsOf("signIn")).toEqual([
    { address: "odoo.example.com", database: null, login: "me", password: "secret" },
  ]);
  expect(screen.getByRole("alert").textContent).toBe("Wrong login or password.");
});

test("the database is asked for only when the server leaves it open", async () => {
  const answers = { findDatabases: () => ok({ server: "https://odoo.example.com", databases: ["one", "two"] }) };
  await openWindow({ app: emptyApp, answers });
  expect(screen.queryByLabelText("Database")).toBeNull();
  const address = screen.getByLabelText("Server address");
  fireEvent.change(address, { target: { value: "odoo.example.com" } });
  fireEvent.blur(address);
  await settle();
  expect(screen.getByRole("combobox", { name: "Database" })).toBeTruthy();
  fireEvent.change(address, { target: { value: "other.example.com" } });
  expect(screen.queryByLabelText("Database")).toBeNull();
});
