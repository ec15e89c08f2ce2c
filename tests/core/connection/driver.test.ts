import { expect, test } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import { alice, bob } from "../../support/builders.ts";
import { allTransports, bestFirst } from "../../../electron/core/connection/transport-fallback.ts";
import { connectionOnFakes, notice } from "./connection-on-fakes.ts";

const minute = 60_000;
test("an open line subscribes, says that we are there, and asks whether anything comes through", () => {
  const { bus, told, line } = connectionOnFakes();
  line.start();
  bus.opens();
  expect(bus.sent).toEqual(["open 1", "subscribe 1 [] 0", "presence 1 0", "ping 1"]);
  expect(told).toEqual(["up after a gap"]);
});

test("a line begins a margin before the last notification known, since late ones have lower ids", async () => {
  const { bus, disk, line, up } = connectionOnFakes();
  disk.last = 5_000;
  line.start();
  bus.opens();
  expect(bus.sent[1]).toBe("subscribe 1 [] 4800");
  line.stop();
  disk.last = 150;
  await up();
  expect(bus.sent).toContain("subscribe 2 [] 1");
});

test("each notification is told once, and lower ids after higher ones are told too", async () => {
  const { bus, told, disk, clock, up } = connectionOnFakes();
  await up();
  bus.notifies(notice(110), notice(113));
  bus.notifies(notice(110), notice(95));
  bus.notifies(notice(113));
  expect(told.slice(1)).toEqual(["notices 110 113", "notices 95"]);
  await clock.advance(5_000);
  expect(disk.last).toBe(113);
});

test("news that did not come by the bus have no id to go by: each is told, and nothing is remembered of them", async () => {
  const { bus, told, disk, line, up } = connectionOnFakes();
  await up();
  bus.notifies({ id: null, events: [] }, { id: null, events: [] });
  line.stop();
  expect([told.slice(1), disk.last]).toEqual([["notices - -"], 0]);
});

test("a line that had held and was cut waits where all others wait, and misses nothing when it was short", async () => {
  const { bus, clock, told, statuses, up } = connectionOnFakes();
  await up();
  await clock.advance(10_000);
  bus.notifies(notice(700));
  bus.ends({ code: 1006 });
  expect(statuses.at(-1)).toEqual({
    connection: {
      state: "waiting",
      tries: { failures: 1, isMassDisconnect: true, hasRefreshed: false, fallback: bestFirst(allTransports) },
      after: "cut",
    },
    retryAt: clock.now() + 10_000,
  });
  await clock.advance(10_000);
  bus.ends({ status: 502 });
  expect(statuses.at(-1)?.retryAt).toBe(clock.now() + 20_000);
  await clock.advance(20_000);
  bus.opens();
  expect(bus.take()).toEqual(["open 2", "open 3", "subscribe 3 [] 500", "presence 3 0", "ping 3"]);
  expect(told).toEqual(["up after a gap", "notices 700", "up"]);
});

test("a line that never held is tried again within moments, growing slower", async () => {
  const { bus, clock, statuses, line } = connectionOnFakes();
  line.start();
  for (const wait of [500, 1_000]) {
    bus.ends({ fault: { type: "refused", detail: "" } });
    expect(statuses.at(-1)?.retryAt).toBe(clock.now() + wait);
    await clock.advance(wait);
  }
});

test("who does something while the line waits is not made to wait, but tries at most every 5 s", async () => {
  const { bus, clock, line, statuses, up } = connectionOnFakes();
  await up();
  await clock.advance(10_000);
  bus.ends({ code: 1001 });
  line.personActed();
  expect(bus.take()).toEqual(["open 2"]);
  bus.ends({ fault: { type: "refused", detail: "" } });
  for (let key = 0; key < 10; key += 1) {
    line.personActed();
    await clock.advance(100);
  }
  expect([bus.take(), statuses.at(-1)?.retryAt]).toEqual([[], clock.now() + 4_000]);
  await clock.advance(4_000);
  expect(bus.take()).toEqual(["open 3"]);
});

