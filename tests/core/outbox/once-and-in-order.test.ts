import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Weather } from "../../support/fake-server.ts";
import { outboxWrites } from "../../support/fake-outbox-store.ts";
import type { Death } from "./mortal.ts";
import { live, oldAge, type Deed, type Story } from "./story.ts";

const everyWeather: Story = {
  deeds: [
    { do: "send", to: 0 },
    { do: "send", to: 0 },
    { do: "online" },
    { do: "send", to: 1 },
    { do: "wait", ms: 40_000 },
    { do: "offline" },
    { do: "send", to: 0 },
    { do: "wait", ms: 5_000 },
    { do: "online" },
    { do: "wait", ms: 200_000 },
  ],
  posts: ["busy", { unanswered: null }, { unanswered: 55_000 }, { answerAfter: 20 }, "offline", "malformed"],
  looks: ["fine", "offline", { unanswered: null }, { answerAfter: 100 }],
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
  echo: { times: 0, isEarly: false },
  deaths: [oldAge],
};

function everyDeath(calls: readonly string[]): readonly Death[] {
  return calls.flatMap((_, index) => [false, true].map((isAfter) => ({ call: index + 1, isAfter })));
}

test.each([
  { times: 0, isEarly: false },
  { times: 1, isEarly: true },
  { times: 2, isEarly: false },
])(
  "killed at any call to the outside world, before or after its effect: once and in order, $times echoes",
  async (echo) => {
    const { calls } = await live({ ...everyWeather, echo });
    const kinds = "load,add,emit,mark,post,post answered,look,look answered,remove,wait,wake";
    expect(new Set(calls)).toEqual(new Set(kinds.split(",")));
    for (const death of everyDeath(calls)) {
      const { posted, written, lies, left } = await live({ ...everyWeather, echo, deaths: [death] });
      expect({ death, posted, lies, left }).toEqual({ death, posted: written, lies: [], left: [] });
    }
  },
);

test("killed at any call while the person answers refusals: once, unless discarded", async () => {
  const { calls } = await live(everyAnswer);
  expect(calls).toEqual(expect.arrayContaining(["refuse", "settle", "revise", "clear", "remove"]));
  for (const death of everyDeath(calls)) await expectOnceUnlessDiscarded({ ...everyAnswer, deaths: [death] });
});

const weathers: fc.Arbitrary<Weather> = fc.oneof(
  fc.constantFrom<Weather[]>("fine", "offline", "busy", "signed-out", "malformed", "hangs"),
  fc.record({ answerAfter: fc.integer({ min: 0, max: 70_000 }) }),
  // The server's own retries last up to some 60 s (WIREBOOK §7).
  fc.record({ unanswered: fc.option(fc.integer({ min: 0, max: 60_000 })) }),
);

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send"), to: fc.constantFrom(0, 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 0, max: 90_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("online") }) },
  fc.record({ do: fc.constant("offline") }),
);

const answers: fc.Arbitrary<Deed> = fc.record({
  do: fc.constantFrom("retry", "discard", "revise"),
  nth: fc.nat({ max: 3 }),
});

const diskFaults: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant("break"),
    call: fc.constantFrom(...outboxWrites),
  }),
  fc.record({ do: fc.constant("mend") }),
);

function stories(deed: fc.Arbitrary<Deed>, weather: fc.Arbitrary<Weather>): fc.Arbitrary<Story> {
  const death = fc.record({ call: fc.integer({ min: 1, max: 60 }), isAfter: fc.boolean() });
  return fc.record({
    deeds: fc.array(deed, { maxLength: 14 }),
    posts: fc.array(weather, { maxLength: 12 }),
    looks: fc.array(weather, { maxLength: 12 }),
    echo: fc.record({ times: fc.nat({ max: 2 }), isEarly: fc.boolean() }),
    deaths: fc.array(death, { minLength: 1, maxLength: 4 }),
  });
}

test("[OB1][OB2][OB3][OB4] whatever the weather, the bus and the deaths: each message once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(stories(deeds, weathers), async (story) => {
      const { posted, written, lies, left } = await live(story);
      expect({ posted, lies, left }).toEqual({ posted: written, lies: [], left: [] });
    }),
    { numRuns: 400 },
  );
});

test("[OB1][OB2][OB3] with refusals, a failing disk and a person who answers: each message once, unless discarded", async () => {
  const weather = fc.oneof({ weight: 2, arbitrary: weathers }, fc.constant<Weather>("refused"));
  const deed = fc.oneof({ weight: 3, arbitrary: deeds }, { weight: 2, arbitrary: answers }, diskFaults);
  await fc.assert(fc.asyncProperty(stories(deed, weather), expectOnceUnlessDiscarded), { numRuns: 400 });
});

/** What was posted more than once, or for no reason not, or although it was told as discarded. */
async function expectOnceUnlessDiscarded(story: Story): Promise<void> {
  const { posted, written, lies, left, unwanted, discarded } = await live(story);
  const texts = posted.flat();
  // Who is refused an answer does not learn whether what was discarded on its way has arrived.
  const isAnswered = !story.looks.includes("refused");
  expect({
    twice: texts.filter((text, index) => texts.indexOf(text) !== index),
    lost: written.flat().filter((text) => !texts.includes(text) && !unwanted.has(text)),
    undead: texts.filter((text) => isAnswered && discarded.has(text)),
    // As it was worded before the person changed it.
    outdated: texts.filter((text) => !written.flat().includes(text)),
    lies,
    left,
  }).toEqual({ twice: [], lost: [], undead: [], outdated: [], lies: [], left: [] });
}
