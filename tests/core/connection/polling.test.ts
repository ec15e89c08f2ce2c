import { expect, test } from "vitest";
import { allTransports, bestFirst } from "../../../electron/core/connection/transport-fallback.ts";
import { connectionOnFakes, notice } from "./connection-on-fakes.ts";

const minute = 60_000;

/** Two upgrades refused, and then polling that answers. */
async function onPolling() {
  const on = connectionOnFakes();
  on.line.start();
  on.bus.ends({ status: 404 });
  await on.clock.advance(7_500);
  on.bus.ends({ status: 404 });
  on.polling.opens();
  on.polling.say({ type: "heard" });
  await on.clock.settle();
  /** Time goes by, and each second a question is answered. */
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 1_000) {
      await on.clock.advance(1_000);
      on.polling.say({ type: "heard" });
    }
  };
  return { ...on, pass };
}

test("after two refused upgrades the line polls, at once, and says so", async () => {
  const { bus, polling, clock, statuses, told } = await onPolling();
  expect([bus.take(), polling.take()]).toEqual([
    ["open 1", "open 2"],
    ["open 1", "subscribe 1 [] 0", "presence 1 0", "ping 1"],
  ]);
  expect(told).toEqual(["up after a gap"]);
  expect(statuses.at(-1)).toEqual({
    connection: {
      state: "online",
      after: "http-missing",
      tries: {
        failures: 2,
        isMassDisconnect: false,
        hasRefreshed: false,
        fallback: {
          order: allTransports,
          transportName: "polling",
          against: 0,
          blockReason: "http-missing",
          isProven: false,
        },
      },
    },
    retryAt: clock.now() + minute,
  });
});

test("a server that restarts behind its proxy answers no way at the same time, and gets its websocket back", async () => {
  const { bus, polling, rpc, clock, line } = connectionOnFakes();
  line.start();
  for (const wait of [500, 1_000, 0]) {
    bus.ends({ status: 502 });
    await clock.advance(wait);
  }
  polling.ends({ status: 502 });
  rpc.ends({ status: 502 });
  await clock.advance(7_999);
  expect(bus.take()).toHaveLength(3);
  await clock.advance(1);
  bus.opens();
  expect([bus.take()[0], polling.sent, rpc.sent]).toEqual(["open 4", ["open 1"], ["open 1"]]);
});

test("while polling the websocket is tried with growing pauses, and what it meets is what is said", async () => {
  const { bus, pass, statuses } = await onPolling();
  bus.take();
  for (const minutes of [1, 2, 5, 10, 10]) {
    await pass(minutes * minute - 1_000);
    expect(bus.take()).toEqual([]);
    await pass(1_000);
    expect(bus.take()).toHaveLength(1);
    bus.ends({ status: 500 });
  }
  expect(statuses.at(-1)?.connection).toMatchObject({
    state: "online",
    tries: { fallback: { transportName: "polling", blockReason: "http-unbound", isProven: true } },
  });
});

test("a websocket that opens and stays mute is no way, and is left again", async () => {
  const { bus, pass, statuses } = await onPolling();
  await pass(minute);
  bus.take();
  bus.opens();
  await pass(10_000);
  expect(bus.take()).toEqual(["ping 3", "close 3"]);
  expect(statuses.at(-1)?.connection).toMatchObject({
    tries: { fallback: { transportName: "polling", blockReason: "mute" } },
  });
});

test("two websockets that open and never speak make way for polling", async () => {
  const { bus, polling, clock, line } = connectionOnFakes();
  line.start();
  bus.opens();
  await clock.advance(20_000 + 7_500);
  bus.opens();
  await clock.advance(20_000);
  expect([bus.take().filter((sent) => sent.startsWith("open")), polling.sent]).toEqual([
    ["open 1", "open 2"],
    ["open 1"],
  ]);
});

test("a websocket that neither opens nor ends is left after half a minute", async () => {
  const { bus, pass, statuses } = await onPolling();
  await pass(minute);
  bus.take();
  await pass(30_000);
  expect(bus.take()).toEqual(["close 3"]);
  expect(statuses.at(-1)?.connection).toMatchObject({
    tries: { fallback: { transportName: "polling", blockReason: "timeout" } },
  });
});

test("a websocket that answers becomes the line: it goes on from where polling was, and no notice is told twice", async () => {
  const { bus, polling, pass, told, statuses } = await onPolling();
  polling.notifies(notice(700), notice(702));
  await pass(minute);
  bus.take();
  polling.take();
  bus.opens();
  bus.say({ type: "heard" });
  expect([bus.take(), polling.take()]).toEqual([
    ["ping 3", "subscribe 3 [] 502", "presence 3 0", "ping 3"],
    ["close 1"],
  ]);
  bus.notifies(notice(700), notice(701), notice(702), notice(703));
  expect(told).toEqual(["up after a gap", "notices 700 702", "up", "notices 701 703"]);
  expect(statuses.at(-1)).toEqual({
    connection: {
      state: "online",
      after: null,
      tries: {
        failures: 0,
        isMassDisconnect: false,
        hasRefreshed: false,
        fallback: bestFirst(allTransports),
      },
    },
    retryAt: null,
  });
});

