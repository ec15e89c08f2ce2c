// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { channelId, conversation, workspaceId, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";

const workspace = workspaceId(1);
const general = channelId(1);
const app = {
  ...emptyApp,
  workspaces: [workspaceState({ conversations: [conversation({ id: general, name: "general" })] })],
};
const show = { type: "show-conversation", workspace, channel: general } as const;
const heading = () => screen.queryByRole("heading", { level: 1, name: "general" });
const notice = { type: "notice-dismissed", id: "none" } as const;

test("a clicked notification opens its conversation though the events of the hidden window were dropped, and once", async () => {
  const { bridge } = await openWindow({ app });
  // Asleep: what happens is not sent to it, and more happens than main keeps for it.
  bridge.miss(...Array.from({ length: 5_000 }, () => notice));
  act(() => bridge.request(show));
  await settle();
  expect(heading()).not.toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Back to the list" }));
  act(() => bridge.emit(notice));
  await settle();
  expect(bridge.callsOf("snapshot")).toHaveLength(2);
  expect([heading(), bridge.callsOf("acknowledgeRequest")]).toEqual([null, [{ id: 1 }]]);
});

test("what main asked before the page listened is done with its first snapshot", async () => {
  const { bridge } = await openWindow({ app, requests: [show] });
  expect(heading()).not.toBeNull();
  expect(bridge.callsOf("acknowledgeRequest")).toEqual([{ id: 1 }]);
});

test("a request that comes again while its acknowledgement is on its way is done once", async () => {
  const { bridge } = await openWindow({ app, answers: { acknowledgeRequest: () => undefined } });
  act(() => bridge.request(show));
  await settle();
  fireEvent.click(screen.getByRole("button", { name: "Back to the list" }));
  bridge.miss(notice);
  act(() => bridge.emit(notice));
  await settle();
  expect([bridge.callsOf("snapshot").length, heading()]).toEqual([2, null]);
});