test("so it is for who presses Try now, and never later than it would have been", async () => {
  const { bus, clock, line, up } = connectionOnFakes();
  await up();
  await clock.advance(10_000);
  bus.ends({ code: 1006 });
  line.reconnect();
  bus.ends({ fault: { type: "refused", detail: "" } });
  line.reconnect();
  line.reconnect();
  expect(bus.take()).toEqual(["open 2"]);
  await clock.advance(5_000);
  expect(bus.take()).toEqual(["open 3"]);
  bus.ends({ fault: { type: "refused", detail: "" } });
  // A wait that is over sooner anyway stays as it is.
  await clock.advance(4_999);
  line.reconnect();
  await clock.advance(1);
  expect(bus.take()).toEqual(["open 4"]);
});

test("a server that asks to be left alone is, for 5 s at least, whatever the person does; Try now is the person's word", async () => {
  const { bus, clock, line, statuses, up } = connectionOnFakes({ dice: () => 0 });
  await up();
  await clock.advance(10_000);
  bus.ends({ code: 1013 });
  line.personActed();
  await clock.advance(4_999);
  line.personActed();
  expect([bus.take(), statuses.at(-1)?.connection]).toMatchObject([[], { state: "waiting", after: "slow-down" }]);
  await clock.advance(1);
  expect(bus.take()).toEqual(["open 2"]);
  bus.ends({ status: 429 });
  await clock.advance(3_000);
  line.reconnect();
  await clock.advance(2_000);
  expect(bus.take()).toEqual(["open 3"]);
});

test("what the desktop tells acts at once, however lately it was tried", async () => {
  const { bus, clock, signals, up } = connectionOnFakes();
  await up();
  await clock.advance(10_000);
  bus.ends({ code: 1006 });
  for (const signal of ["network-changed", "resume", "unlock"] as const) {
    signals.give(signal);
    bus.ends({ fault: { type: "unreachable", detail: "" } });
  }
  expect(bus.take()).toEqual(["open 2", "open 3", "open 4"]);
});

test("a line that fell silent or reached its age is no matter of the crowd: it is opened anew at once", async () => {
  const { bus, clock, statuses, up } = connectionOnFakes();
  await up();
  await clock.advance(10_000);
  bus.ends({ code: 4002 });
  expect(bus.take()).toEqual(["open 2"]);
  bus.opens();
  bus.say({ type: "heard" });
  await clock.advance(12_000);
  bus.take();
  await clock.advance(8_000);
  expect(bus.take().slice(-2)).toEqual(["close 2", "open 3"]);
  bus.ends({ fault: { type: "refused", detail: "" } });
  expect(statuses.at(-1)?.retryAt).toBe(clock.now() + 20_000);
});

test.for([
  ["a websocket", []],
  ["a polling line, which is heard of before it is open", ["heard"]],
] as const)("a line that was down for longer than servers keep their rows has a gap: %s", async ([, before]) => {
  const { bus, clock, signals, told, up } = connectionOnFakes();
  await up();
  bus.notifies(notice(700));
  signals.give("suspend");
  await clock.advance(10 * minute);
  signals.give("resume");
  for (const type of before) bus.say({ type });
  bus.opens();
  expect(told.at(-1)).toBe("up after a gap");
});

test("dead TCP is noticed within 20 s while the person is active", async () => {
  const { bus, clock, up } = connectionOnFakes();
  await up();
  await clock.advance(12_000);
  expect(bus.take()).toEqual(["ping 1"]);
  await clock.advance(7_999);
  expect(bus.take()).toEqual([]);
  await clock.advance(1);
  expect(bus.take()).toEqual(["close 1", "open 2"]);
});

