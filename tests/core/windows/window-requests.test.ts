import { expect, test } from "vitest";
import { createWindowRequests } from "../../../electron/core/windows/window-requests.ts";
import type { WindowRequest } from "../../../shared/ipc/window-request.ts";
import { channelId, workspaceId } from "../../support/builders.ts";

const main = 1;
const workspace = workspaceId(1);
const show = (channel: number) => ({ type: "show-conversation", workspace, channel: channelId(channel) }) as const;
function requests() {
  const delivered: (readonly [window: number, request: WindowRequest])[] = [];
  return { delivered, ...createWindowRequests((...request) => void delivered.push(request)) };
}

test("[WR1] a request to a window is delivered at once, and pending until that window acknowledges it", () => {
  const { delivered, send, pending, acknowledge } = requests();
  send(main, show(1));
  const request = { id: 1, action: show(1) };
  expect([delivered, pending(main)]).toEqual([[[main, request]], [request]]);
  acknowledge(main, 99);
  expect(pending(main)).toEqual([request]);
  acknowledge(main, 1);
  acknowledge(main, 1);
  expect(pending(main)).toEqual([]);
});

test("[WR1] a window is asked nothing that was asked of another, and cannot acknowledge it", () => {
  const { send, pending, acknowledge } = requests();
  send(main, show(1));
  acknowledge(2, 1);
  expect([pending(2), pending(main)]).toEqual([[], [{ id: 1, action: show(1) }]]);
});

test("[WR2] of requests to show a conversation that were not acknowledged the last one remains", () => {
  const { send, pending } = requests();
  for (const channel of [1, 2]) send(main, show(channel));
  expect(pending(main)).toEqual([{ id: 2, action: show(2) }]);
});

test("what was asked of a window goes with it", () => {
  const { send, pending, closed } = requests();
  send(main, show(1));
  closed(main);
  expect(pending(main)).toEqual([]);
});