test("the websocket that took over is watched and ends as any other", async () => {
  const { bus, pass, clock, statuses } = await onPolling();
  await pass(minute);
  bus.opens();
  bus.say({ type: "heard" });
  await clock.advance(9_000);
  bus.take();
  await clock.advance(11_000);
  expect(bus.take()).toEqual(["ping 3", "close 3", "open 4"]);
  bus.ends({ code: 1013 });
  expect(statuses.at(-1)?.connection).toMatchObject({ state: "waiting", after: "slow-down" });
});

test("the websocket is tried at once when the network changes, the machine wakes, or the person asks", async () => {
  const { bus, polling, pass, line, signals } = await onPolling();
  bus.take();
  line.reconnect();
  await pass(1_000);
  expect(bus.take()).toEqual(["open 3"]);
  bus.ends({ status: 404 });
  signals.give("network-changed");
  await pass(1_000);
  expect(bus.take()).toEqual(["open 4"]);
  bus.ends({ status: 404 });
  polling.take();
  signals.give("suspend");
  signals.give("resume");
  expect(polling.take()).toEqual(["close 1", "open 2"]);
  polling.opens();
  await pass(1_000);
  expect(bus.take()).toEqual(["open 5"]);
});

test("polling that has worked is tried three times before the websocket's turn comes again", async () => {
  const { bus, polling, pass, clock } = await onPolling();
  await pass(10_000);
  bus.take();
  polling.take();
  for (const wait of [10_000, 20_000]) {
    polling.ends({ status: 502 });
    await clock.advance(wait);
  }
  polling.ends({ fault: { type: "broken", detail: "" } });
  await clock.advance(30_000);
  expect([polling.take(), bus.take()]).toEqual([["open 2", "open 3"], ["open 3"]]);
});

test("a session that polling finds dead is asked after, and signs us out once", async () => {
  const { polling, answers, clock, told, bus } = await onPolling();
  answers.check = { ok: false, error: { type: "signed-out" } };
  bus.take();
  polling.ends({ code: 4001 });
  await clock.advance(10 * minute);
  expect([told.at(-1), bus.take()]).toEqual(["signed out", []]);
});

test("after a stop while the websocket is being tried nothing is left", async () => {
  const { bus, polling, clock, pass, line } = await onPolling();
  await pass(minute);
  line.stop();
  expect([bus.take().at(-1), polling.take().at(-1), clock.waiting()]).toEqual(["close 3", "close 1", []]);
});

test("who comes back to the machine is not made to wait for the slow round", async () => {
  const { polling, signals, pass, line } = await onPolling();
  signals.setIdleTime(5 * minute);
  await pass(2 * minute);
  polling.take();
  line.personActed();
  expect(polling.take()).toEqual(["ping 1"]);
});

test("whoever has to ask for news finds whether somebody looks, is at something else, or is away", async () => {
  const { polling, signals, line, clock } = await onPolling();
  expect(polling.attention()).toBe("elsewhere");
  line.personActed();
  expect(polling.attention()).toBe("here");
  line.personLookedAway();
  expect(polling.attention()).toBe("elsewhere");
  polling.take();
  line.personActed();
  expect([polling.attention(), polling.take()]).toEqual(["here", ["ping 1"]]);
  signals.give("lock");
  expect(polling.attention()).toBe("away");
  signals.give("unlock");
  signals.setIdleTime(2 * minute);
  await clock.advance(minute);
  expect(polling.attention()).toBe("away");
});

test("websockets that are cut as soon as they open are given up for polling, which says so", async () => {
  const { bus, polling, clock, line, statuses } = connectionOnFakes();
  line.start();
  for (const wait of [500, 1_000, 0]) {
    bus.opens();
    bus.say({ type: "heard" });
    await clock.settle();
    bus.ends({ code: 1006 });
    await clock.advance(wait);
  }
  polling.opens();
  expect(statuses.at(-1)?.connection).toMatchObject({
    state: "online",
    tries: { fallback: { transportName: "polling", blockReason: "cut-early" } },
  });
});

test("a line that was cut after it had held says nothing against websockets", async () => {
  const { bus, clock, statuses, up } = connectionOnFakes();
  await up();
  await clock.advance(10_000);
  bus.ends({ code: 1006 });
  expect(statuses.at(-1)?.connection).toMatchObject({
    after: "cut",
    tries: { fallback: { transportName: "websocket", against: 0, blockReason: null } },
  });
});