test("an answered ping keeps the line", async () => {
  const { bus, clock, up } = connectionOnFakes();
  await up();
  for (let round = 0; round < 10; round += 1) {
    await clock.advance(12_000);
    bus.say({ type: "heard" });
  }
  expect(bus.take()).toEqual(Array.from({ length: 10 }, () => "ping 1"));
});

test("nobody at the machine: dead TCP is noticed within the 45 s in which the server would have pinged", async () => {
  const { bus, clock, signals, up } = connectionOnFakes();
  signals.setIdleTime(5 * minute);
  await up();
  await clock.advance(36_999);
  expect(bus.take()).toEqual([]);
  await clock.advance(1);
  expect(bus.take()).toEqual(["ping 1"]);
  await clock.advance(8_000);
  expect(bus.take()).toEqual(["close 1", "open 2"]);
});

test("nobody at the machine: a line that was heard of late is noticed no later than after 45 s of silence", async () => {
  const { bus, clock, signals, up } = connectionOnFakes();
  signals.setIdleTime(5 * minute);
  await up();
  await clock.advance(30_000);
  bus.notifies(notice(700));
  await clock.advance(44_999);
  expect(bus.take()).toEqual(["ping 1"]);
  await clock.advance(1);
  expect(bus.take()).toEqual(["close 1", "open 2"]);
});

test("a line that falls silent, or a machine that sleeps, puts everything that goes the same way in doubt; a cut does not", async () => {
  const { bus, clock, signals, told, up } = connectionOnFakes();
  await up();
  bus.ends({ code: 1006 });
  await clock.advance(minute);
  bus.opens();
  bus.say({ type: "heard" });
  expect(told).not.toContain("the way is dead");
  await clock.advance(20_000);
  expect(told.filter((one) => one === "the way is dead")).toHaveLength(1);
  signals.give("suspend");
  expect(told.filter((one) => one === "the way is dead")).toHaveLength(2);
});

test("a websocket that never spoke says nothing of the way that requests take", async () => {
  const { bus, clock, told, line } = connectionOnFakes();
  line.start();
  bus.opens();
  await clock.advance(20_000);
  expect(told).not.toContain("the way is dead");
});

test("a clock that is set back by an hour does not keep a dead line alive", async () => {
  const { bus, clock, up } = connectionOnFakes();
  await up();
  clock.setBy(-60 * minute);
  await clock.advance(32_000);
  expect(bus.take()).toEqual(["ping 1", "close 1", "open 2"]);
});

test("nobody at the machine: an hour of a quiet line wakes it up less than thrice a minute", async () => {
  const { bus, clock, signals, up, wakeUps } = connectionOnFakes();
  signals.setIdleTime(5 * minute);
  await up();
  const before = wakeUps();
  for (let ping = 0; ping < 97; ping += 1) {
    await clock.advance(37_000);
    bus.say({ type: "heard" });
  }
  expect(wakeUps() - before).toBeLessThan(180);
  expect(bus.take()).toEqual(Array.from({ length: 97 }, () => "ping 1"));
});

test("whoever locks the screen is not waiting for anything, until it is unlocked", async () => {
  const { bus, clock, signals, up } = connectionOnFakes();
  await up();
  signals.give("lock");
  await clock.advance(30_000);
  expect(bus.take()).toEqual([]);
  signals.give("unlock");
  expect(bus.take()).toEqual(["ping 1"]);
});

test("somebody who comes back finds out within 8 s that the line died meanwhile", async () => {
  const { bus, clock, signals, line, up } = connectionOnFakes();
  signals.setIdleTime(5 * minute);
  await up();
  await clock.advance(30_000);
  line.personActed();
  await clock.advance(8_000);
  expect(bus.take()).toEqual(["ping 1", "close 1", "open 2"]);
});

test("a line that opens and never speaks is given up within 20 s, and tried again slowly", async () => {
  const { bus, clock, signals, statuses, line } = connectionOnFakes();
  signals.setIdleTime(5 * minute);
  line.start();
  bus.opens();
  await clock.advance(20_000);
  expect(statuses.at(-1)?.connection).toMatchObject({ state: "waiting", after: "mute" });
});

