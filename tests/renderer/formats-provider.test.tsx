// @vitest-environment jsdom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { channelId, conversation, message, person, workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";

const general = channelId(1);
const app: AppState = {
  ...emptyApp,
  workspaces: [workspaceState({ people: [person()], conversations: [conversation({ id: general, name: "general" })] })],
};
const sentAt = Date.UTC(2024, 2, 4, 20, 5);

afterEach(() => vi.unstubAllEnvs());

const log = () => within(screen.getByRole("log"));
const rows = () =>
  log()
    .getAllByRole("article")
    .map((row) => row.getAttribute("aria-label"));
const days = () =>
  log()
    .getAllByRole("separator")
    .map(({ textContent }) => textContent);

async function openGeneral() {
  vi.stubEnv("TZ", "Europe/London");
  const window = await openWindow({ app, history: { [general]: [message({ channel: general, sentAt })] } });
  fireEvent.click(screen.getByRole("button", { name: /^general/ }));
  await settle();
  return window;
}

test("after a change of the system's zone rows and day lines are in the new one as soon as the person comes back", async () => {
  await openGeneral();
  expect([rows(), days()]).toEqual([["Alice, 8:05 PM"], ["Monday, March 4, 2024"]]);
  vi.stubEnv("TZ", "Asia/Tokyo");
  act(() => void fireEvent.focus(window));
  expect([rows(), days()]).toEqual([["Alice, 5:05 AM"], ["Tuesday, March 5, 2024"]]);
});

test("rows are in another zone, and in another format, as soon as main has heard of it", async () => {
  const { bridge } = await openGeneral();
  vi.stubEnv("TZ", "Asia/Tokyo");
  const formats = { locale: "de-DE", timeZone: "Asia/Tokyo" };
  act(() => bridge.emit({ type: "system-formats-changed", formats }));
  await settle();
  expect([rows(), days()]).toEqual([["Alice, 05:05"], ["Tuesday, March 5, 2024"]]);
});