test("polling that gets no answer any more is a silent line, not a mute websocket", async () => {
  const { clock, statuses, line, bus, polling } = connectionOnFakes();
  line.start();
  bus.ends({ status: 404 });
  await clock.advance(7_500);
  bus.ends({ status: 404 });
  polling.opens();
  await clock.advance(20_000);
  expect(statuses.at(-1)?.connection).toMatchObject({ after: "silent" });
});

/** Nothing under /websocket is let through; the records can be read. */
async function onRecords() {
  const on = await onPolling();
  const { polling, rpc, clock } = on;
  polling.notifies(notice(700));
  polling.ends({ status: 403 });
  rpc.opens();
  rpc.say({ type: "heard" });
  await clock.settle();
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 1_000) {
      await clock.advance(1_000);
      rpc.say({ type: "heard" });
    }
  };
  return { ...on, pass };
}

test("where polling the bus is closed as well the records are read, at once, and what came before is caught up", async () => {
  const { rpc, told, statuses, clock } = await onRecords();
  expect(rpc.take()).toEqual(["open 1", "subscribe 1 [] 0", "presence 1 0", "ping 1"]);
  expect(told).toEqual(["up after a gap", "notices 700", "up after a gap"]);
  expect(statuses.at(-1)).toMatchObject({
    connection: { state: "online", tries: { fallback: { transportName: "rpc", blockReason: "http-missing" } } },
    retryAt: clock.now() + minute,
  });
});

test("while the records are read both better ways are tried, the best one first", async () => {
  const { bus, polling, pass, statuses } = await onRecords();
  bus.take();
  polling.take();
  await pass(minute);
  expect([bus.take(), polling.take()]).toEqual([["open 3"], []]);
  bus.ends({ status: 500 });
  expect([bus.take(), polling.take()]).toEqual([[], ["open 2"]]);
  polling.ends({ status: 403 });
  await pass(2 * minute);
  expect(bus.take()).toEqual(["open 4"]);
  expect(statuses.at(-1)?.connection).toMatchObject({
    tries: { fallback: { transportName: "rpc", blockReason: "http-unbound" } },
  });
});

test("polling that gets through takes over from the records, with a gap, and goes on looking for the websocket", async () => {
  const { bus, polling, rpc, pass, told, disk } = await onRecords();
  rpc.notifies({ id: null, events: [] });
  await pass(minute);
  bus.ends({ status: 404 });
  polling.take();
  polling.opens();
  polling.say({ type: "heard" });
  expect(rpc.take().at(-1)).toBe("close 1");
  expect(polling.take()).toEqual(["ping 2", "subscribe 2 [] 0", "presence 2 0", "ping 2"]);
  expect([told.slice(-2), disk.last]).toEqual([["notices -", "up after a gap"], 0]);
  bus.take();
  for (let second = 0; second < 120; second += 1) {
    polling.say({ type: "heard" });
    await pass(1_000);
  }
  expect(bus.take()).toEqual(["open 4"]);
});

test("whoever goes back to the bus after the records begins as after a gap, however far it had got before", async () => {
  const { bus, pass, told, disk } = await onRecords();
  await pass(minute);
  bus.opens();
  bus.say({ type: "heard" });
  expect(bus.take().slice(-3)).toEqual(["subscribe 3 [] 0", "presence 3 0", "ping 3"]);
  expect([told.at(-1), disk.last]).toEqual(["up after a gap", 0]);
});

test("who has an API key has the records alone: nothing else is tried, and nothing is said to be in the way", async () => {
  const { clock, rpc, line, statuses } = connectionOnFakes({ isWithoutSession: true });
  line.start();
  rpc.opens();
  rpc.say({ type: "heard" });
  await clock.settle();
  expect(rpc.take()).toEqual(["open 1", "subscribe 1 [] 0", "presence 1 0", "ping 1"]);
  for (const _ of [1, 2, 3, 4]) {
    rpc.ends({ fault: { type: "broken", detail: "" } });
    await clock.advance(5_000);
  }
  expect(rpc.take()).toEqual(["open 2", "open 3", "open 4", "open 5"]);
  rpc.opens();
  expect(statuses.at(-1)).toMatchObject({
    connection: { state: "online", tries: { fallback: { transportName: "rpc", blockReason: null } } },
    retryAt: null,
  });
});

test("a way that held and was lost again is tried as soon as ever", async () => {
  const { bus, polling, clock, pass, statuses } = await onPolling();
  await pass(minute);
  bus.ends({ status: 404 });
  await pass(2 * minute);
  bus.opens();
  bus.say({ type: "heard" });
  await clock.advance(10_000);
  for (const wait of [10_000, 0]) {
    bus.ends({ status: 404 });
    await clock.advance(wait);
  }
  polling.opens();
  expect(statuses.at(-1)?.retryAt).toBe(clock.now() + minute);
});