test("an attempt that neither opens nor ends is given up after 30 s", async () => {
  const { clock, statuses, line } = connectionOnFakes();
  line.start();
  await clock.advance(30_000);
  expect(statuses.at(-1)?.connection).toMatchObject({ state: "waiting", after: "timeout" });
});

test("a dead cookie opens a silent line: the session check after it stops us (WIRE.md §3.3)", async () => {
  const { bus, told, answers, line, clock } = connectionOnFakes();
  answers.check = err({ type: "signed-out" });
  line.start();
  bus.opens();
  await clock.settle();
  expect(told).toEqual(["up after a gap", "signed out"]);
  expect(bus.sent.at(-1)).toBe("close 1");
  await clock.advance(10 * minute);
  expect(bus.sent.at(-1)).toBe("close 1");
});

test("an outdated version is read anew once", async () => {
  const { bus, asked, statuses, line, clock } = connectionOnFakes();
  line.start();
  bus.ends({ code: 1000, reason: "OUTDATED_VERSION" });
  await clock.settle();
  bus.ends({ code: 1000, reason: "OUTDATED_VERSION" });
  await clock.settle();
  expect(asked).toEqual(["refresh"]);
  expect(bus.sent).toEqual(["open 1", "open 2"]);
  expect(statuses.at(-1)?.connection).toMatchObject({ state: "stopped", why: "client-outdated" });
});

test("a session is looked after each hour", async () => {
  const { asked, bus, clock, up } = connectionOnFakes();
  await up();
  for (let second = 0; second < 3_600; second += 10) {
    bus.say({ type: "heard" });
    await clock.advance(10_000);
  }
  expect(asked).toEqual(["check", "check"]);
});

test("conversations and people asked for in a burst become one subscribe on the same line", async () => {
  const { bus, clock, line, up } = connectionOnFakes();
  await up();
  await clock.advance(2_000);
  line.resubscribe();
  line.watchPresence([alice, bob]);
  line.watchPresence([bob, alice]);
  line.resubscribe();
  await clock.advance(299);
  expect(bus.take()).toEqual([]);
  await clock.advance(1);
  expect(bus.take()).toEqual(["subscribe 1 [partner:43 partner:44] 1"]);
});

test("a clock that is set back by an hour holds up neither the next subscribe nor the next attempt", async () => {
  const { bus, clock, line, up } = connectionOnFakes();
  await up();
  clock.setBy(-60 * minute);
  line.resubscribe();
  await clock.advance(500);
  expect(bus.take()).toEqual(["subscribe 1 [] 1"]);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    bus.ends({ fault: { type: "refused", detail: "" } });
    await clock.advance(minute);
  }
  bus.take();
  bus.ends({ fault: { type: "refused", detail: "" } });
  clock.setBy(-60 * minute);
  line.reconnect();
  await clock.advance(5_000);
  expect(bus.take()).toEqual(["open 8"]);
});

test("however often conversations come and go, no 2 s hold the 10 frames for which the server closes (WIRE.md §3.4)", async () => {
  const { bus, clock, line } = connectionOnFakes();
  line.start();
  bus.opens();
  const framesOfTenths: number[] = [];
  for (let tenth = 0; tenth < 100; tenth += 1) {
    line.resubscribe();
    framesOfTenths.push(bus.take().filter((frame) => !frame.startsWith("open")).length);
    await clock.advance(100);
    bus.say({ type: "heard" });
  }
  const inTwoSeconds = framesOfTenths.map((_, tenth) =>
    framesOfTenths.slice(tenth, tenth + 21).reduce((sum, frames) => sum + frames, 0),
  );
  expect(Math.max(...inTwoSeconds)).toBe(7);
});

