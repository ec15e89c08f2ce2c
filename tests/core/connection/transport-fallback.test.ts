import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connectionEnds, type ConnectionEnd } from "../../../electron/core/connection/connection-ends.ts";
import { isOfOneRoute, blockReasonOf, blockReasonText } from "../../../electron/core/connection/block-reason.ts";
import {
  afterEnd,
  afterHeld,
  afterThrough,
  allTransports,
  bestFirst,
  betterTransports,
  transportOrderOf,
  stillBlocked,
  trialPause,
  type TransportName,
  type TransportFallback,
} from "../../../electron/core/connection/transport-fallback.ts";
import { english } from "../../../shared/text/languages.ts";

const names = Object.keys(connectionEnds) as ConnectionEnd[];
const wordsOf = (end: ConnectionEnd, transportName: TransportName): string | null => {
  const text = blockReasonText(end, transportName);
  return text && english.say(text);
};
const websocketFirst = bestFirst(allTransports);
const ending = (fallback: TransportFallback, ...ends: readonly ConnectionEnd[]) => ends.reduce(afterEnd, fallback);
const waysTo = (...ends: readonly ConnectionEnd[]) => ending(websocketFirst, ...ends).transportName;

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
    const sentences = names.flatMap((name) => wordsOf(name, "polling") ?? []);
    expect((["polling", "rpc"] as const).map((transportName) => wordsOf("http-unbound", transportName))).toEqual([
      "New messages come a few seconds late: the server cannot open live connections. " +
        "Ask your administrator to send /websocket to Odoo's gevent port.",
      "New messages come a few seconds late, reactions and typing not at all: the server cannot open live connections. " +
        "Ask your administrator to send /websocket to Odoo's gevent port.",
    ]);
    expect(sentences).toHaveLength(17);
    expect(sentences.filter((sentence) => !/^New .*: .*\. Ask your administrator .*\.$/.test(sentence))).toEqual([]);
  });

  test("never because of an end that only a websocket that got through can have", () => {
    const lived = names.filter((name) => !blockReasonOf(name));
    expect(lived).toEqual([
      "outdated",
      "finished",
      "going-away",
      "cut",
      "refused",
      "too-large",
      "answer-too-large",
      "server-error",
      "slow-down",
      "session-dead",
      "too-old",
      "silent",
      "http-busy",
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), fc.constantFrom(...lived), (before, end) => {
        const fallback = ending(websocketFirst, ...before);
        fc.pre(fallback.transportName === "websocket");
        expect(afterEnd(fallback, end)).toEqual(websocketFirst);
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
        expect(trials.reduce((fallback, how) => stillBlocked(fallback, "websocket", how), polling).transportName).toBe(
          "polling",
        );
      }),
    );
  });

  test("and what is said to be in the way is what the latest trial met", () => {
    const trials = ["http-missing", "slow-down"] as const;
    expect(trials.reduce((fallback, how) => stillBlocked(fallback, "websocket", how), polling).blockReason).toBe(
      "http-missing",
    );
    expect(stillBlocked(polling, "polling", "http-down").blockReason).toBe("mute");
  });
});

describe("the records are read", () => {
  const polling = ending(websocketFirst, "http-denied", "http-denied");
  const reading = ending(polling, "http-denied");

  test("at once where polling the bus is closed as well, which never worked here", () => {
    expect([polling.transportName, reading]).toEqual([
      "polling",
      { ...polling, transportName: "rpc", blockReason: "http-denied" },
    ]);
  });

  test("not where nothing of the server is to be had: then it is the best way's turn again", () => {
    const routes = names.filter((name) => ending(polling, name).transportName === "rpc");
    expect(routes).toEqual(names.filter(isOfOneRoute));
    expect(ending(polling, "connection-refused")).toEqual(websocketFirst);
    expect(routes).not.toContain("session-dead");
  });

  test("until they fail: once where it never worked, three times in a row where it did", () => {
    expect(ending(reading, "http-down")).toEqual(websocketFirst);
    const proven = afterHeld(reading);
    expect(ending(proven, "http-down", "http-down")).toEqual({ ...proven, against: 2 });
    expect(ending(proven, "http-down", "http-down", "http-down")).toEqual(websocketFirst);
  });

  test("or a better way gets through, which may be the one between", () => {
    expect(betterTransports(reading)).toEqual(["websocket", "polling"]);
    expect(afterThrough(reading, "polling")).toEqual({ ...polling, isProven: true });
    expect(afterThrough(reading, "websocket")).toEqual(websocketFirst);
  });
});

describe("where there is no session there is no bus", () => {
  const only = bestFirst(transportOrderOf({ websocket: null, polling: null }));

  test("and the only way is never left, whatever happens to it, nor is anything else looked for", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), (ends) => {
        expect(afterHeld(ending(only, ...ends))).toEqual(only);
      }),
    );
    expect([only.order, betterTransports(only)]).toEqual([["rpc"], []]);
  });

  test("ways that are missing are passed by", () => {
    expect(transportOrderOf({ websocket: {}, polling: {} })).toEqual(allTransports);
    const short = bestFirst(transportOrderOf({ websocket: {}, polling: null }));
    expect(ending(short, "mute", "mute").transportName).toBe("rpc" satisfies TransportName);
  });
});

test("a websocket that held clears the way of what was held against it", () => {
  expect(afterHeld(ending(websocketFirst, "http-missing"))).toEqual(websocketFirst);
});

test("wherever HTTP works and websockets do not, polling is reached within three ends, whichever they are", () => {
  const obstacles = names.filter((name) => blockReasonOf(name));
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
