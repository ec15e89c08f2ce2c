import * as fc from "fast-check";
import { outboxWrites } from "../../support/fake-outbox-store.ts";
import type { Weather } from "../../support/fake-server.ts";
import type { Deed, End, Story } from "./story.ts";

const weathers: fc.Arbitrary<Weather> = fc.oneof(
  fc.constantFrom<Weather[]>("fine", "offline", "busy", "done-but-busy", "signed-out", "malformed", "hangs"),
  fc.record({ answerAfter: fc.integer({ min: 0, max: 70_000 }) }),
  // The server's own retries last up to some 60 s (WIRE.md §7).
  fc.record({ unanswered: fc.option(fc.integer({ min: 0, max: 60_000 })) }),
);

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("send"), to: fc.constantFrom(0, 1), files: fc.nat({ max: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 0, max: 90_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("online") }) },
  fc.record({ do: fc.constant("offline") }),
);

const answers: fc.Arbitrary<Deed> = fc.record({
  do: fc.constantFrom("retry", "discard", "revise"),
  nth: fc.nat({ max: 3 }),
});

const diskFaults: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant("break"), call: fc.constantFrom(...outboxWrites) }),
  fc.record({ do: fc.constant("mend") }),
);

/** Of a post alone: whoever asks whether it is there is not told so by an error. */
const doneAllTheSame = fc.constant<Weather>("done-but-broken");

function stories(deed: fc.Arbitrary<Deed>, weather: fc.Arbitrary<Weather>): fc.Arbitrary<Story> {
  const death = fc.record({ call: fc.integer({ min: 1, max: 60 }), isAfter: fc.boolean() });
  return fc.record({
    deeds: fc.array(deed, { maxLength: 14 }),
    posts: fc.array(fc.oneof({ weight: 5, arbitrary: weather }, doneAllTheSame), { maxLength: 12 }),
    looks: fc.array(weather, { maxLength: 12 }),
    uploads: fc.array(weather, { maxLength: 12 }),
    echo: fc.record({ times: fc.nat({ max: 2 }), isEarly: fc.boolean() }),
    deaths: fc.array(death, { minLength: 1, maxLength: 4 }),
  });
}

/** Any weather, any bus, up to four deaths. */
export const stormyStories = stories(deeds, weathers);

/** Refusals, a failing disk, and a person who retries, words anew and discards as well. */
export const contestedStories = stories(
  fc.oneof({ weight: 3, arbitrary: deeds }, { weight: 2, arbitrary: answers }, diskFaults),
  fc.oneof({ weight: 2, arbitrary: weathers }, fc.constant<Weather>("refused")),
);

/** Of a stormy story: what the server should have and what it has, and what is wrong besides. */
export function onceAndInOrder({ posted, written, lies, left, strayFiles }: End) {
  return {
    is: { posted, lies, left, strayFiles },
    shouldBe: { posted: written, lies: [], left: [], strayFiles: [] },
  };
}

/** Of a contested story: what was posted more than once, or for no reason not, or although it was told as discarded. */
export function onceUnlessDiscarded(
  story: Story,
  { posted, written, lies, left, strayFiles, unwanted, discarded }: End,
) {
  const texts = posted.flat();
  // Who is refused an answer does not learn whether what was discarded on its way has arrived.
  const isAnswered = !story.looks.includes("refused");
  return {
    is: {
      twice: texts.filter((text, index) => texts.indexOf(text) !== index),
      lost: written.flat().filter((text) => !texts.includes(text) && !unwanted.has(text)),
      undead: texts.filter((text) => isAnswered && discarded.has(text)),
      // As it was worded before the person changed it.
      outdated: texts.filter((text) => !written.flat().includes(text)),
      lies,
      left,
      strayFiles,
    },
    shouldBe: { twice: [], lost: [], undead: [], outdated: [], lies: [], left: [], strayFiles: [] },
  };
}
