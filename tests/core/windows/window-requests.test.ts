import { expect, test } from "vitest";
import { createWindowRequests } from "../../../electron/core/windows/window-requests.ts";
import type { WindowRequest } from "../../../shared/ipc/window-request.ts";
import { channelId, workspaceId } from "../../support/builders.ts";

const main = 1;
const workspace = workspaceId(1);
const show = (channel: number) => ({ type: "show-conversation", workspace, channel: channelId(channel) }) as const;
const keep = (text: string) => ({ type: "take-over-text", workspace, channel: channelId(1), text }) as const;

function requests() {
  const delivered: (readonly [window: number, request: WindowRequest])[] = [];
  return { delivered, ...createWindowRequests((...request) => void delivered.push(request)) };
}

test("[WR1] a request to a window is delivered at once, and pending until that window acknowledges it", () => {
  const { delivered, send, pending, acknowledge } = requests();
  send(main, show(1));
  send(main, keep("half a thought"));
  const [first, second] = [
    { id: 1, action: show(1) },
    { id: 2, action: keep("half a thought") },
  ];
  expect(delivered).toEqual([
    [main, first],
    [main, second],
  ]);
  expect(pending(main)).toEqual([first, second]);
  acknowledge(main, 1);
  acknowledge(main, 1);
  acknowledge(main, 99);
  expect(pending(main)).toEqual([second]);
});

test("[WR1] a window is asked nothing that was asked of another, and cannot acknowledge it", () => {
  const { send, pending, acknowledge } = requests();
  send(main, show(1));
  acknowledge(2, 1);
  expect([pending(2), pending(main)]).toEqual([[], [{ id: 1, action: show(1) }]]);
});

test("[WR2] of requests to show a conversation that were not acknowledged the last one remains, and other requests stay", () => {
  const { send, pending } = requests();
  for (const action of [show(1), keep("one"), show(2), keep("two")]) send(main, action);
  expect(pending(main).map(({ action }) => action)).toEqual([keep("one"), show(2), keep("two")]);
});

test("what was asked of a window goes with it", () => {
  const { send, pending, closed } = requests();
  send(main, keep("one"));
  closed(main);
  expect(pending(main)).toEqual([]);
});
