import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createOutboxRunner } from "../../../electron/core/outbox/runner.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { channelId, countingIds } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeOutboxStore } from "../../support/fake-outbox-store.ts";
import { createFakeServer, type Weather } from "../../support/fake-server.ts";
import { mortal, type Death, type Life } from "./mortal.ts";

/** What happens in a life besides its deeds of its own. Deeds that the life does not live to see do not happen. */
type Deed =
  | { readonly do: "send"; readonly to: number }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "online" | "offline" };

interface Story {
  readonly deeds: readonly Deed[];
  readonly posts: readonly Weather[];
  readonly looks: readonly Weather[];
  /** How often the bus shows each message, and whether before its answer. */
  readonly echo: { readonly times: number; readonly isEarly: boolean };
  /** One life each; then comes one that nothing ends, in fine weather. */
  readonly deaths: readonly Death[];
}

const rooms = [channelId(1), channelId(2)];

/** Lives the story to its end. `posted`: the texts by room on the server; `written`: those that were to be there. */
async function live(story: Story) {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  const store = createFakeOutboxStore();
  const newId = countingIds();
  const told = new Set<string>();
  const lives: Life[] = [];
  server.weather.posts.push(...story.posts);
  server.weather.looks.push(...story.looks);
  let count = 0;

  for (const death of [...story.deaths, null]) {
    const life = mortal(
      {
        store,
        api: server.api,
        clock,
        emit: (event) => event.type === "message-queued" && told.add(event.entry.text),
      },
      death,
    );
    lives.push(life);
    const runner = createOutboxRunner({ ...life, random: () => 0.5, newId, log: () => {}, onSignedOut: () => {} });
    const echo = (name: Parameters<typeof runner.observed>[0] | null) => {
      if (name && !life.isOver()) runner.observed(name);
    };
    server.onPosted = (message) => {
      for (let i = 0; i < story.echo.times; i++)
        if (story.echo.isEarly) echo(message.clientId);
        else clock.after(30, () => echo(message.clientId));
    };
    runner.start();
    if (death === null) {
      server.weather.posts.length = 0;
      server.weather.looks.length = 0;
      runner.setOnline(true);
      await clock.advance(600_000);
      break;
    }
    for (const deed of story.deeds) {
      if (life.isOver()) break;
      if (deed.do === "send") runner.send(rooms[deed.to] as ChannelId, `message ${++count}`, null);
      else if (deed.do === "wait") await clock.advance(deed.ms);
      else runner.setOnline(deed.do === "online");
    }
    await clock.advance(1_000);
    runner.stop();
  }

  const written = store.written();
  return {
    calls: lives[0]?.calls ?? [],
    posted: rooms.map((room) => server.messages(room).map(({ text }) => text)),
    written: rooms.map((room) => written.filter(({ channel }) => channel === room).map(({ text }) => text)),
    /** Told as written, but not on disk: a lie. */
    lies: [...told].filter((text) => !written.some((entry) => entry.text === text)),
    left: store.entries(),
  };
}

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
  deaths: [],
};

/** Never so many deaths that a story could hide one: the longest life of `everyWeather` has this many calls and fewer. */
const beyondTheEnd: Death = { call: 1_000_000, isAfter: false };

test.each([
  { times: 0, isEarly: false },
  { times: 1, isEarly: true },
  { times: 2, isEarly: false },
])(
  "killed at any call to the outside world, before or after its effect: once and in order ($times echoes)",
  async (echo) => {
    const whole = await live({ ...everyWeather, echo, deaths: [beyondTheEnd] });
    expect(new Set(whole.calls)).toEqual(
      new Set("load,add,emit,mark,post,post answered,look,look answered,remove,wait,wake".split(",")),
    );
    for (let call = 1; call <= whole.calls.length; call++)
      for (const isAfter of [false, true]) {
        const end = await live({ ...everyWeather, echo, deaths: [{ call, isAfter }] });
        expect(end, `killed at ${call}, ${whole.calls[call - 1]}, ${isAfter ? "after" : "before"}`).toMatchObject({
          posted: end.written,
          lies: [],
          left: [],
        });
      }
  },
);

const someWeather: fc.Arbitrary<Weather> = fc.oneof(
  fc.constantFrom<Weather[]>("fine", "offline", "busy", "signed-out", "malformed", "hangs"),
  fc.record({ answerAfter: fc.integer({ min: 0, max: 70_000 }) }),
  // The server's own retries last up to some 60 s (WIREBOOK §7).
  fc.record({ unanswered: fc.option(fc.integer({ min: 0, max: 60_000 })) }),
);

const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send" as const), to: fc.integer({ min: 0, max: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 90_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("online" as const) }) },
  fc.record({ do: fc.constant("offline" as const) }),
);

const someStory: fc.Arbitrary<Story> = fc.record({
  deeds: fc.array(someDeed, { maxLength: 12 }),
  posts: fc.array(someWeather, { maxLength: 12 }),
  looks: fc.array(someWeather, { maxLength: 12 }),
  echo: fc.record({ times: fc.integer({ min: 0, max: 2 }), isEarly: fc.boolean() }),
  deaths: fc.array(fc.record({ call: fc.integer({ min: 1, max: 60 }), isAfter: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
});

test("[OB1][OB2][OB3][OB4] whatever the weather, the bus and the deaths: each message once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(someStory, async (story) => {
      const end = await live(story);
      expect(end).toMatchObject({ posted: end.written, lies: [], left: [] });
    }),
    { numRuns: 500 },
  );
});
