// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { channelId, conversation, messageId, workspaceId, workspaceState } from "../support/builders.ts";
import { openWindow } from "./open-window.tsx";

const workspace = workspaceId(1);
const general = channelId(1);
const conversations = [
  conversation({ id: general, name: "general" }),
  conversation({ id: channelId(2), name: "random" }),
];
const app = { ...emptyApp, workspaces: [workspaceState({ conversations })] };
const lastShown = { workspace, channels: { [workspace]: general } };
const heading = () => screen.queryByRole("heading", { level: 1 })?.textContent;

test("the main window begins where the person was", async () => {
  const { bridge } = await openWindow({ app, lastShown });
  expect([heading(), bridge.callsOf("showConversation")]).toEqual([
    "general",
    [{ shown: { workspace, channel: general } }],
  ]);
});

test("a page that a conversation may have crashed begins without one", async () => {
  const { bridge } = await openWindow({ app, lastShown, start: "without-conversation" });
  expect(bridge.callsOf("showConversation")).toEqual([]);
});

test("a conversation that was asked for meanwhile goes before where the person was", async () => {
  const show = { type: "show-conversation", workspace, channel: channelId(2) } as const;
  await openWindow({ app, lastShown, requests: [show] });
  expect(heading()).toBe("random");
});

test("where the person was in a workspace that is gone, or a conversation that was left, nothing is shown", async () => {
  await openWindow({ app, lastShown: { workspace, channels: { [workspace]: channelId(99) } } });
  expect(heading()).toBe("Pick a conversation");
});

test("the history begins around the message that the person looked at, and the one after it at the newest", async () => {
  const eye = { place: { workspace, channel: general }, message: messageId(7) };
  const { bridge, parley } = await openWindow({ app, lastShown, eye });
  act(() => parley.view.goTo({ workspace, channel: channelId(2) }));
  act(() => parley.view.goTo({ workspace, channel: general }));
  expect(bridge.callsOf("openTimeline").map(({ channel, anchor }) => [channel, anchor])).toEqual([
    [general, messageId(7)],
    [channelId(2), null],
  ]);
});
