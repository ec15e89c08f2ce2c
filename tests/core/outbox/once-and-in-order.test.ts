import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crashSites, places } from "./crash-points.ts";
import type { Call, Death } from "./mortal.ts";
import { contestedStories, onceAndInOrder, onceUnlessDiscarded, stormyStories } from "./stories.ts";
import { live, oldAge, type Story } from "./story.ts";

const everyWeather: Story = {
  deeds: [
    { do: "send", to: 0 },
    { do: "send", to: 0, files: 2 },
    { do: "online" },
    { do: "send", to: 1, files: 1 },
    { do: "wait", ms: 40_000 },
    { do: "offline" },
    { do: "send", to: 0 },
    { do: "wait", ms: 5_000 },
    { do: "online" },
    { do: "wait", ms: 100_000 },
    { do: "online" },
    { do: "wait", ms: 200_000 },
  ],
  posts: [
    "busy",
    { unanswered: null },
    "done-but-broken",
    { unanswered: 55_000 },
    { answerAfter: 20 },
    "offline",
    "signed-out",
  ],
  looks: ["fine", "offline", { unanswered: null }, { answerAfter: 100 }, "malformed"],
  uploads: [{ answerAfter: 3_000 }, { unanswered: null }, "busy", { unanswered: 20 }, "offline"],
  echo: { times: 0, isEarly: false },
  deaths: [oldAge],
};

/** Refusals, and the person's answers to them: here order is what retries make of it, and once is what counts. */
const everyAnswer: Story = {
  deeds: [
    { do: "online" },
    { do: "send", to: 0 },
    { do: "send", to: 0 },
    { do: "wait", ms: 10 },
    { do: "retry", nth: 0 },
    { do: "wait", ms: 10 },
    { do: "send", to: 0 },
    { do: "discard", nth: 1 },
    { do: "wait", ms: 100_000 },
    { do: "send", to: 1 },
    { do: "wait", ms: 100_000 },
    { do: "revise", nth: 0 },
    { do: "wait", ms: 10 },
    { do: "discard", nth: 0 },
  ],
  posts: ["refused", { answerAfter: 50 }, { unanswered: null }, "refused", "refused"],
  looks: [],
  uploads: [],
  echo: { times: 0, isEarly: false },
  deaths: [oldAge],
};

/** A disk that takes nothing for a while: chores wait, and one is discarded while it is on its way. */
const everyFault: Story = {
  deeds: [
    { do: "online" },
    { do: "break", call: "remove" },
    { do: "send", to: 0 },
    { do: "wait", ms: 3_000 },
    { do: "mend" },
    { do: "wait", ms: 60_000 },
    { do: "send", to: 0 },
    { do: "wait", ms: 10 },
    { do: "discard", nth: 0 },
    { do: "wait", ms: 100_000 },
  ],
  posts: ["fine", { unanswered: null }],
  looks: [],
  uploads: [],
  echo: { times: 0, isEarly: false },
  deaths: [oldAge],
};

function everyDeath(calls: readonly Call[]): readonly Death[] {
  return calls.flatMap((_, index) => [false, true].map((isAfter) => ({ call: index + 1, isAfter })));
}

describe("killed at any call to the outside world, before or after its effect", () => {
  test.each([
    { times: 0, isEarly: false },
    { times: 1, isEarly: true },
    { times: 2, isEarly: false },
  ])("in every weather: once and in order, $times echoes", async (echo) => {
    const { calls } = await live({ ...everyWeather, echo });
    for (const death of everyDeath(calls)) {
      const { is, shouldBe } = onceAndInOrder(await live({ ...everyWeather, echo, deaths: [death] }));
      expect({ death, ...is }).toEqual({ death, ...shouldBe });
    }
  });

  test.each([
    ["while the person answers refusals", everyAnswer],
    ["while the disk fails", everyFault],
  ])("%s: once, unless discarded", async (_when, story) => {
    const { calls } = await live(story);
    for (const death of everyDeath(calls)) {
      const ending = { ...story, deaths: [death] };
      const { is, shouldBe } = onceUnlessDiscarded(ending, await live(ending));
      expect({ death, ...is }).toEqual({ death, ...shouldBe });
    }
  });

  test("no place of the outbox's code is left out where it calls the world, or the world calls it", async () => {
    const lives = [everyWeather, everyAnswer, everyFault].map((story) => live(story, { isTraced: true }));
    const calls = (await Promise.all(lives)).flatMap((end) => end.calls);
    expect(new Set(calls.flatMap(({ name, site }) => (site === null ? [] : [`${site} ${name}`])))).toEqual(
      new Set(await crashSites()),
    );
    expect(new Set(calls.flatMap(({ name, site }) => (site === null ? [name] : [])))).toEqual(
      new Set(["api.uploadFile answered", "api.postMessage answered", "api.findPosted answered", "woken"]),
    );
  });

  test("it waits for nothing but those answers: a new await needs a story in which it is died at", async () => {
    expect(await places(/\bawait\b|\.then\(|\.catch\(|\.finally\(/)).toEqual([
      "deliver.ts: const answer = await api.uploadFile(file);",
      "deliver.ts: const answer = await api.postMessage(message);",
      "deliver.ts: const found = await look(api, message);",
      "deliver.ts: const answer = await api.findPosted(message.thread, message.clientId);",
      "deliver.ts: return outcome.catch((error: unknown) => {",
      "runner.ts: const outcome = await orUnknown(log, clientId, look(api, outgoing(entry)));",
      // Lets windows hear first; the world cannot tell an end here from one at the mark that comes next.
      "runner.ts: await Promise.resolve();",
      "runner.ts: const outcome = await orUnknown(log, clientId, post(api, outgoing(entry)));",
      "upload-runner.ts: const outcome = await orUnknown(log, clientId, upload(api, outgoing, clock.now()));",
    ]);
  });
});

// `npm run soak:queue` does the same for as long as one likes.
const numRuns = 2_000;

test("[OB1][OB2][OB3][OB4][OB5] whatever the weather, the bus and the deaths: each message once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(stormyStories, async (story) => {
      const { is, shouldBe } = onceAndInOrder(await live(story));
      expect(is).toEqual(shouldBe);
    }),
    { numRuns },
  );
});

test("[OB1][OB2][OB3] with refusals, a failing disk and a person who answers: each message once, unless discarded", async () => {
  await fc.assert(
    fc.asyncProperty(contestedStories, async (story) => {
      const { is, shouldBe } = onceUnlessDiscarded(story, await live(story));
      expect(is).toEqual(shouldBe);
    }),
    { numRuns },
  );
});
