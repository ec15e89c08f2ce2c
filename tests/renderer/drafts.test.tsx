// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { emptyDraft } from "../../shared/domain/drafts/draft.ts";
import type { Draft } from "../../shared/domain/drafts/types.ts";
import {
  alice,
  channelId,
  clientId,
  conversation,
  messageId,
  workspaceId,
  workspaceState,
} from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { plain } from "../../shared/domain/messages/content.ts";

const workspace = workspaceId(1);
const general = channelId(1);
const random = channelId(2);

/** A window that begins while main has that draft of #general, in which the person is. */
async function beginningWith(draft: Partial<Draft>, { isShown = true } = {}) {
  const kept = { ...emptyDraft, ...draft, channel: general, revision: 1, updatedAt: 0 };
  const conversations = [conversation({ id: general, name: "general" }), conversation({ id: random, name: "random" })];
  const app = { ...emptyApp, workspaces: [workspaceState({ conversations, drafts: { [general]: kept } })] };
  const opened = await openWindow({ app });
  if (isShown) act(() => opened.parley.view.goTo({ workspace, channel: general }));
  await settle();
  const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message general" });
  const press = async (key: string) => {
    fireEvent.keyDown(box(), { key });
    await settle();
  };
  return { ...opened, box, press };
}

test("a draft of before stands in the list of conversations", async () => {
  await beginningWith({ content: plain("half a\nthought") }, { isShown: false });
  expect(screen.getByText("Draft: half a thought")).toBeTruthy();
});

test("a reply that was begun before says whom it answers, and is sent as one", async () => {
  const replyTo = { message: messageId(5), author: alice, authorName: null, excerpt: "their words" };
  const { bridge, press } = await beginningWith({ content: plain("indeed"), replyTo });
  expect([screen.getByText("Replying to Alice"), screen.getByText("their words")]).toHaveLength(2);
  await press("Enter");
  expect(bridge.callsOf("sendMessage")).toMatchObject([{ content: plain("indeed"), replyTo: messageId(5) }]);
});

test("an edit that was begun before goes on, and what waited for its end comes back", async () => {
  const edit = { type: "message", message: messageId(7), content: plain("better"), excerpt: "good" } as const;
  const { bridge, box, press } = await beginningWith({ content: plain("half a thought"), edit });
  expect([box().value, screen.getByText("Editing your message")]).toEqual(["better", expect.anything()]);
  await press("Enter");
  expect(bridge.callsOf("editMessage")).toEqual([{ workspace, message: messageId(7), content: plain("better") }]);
  expect(box().value).toBe("half a thought");
});

test("other words for a failed message that were begun before are saved for that message", async () => {
  const edit = { type: "entry", clientId: clientId(5), content: plain("better"), excerpt: "good" } as const;
  const { bridge, press } = await beginningWith({ edit });
  await press("Enter");
  expect(bridge.callsOf("reviseMessage")).toEqual([{ workspace, clientId: clientId(5), content: plain("better") }]);
});

test("files of before are attached still", async () => {
  const file = {
    id: "00000000-0000-4000-8000-000000008001" as never,
    name: "plan.pdf",
    mimetype: "application/pdf",
    size: 9,
  };
  await beginningWith({ files: [file] });
  expect(screen.getByRole("list", { name: "Attached files" }).textContent).toContain("plan.pdf");
});

test("an edit keeps the message that is being answered, which comes back with its end", async () => {
  const replyTo = { message: messageId(5), author: alice, authorName: null, excerpt: "their words" };
  const edit = { type: "message", message: messageId(7), content: plain("better"), excerpt: "good" } as const;
  const { box, press } = await beginningWith({ content: plain("indeed"), replyTo, edit });
  await press("Escape");
  expect([box().value, screen.getByText("Replying to Alice")]).toEqual(["indeed", expect.anything()]);
});