test("who has been idle for half an hour is away, and back at the first deed; the idle time is looked at once a minute", async () => {
  const { bus, clock, signals, line, up } = connectionOnFakes();
  await up();
  signals.setIdleTime(31 * minute);
  const looksBefore = signals.looks();
  for (let round = 0; round < 12; round += 1) {
    await clock.advance(10_000);
    bus.say({ type: "heard" });
  }
  expect(bus.take().filter((frame) => frame.startsWith("presence"))).toEqual([`presence 1 ${31 * minute}`]);
  expect(signals.looks() - looksBefore).toBeLessThanOrEqual(2);
  line.personActed();
  expect(bus.take()).toEqual(["presence 1 0"]);
});

test("taken for offline because another client closed, we say that we are here (WIRE.md §4.5)", async () => {
  const { bus, clock, line, up } = connectionOnFakes();
  await up();
  line.ownPresenceSeen("away");
  line.ownPresenceSeen("offline");
  await clock.advance(1_000);
  expect(bus.take()).toEqual(["presence 1 0"]);
});

test("the machine sleeps: no line; it wakes, the network changes, somebody unlocks: at once", async () => {
  const { bus, clock, signals, up } = connectionOnFakes();
  await up();
  signals.give("suspend");
  await clock.advance(10 * minute);
  expect(bus.take()).toEqual(["close 1"]);
  signals.give("resume");
  expect(bus.take()).toEqual(["open 2"]);
  for (const signal of ["network-changed", "unlock"] as const) {
    bus.ends({ code: 1006 });
    signals.give(signal);
  }
  expect(bus.take()).toEqual(["open 3", "open 4"]);
  signals.give("network-lost");
  signals.give("network-changed");
  expect(bus.take()).toEqual(["close 4", "open 5"]);
});

test("after a stop nothing is left: no timer, no listener, no line, and nothing is told", async () => {
  const { bus, clock, signals, told, statuses, disk, line, up } = connectionOnFakes();
  await up();
  bus.notifies(notice(900));
  line.resubscribe();
  const before = [told.length, statuses.length];
  line.stop();
  bus.notifies(notice(901));
  await clock.advance(10 * minute);
  expect(clock.waiting()).toEqual([]);
  expect(signals.listeners).toBe(0);
  expect(bus.sent.at(-1)).toBe("close 1");
  expect([told.length, statuses.length]).toEqual(before);
  expect(disk.last).toBe(900);
});

test("what a line that was left still has to say is nobody's business", async () => {
  const { bus, told, signals, up } = connectionOnFakes();
  await up();
  signals.give("suspend");
  signals.give("resume");
  bus.opens();
  bus.take();
  bus.sayLate(1, { type: "notices", notices: [notice(500)] });
  bus.sayLate(1, { type: "ended", end: { code: 1006, reason: "", status: null, fault: null } });
  expect([told.filter((one) => one.startsWith("notices")), bus.take()]).toEqual([[], []]);
});

test("an answer about the session of before the stop changes nothing after the next start", async () => {
  const { bus, clock, told, answers, line } = connectionOnFakes();
  answers.check = err({ type: "signed-out" });
  line.start();
  bus.opens();
  line.stop();
  answers.check = ok("alive");
  line.start();
  bus.opens();
  await clock.settle();
  expect(told).not.toContain("signed out");
});

test("after more than is read at once a line begins as after a gap, and no sooner than after 5 s, so the server does not send the same for ever", async () => {
  const { bus, clock, told, disk, up, line } = connectionOnFakes();
  disk.last = 5_000;
  await up();
  await clock.advance(10_000);
  bus.notifies(notice(5_100));
  bus.ends({ fault: { type: "too-large", detail: "a frame of more than 16 MB" } });
  bus.take();
  line.personActed();
  await clock.advance(4_999);
  expect(bus.take()).toEqual([]);
  await clock.advance(10_000);
  bus.opens();
  expect([bus.take().slice(0, 2), told.at(-1)]).toEqual([["open 2", "subscribe 2 [] 0"], "up after a gap"]);
});
