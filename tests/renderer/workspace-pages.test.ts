import * as fc from "fast-check";
import { expect, test } from "vitest";
import { firstPart, pageAfter } from "../../electron/core/workspace/workspace-pages.ts";
import { createReplica } from "../../renderer/state/replica.ts";
import { followPages } from "../../renderer/state/workspace-pages.ts";
import type { AppState } from "../../shared/domain/app-state.ts";
import type { DiscussEvent } from "../../shared/domain/events.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import type { EventBatch } from "../../shared/ipc/event-batch.ts";
import { emptyApp, reduceApp } from "../../shared/domain/app-reduce.ts";
import { valuesOf } from "../../shared/collections/table.ts";
import {
  alice,
  channelId,
  conversation,
  message,
  messageId,
  partner,
  person,
  workspaceState,
} from "../support/builders.ts";
import { createFakeBridge } from "./fake-bridge.ts";

const rooms = 24;
const size = { first: 3, page: 4 };
const start = workspaceState({
  conversations: Array.from({ length: rooms }, (_none, index) =>
    conversation({ id: channelId(index + 1), name: `room ${index + 1}`, lastInterestAt: index + 1 }),
  ),
  people: Array.from({ length: rooms }, (_none, index) => person({ key: partner(index + 1), name: `person ${index}` })),
});

/** Main, which hands out a big workspace in small pieces, and windows that are given their batches when a test says. */
function office() {
  let app: AppState = { ...emptyApp, workspaces: [start] };
  let seq = 0;
  const windows: ReturnType<typeof openWindow>[] = [];
  const main = (): WorkspaceState => app.workspaces[0] ?? start;

  function emit(event: DiscussEvent): void {
    const told = { type: "workspace-event", workspace: start.id, event } as const;
    app = reduceApp(app, told);
    for (const { waiting } of windows) waiting.push({ first: seq, events: [told] });
    seq += 1;
  }

  function openWindow() {
    const waiting: EventBatch[] = [];
    const bridge = createFakeBridge({
      app,
      answers: {
        snapshot: () => {
          const part = firstPart(main(), [], size);
          return { seq, app: { ...app, workspaces: [part] }, place: null, lastShown: null, eye: null, requests: [] };
        },
        loadWorkspacePage: ({ from }) => {
          const page = pageAfter(main(), from, size.page);
          if (page) emit(page);
        },
      },
    });
    const replica = createReplica({
      bridge,
      now: () => 0,
      nextFrame: (run) => queueMicrotask(run),
      later: () => undefined,
      onFault: () => undefined,
      settle: (state) => state,
      onTaken: () => {},
    });
    followPages({ bridge, replica, nextFrame: (run) => queueMicrotask(run) });
    replica.start();
    return {
      waiting,
      replica,
      async receive(count: number) {
        for (const batch of waiting.splice(0, count)) bridge.send(batch);
        await settled();
      },
      /** As when too much has happened while the window was asleep. */
      lose: () => void waiting.splice(0, 1),
    };
  }

  return {
    main,
    emit,
    windows,
    async open() {
      windows.push(openWindow());
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const channel = fc.integer({ min: 1, max: rooms + 4 }).map(channelId);
const key = fc.integer({ min: 1, max: rooms + 4 }).map(partner);
const event: fc.Arbitrary<DiscussEvent> = fc.oneof(
  fc.tuple(channel, fc.integer({ min: 1, max: 99 })).map(([to, id]): DiscussEvent => {
    const posted = message({ id: messageId(id), channel: to, author: alice, sentAt: 100 + id });
    return { type: "message-posted", message: posted, isSilent: false };
  }),
  channel.map((left): DiscussEvent => ({ type: "conversation-left", channel: left })),
  channel.map((joined): DiscussEvent => ({
    type: "conversation-joined",
    channel: joined,
    changes: { kind: "group", name: "joined" },
  })),
  channel.map((changed): DiscussEvent => ({
    type: "conversation-changed",
    channel: changed,
    changes: { name: "renamed" },
  })),
  fc.tuple(channel, fc.nat(9)).map(([to, unread]): DiscussEvent => ({
    type: "unread-counted",
    channel: to,
    unread,
    asOf: null,
    separator: null,
  })),
  key.map((who): DiscussEvent => ({ type: "people-changed", people: [{ key: who, presence: "online" }] })),
);
const step = fc.oneof(
  { weight: 4, arbitrary: event.map((told) => ({ type: "event", told }) as const) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("receive" as const), count: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.constant({ type: "lose" } as const) },
  { weight: 1, arbitrary: fc.constant({ type: "open" } as const) },
);

test("whatever happens between pages, in whatever windows and however late they hear, all have what main has", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.nat()), { maxLength: 40 }), async (steps) => {
      const on = office();
      await on.open();
      for (const [one, which] of steps) {
        const window = on.windows[which % on.windows.length];
        if (one.type === "event") on.emit(one.told);
        else if (one.type === "receive") await window?.receive(one.count);
        else if (one.type === "lose") window?.lose();
        else if (on.windows.length < 3) await on.open();
      }
      // A hole is found by what comes after it.
      on.emit({ type: "unread-counted", channel: channelId(1), unread: 3, asOf: null, separator: null });
      while (on.windows.some(({ waiting }) => waiting.length > 0)) for (const one of on.windows) await one.receive(99);
      const { conversations, people } = on.main();
      for (const { replica } of on.windows) {
        const state = replica.get()?.workspaces[0] ?? start;
        expect(valuesOf(state.conversations)).toEqual(valuesOf(conversations));
        expect(valuesOf(state.people)).toEqual(valuesOf(people));
        expect(state.cursor).toBeNull();
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("a window begins with what stands first in the list and asks for the rest in pages, each once", async () => {
  const on = office();
  await on.open();
  const [first] = on.windows;
  const held = () => valuesOf(first?.replica.get()?.workspaces[0]?.conversations ?? start.conversations).length;
  const seen = [held()];
  while (held() < rooms) {
    await first?.receive(1);
    seen.push(held());
  }
  expect(seen).toEqual([3, 7, 11, 15, 19, 23, 24]);
});

test("what is one page is handed out whole, and nothing is asked for", async () => {
  const small = workspaceState();
  expect(firstPart(small, [])).toBe(small);
});

test("a conversation that a window shows is in its first part, however far down the list it stands", () => {
  const part = firstPart(start, [channelId(2)], size);
  expect(valuesOf(part.conversations).map(({ id }) => id)).toEqual([2, 22, 23, 24]);
});
