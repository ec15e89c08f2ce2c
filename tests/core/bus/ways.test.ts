import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineEnds, type LineEndName } from "../../../electron/core/bus/line-ends.ts";
import { obstacleOf } from "../../../electron/core/bus/obstacles.ts";
import {
  afterEnd,
  afterHeld,
  stillBlocked,
  trialPause,
  websocketFirst,
  type Ways,
} from "../../../electron/core/bus/ways.ts";

const names = Object.keys(lineEnds) as LineEndName[];
const ending = (ways: Ways, ...ends: readonly LineEndName[]) => ends.reduce(afterEnd, ways);
const waysTo = (...ends: readonly LineEndName[]) => ending(websocketFirst, ...ends).way;

describe("polling begins", () => {
  test("after two ends that only somebody can mend, or three that a restart may look like", () => {
    expect([
      waysTo("http-missing"),
      waysTo("http-missing", "http-missing"),
      waysTo("http-down", "http-down"),
      waysTo("http-down", "http-down", "http-down"),
      waysTo("http-down", "http-unbound"),
    ]).toEqual(["websocket", "polling", "websocket", "polling", "polling"]);
  });

  test("with what is in the way, and what can be changed, in a sentence", () => {
    const sentences = names.flatMap((name) => obstacleOf(name)?.reads ?? []);
    expect(obstacleOf("http-unbound")?.reads).toBe(
      "New messages come a few seconds late: the server cannot open live connections. " +
        "Ask your administrator to send /websocket to Odoo's gevent port.",
    );
    expect(sentences).toHaveLength(15);
    expect(sentences.filter((sentence) => !/^New .*: .*\. Ask your administrator .*\.$/.test(sentence))).toEqual([]);
  });

  test("never because of an end that only a websocket that got through can have", () => {
    const lived = names.filter((name) => !obstacleOf(name));
    expect(lived).toEqual([
      "outdated",
      "finished",
      "going-away",
      "cut",
      "refused",
      "too-large",
      "server-error",
      "slow-down",
      "session-dead",
      "too-old",
      "silent",
      "http-busy",
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), fc.constantFrom(...lived), (before, end) => {
        const ways = ending(websocketFirst, ...before);
        fc.pre(ways.way === "websocket");
        expect(afterEnd(ways, end)).toEqual(websocketFirst);
      }),
    );
  });
});

describe("polling ends", () => {
  const polling = ending(websocketFirst, "mute", "mute");

  test("at its first failure where it never worked: then plain HTTP does not get through either", () => {
    expect(ending(polling, "connection-refused")).toEqual(websocketFirst);
  });

  test("at its third failure in a row where it has worked", () => {
    const proven = afterHeld(polling);
    expect(ending(proven, "http-down", "timeout")).toEqual({ ...proven, against: 2 });
    expect(ending(proven, "http-down", "timeout", "broken")).toEqual(websocketFirst);
    expect(afterHeld(ending(proven, "http-down", "timeout"))).toEqual(proven);
  });

  test("never by itself while it holds, whatever the trials of the websocket come to", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), (trials) => {
        expect(trials.reduce(stillBlocked, polling).way).toBe("polling");
      }),
    );
  });

  test("and what is said to be in the way is what the latest trial met", () => {
    expect(["http-missing" as const, "slow-down" as const].reduce(stillBlocked, polling).obstacle).toBe("http-missing");
  });
});

test("a websocket that held clears the way of what was held against it", () => {
  expect(afterHeld(ending(websocketFirst, "http-missing"))).toEqual(websocketFirst);
});

test("wherever HTTP works and websockets do not, polling is reached within three ends, whichever they are", () => {
  const obstacles = names.filter((name) => obstacleOf(name));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...obstacles), { minLength: 3, maxLength: 3 }), (ends) => {
      const waysOnTheWay = ends.map((_, index) => waysTo(...ends.slice(0, index + 1)));
      expect(waysOnTheWay).toContain("polling");
    }),
  );
});

test("the websocket is tried again after 1, 2, 5 and then every 10 minutes", () => {
  expect([0, 1, 2, 3, 4, 100].map((trials) => trialPause(trials) / 60_000)).toEqual([1, 2, 5, 10, 10, 10]);
});
