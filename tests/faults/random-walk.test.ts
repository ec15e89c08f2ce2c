import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SystemSignal } from "../../electron/core/ports/desktop.ts";
import { createRandom } from "../../electron/demo/random.ts";
import { valuesOf } from "../../shared/collections/table.ts";
import { table } from "./table.ts";
import { createWorld, type Desk, type Weather, type World } from "./world.ts";

/** `npm run test:unit` walks a few; FAULT_WALKS=1000 takes some minutes more. */
const walks = Number(process.env["FAULT_WALKS"] ?? 20);
const second = 1_000;
const patience = 20 * 60 * second;

type Deed =
  | { readonly do: "write" | "bob writes" | "look" | "restart" }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "weather"; readonly weather: Weather | null; readonly cutsLines: boolean }
  | { readonly do: "signal"; readonly signal: SystemSignal }
  | { readonly do: "idle"; readonly minutes: number }
  /** The server itself: ends every socket with this code; loses the next answer; takes its time for a post. */
  | { readonly do: "sockets end"; readonly code: number }
  | { readonly do: "answer lost"; readonly isDone: boolean }
  | { readonly do: "slow posts"; readonly ms: number };

const weathers = table.filter(({ trouble }) => trouble.tls !== true).map(({ trouble }) => trouble.weather);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Deed>({ do: "write" }) },
  { weight: 2, arbitrary: fc.constant<Deed>({ do: "bob writes" }) },
  { weight: 1, arbitrary: fc.constantFrom<Deed>({ do: "look" }, { do: "restart" }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 90 * second }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("weather" as const),
      weather: fc.constantFrom(null, ...weathers),
      cutsLines: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("signal" as const),
      signal: fc.constantFrom<SystemSignal>("suspend", "resume", "lock", "unlock", "network-lost", "network-changed"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("idle" as const), minutes: fc.integer({ min: 0, max: 40 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("sockets end" as const), code: fc.constantFrom(1001, 1011, 1013, 4002) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("answer lost" as const), isDone: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("slow posts" as const), ms: fc.integer({ min: 0, max: 60 * second }) }),
  },
);

interface Walk {
  readonly world: World;
  desk: Desk;
  written: number;
  read: number;
}

async function take(step: Deed, walk: Walk): Promise<void> {
  const { world, desk } = walk;
  switch (step.do) {
    case "write":
      return desk.write(`our ${(walk.written += 1)}`);
    case "bob writes":
      return world.bobPosts(`their ${(walk.read += 1)}`);
    case "look":
      // It takes the time that it takes, and the others go on meanwhile.
      void desk.show();
      return;
    case "restart":
      desk.stop();
      walk.desk = world.open();
      walk.desk.start();
      return;
    case "wait":
      return world.clock.advance(step.ms);
    case "weather":
      return world.set(step.weather, step.cutsLines);
    case "signal":
      return desk.signals.give(step.signal);
    case "idle":
      return desk.signals.setIdleTime(step.minutes * 60 * second);
    case "sockets end":
      return world.demo.dropSockets(step.code);
    case "answer lost":
      return world.demo.failNext(/message_post$/u, step.isDone ? "dropAfterCommit" : "dropBeforeCommit");
    case "slow posts":
      return world.demo.delay(/message_post$/u, step.ms);
  }
}

/** What a person would call the same: the list with its counts and last lines, and what stands in the conversation. */
function seen(desk: Desk) {
  const { conversations, timelines, outbox } = desk.window();
  return {
    list: valuesOf(conversations)
      .map(({ id, name, unread, lastMessage }) => ({ id, name, unread, last: lastMessage?.text ?? null }))
      .toSorted((a, b) => a.id - b.id),
    messages: Object.values(timelines).flatMap(({ messages }) =>
      messages.map(({ id, author, text }) => ({ id, author, text })),
    ),
    outbox,
  };
}

test("whatever the weather was: once it is fine, all that was written is there once and in order, and both sides are one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), fc.nat(), async (deeds, seed) => {
      const world = await createWorld({ random: createRandom(seed).next });
      try {
        const walk: Walk = { world, desk: world.open(), written: 0, read: 0 };
        walk.desk.start();
        for (const step of deeds) await take(step, walk);

        await world.set(null);
        world.demo.delay(/message_post$/u, 0);
        walk.desk.signals.give("resume");
        await world.clock.advanceUntil(() => walk.desk.isCalm(), patience);
        const fresh = world.open({ isNew: true });
        fresh.start();
        await world.clock.advanceUntil(() => fresh.isCalm(), patience);
        for (const desk of [walk.desk, fresh]) {
          void desk.show();
          await world.clock.advance(10 * second);
        }
        expect(world.texts().filter((text) => text.startsWith("our"))).toEqual(
          Array.from({ length: walk.written }, (_, index) => `our ${index + 1}`),
        );
        expect(seen(walk.desk)).toEqual(seen(fresh));
      } finally {
        await world.stop();
      }
    }),
    { numRuns: walks },
  );
}, 600_000);
