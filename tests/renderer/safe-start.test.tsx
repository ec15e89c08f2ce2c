// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { bob, conversation, general, message, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";

const state = workspaceState({ conversations: [conversation()] });
const app = { ...emptyApp, workspaces: [state] };
const history = { [general]: [message({ author: bob, text: "hello there" })] };
const place = { workspace: state.id, channel: general };

test("a page that begins as usual says nothing of it, and shows its conversation", async () => {
  await openWindow({ app, history, place });
  expect(screen.queryByText(/crashed several times/)).toBeNull();
  expect(screen.getByText("hello there")).toBeTruthy();
});

test("a page that begins without pictures says so, and begins with them again when asked", async () => {
  const { bridge } = await openWindow({ app, history, start: "without-pictures" });
  expect(screen.getByRole("alert").textContent).toContain("pictures are not shown");
  fireEvent.click(screen.getByRole("button", { name: "Start as usual" }));
  expect(bridge.callsOf("startUsually")).toEqual([{}]);
});

test("[PC2] a conversation's own window that begins without it opens it only when the person says so", async () => {
  const { bridge } = await openWindow({ app, history, place, start: "without-conversation" });
  expect([screen.queryByText("hello there"), bridge.callsOf("openTimeline")]).toEqual([null, []]);
  fireEvent.click(screen.getByRole("button", { name: "Open without pictures" }));
  await settle();
  expect(screen.getByText("hello there")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("pictures are not shown for now");
});
