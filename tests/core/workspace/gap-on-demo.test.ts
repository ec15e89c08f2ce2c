import * as v from "valibot";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Clock } from "../../../electron/core/ports/clock.ts";
import { createDemoServer, type DemoServer } from "../../../electron/demo/start.ts";
import { systemClock } from "../../../electron/shell/clock.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import { ChannelId, MessageId } from "../../../shared/ids.ts";
import { at, valuesOf } from "../../../shared/collections/table.ts";
import { temporaryDirectory } from "../../storage/temporary-directory.ts";
import { aliceOn, soon } from "./alice-on-demo.ts";

const channelId = (id: number) => v.parse(ChannelId, id);
const messageId = (id: number) => v.parse(MessageId, id);
const hour = 3_600_000;

/** A clock that can be set, as a person or a time server does, and that timers do not heed. */
function settableClock(): Clock & { set(by: number): void } {
  let offset = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + offset,
    set(by) {
      offset += by;
    },
  };
}

/** The list, and the changes. */
const proof = ["/mail/data", "/web/dataset/call_kw/mail.message/search_read"];
const page = "/discuss/channel/messages";

type Alice = Awaited<ReturnType<typeof aliceOn>>;

/** What a message is to a reader; `clientId` is the sender's own. */
const seen = ({ clientId: _own, ...rest }: Message) => rest;

describe.each(["18.0-2", "18.0-3", "18.0-7"] as const)("after a gap, on the demo server as %s", (dialect) => {
  /** Alice is at home in a group with Bob, both clocks can be set, and the window shows the group. */
  async function office(lines: readonly string[] = ["one", "two", "three", "four", "five", "six"]) {
    const serverClock = settableClock();
    const clock = settableClock();
    const demo = await createDemoServer({ dialect, clock: serverClock });
    onTestFinished(() => demo.stop());
    const bob = demo.as("bob");
    const group = channelId(bob.createGroup("plans", "bob", "alice"));
    const ids = lines.map((line) => bob.post(group, line));
    const directory = temporaryDirectory();
    const alice = await aliceOn(demo, directory, clock);
    alice.start();
    await alice.online();
    await alice.show(group);
    return { demo, bob, group, ids, alice, clock, serverClock, directory };
  }

  /** The machine sleeps for so long on both clocks; when it wakes, the vacuum has been there. */
  async function sleep(
    { demo, alice, clock, serverClock }: Awaited<ReturnType<typeof office>>,
    meanwhile: () => unknown,
    how: { readonly time?: number; readonly ownTime?: number; readonly isVacuumed?: boolean } = {},
  ): Promise<void> {
    const { time = 60 * hour, isVacuumed = true } = how;
    alice.signals.give("suspend");
    // What was written before lies well before what is written now.
    serverClock.set(time / 2);
    await meanwhile();
    serverClock.set(time / 2);
    clock.set(how.ownTime ?? time);
    if (isVacuumed) demo.gcBus();
    alice.signals.give("resume");
    await vi.waitFor(() => expect(alice.window().connection.state).toBe("online"), soon);
    await alice.online();
  }

  /** The window's timeline and the archive's newest page are what the server gives a newcomer. */
  async function expectSame(alice: Alice, channel: ChannelId): Promise<void> {
    const history = await alice.api.loadHistory(channel, { at: "latest" }, 300);
    if (!history.ok) throw new Error(history.error.type);
    const truth = history.value.messages.map(seen);
    expect(alice.window().timelines[channel]?.messages.map(seen)).toEqual(truth);
    expect(alice.archive.page(channel, null, "older", 300).messages.map(seen)).toEqual(truth);
  }

  /** Conversations as a newcomer gets them. Bus ids are beside the point. */
  async function expectSameList(alice: Alice): Promise<void> {
    const overview = await alice.api.loadOverview();
    if (!overview.ok) throw new Error(overview.error.type);
    const told = overview.value.conversations.map((one) => ({ ...one, unreadAsOf: 0 }));
    const shown = valuesOf(alice.window().conversations).map((one) => ({ ...one, unreadAsOf: 0 }));
    expect(shown.toSorted((a, b) => a.id - b.id)).toEqual(told.toSorted((a, b) => a.id - b.id));
  }

  const asked = (demo: DemoServer, since: number) =>
    demo.requests
      .slice(since)
      .filter(({ login, route }) => login === "alice" && !route.includes("session") && !route.includes("bus"))
      .map(({ route }) => route);

  test("everything in an open window is right, and so is the list: edits, deletions, reactions, stars, pins, unlinked ones", async () => {
    const on = await office();
    const { demo, bob, group, ids, alice } = on;
    const [one = 0, two = 0, three = 0, four = 0, five = 0, six = 0] = ids;
    const self = demo.as("alice");
    self.star(two);
    bob.pin(three);
    bob.react(four, "👍");
    await sleep(on, () => {
      bob.edit(one, "<p>one, edited</p>");
      self.star(two, false);
      self.star(one);
      bob.pin(three, false);
      bob.pin(four);
      bob.react(four, "👍", false);
      bob.react(three, "🎉");
      bob.remove(five);
      bob.unlink(six);
      bob.post(group, "seven", { mention: ["alice"] });
      bob.rename(group, "better plans");
      bob.post(bob.openDirectMessage("alice"), "and a word in private");
      demo.as("carol").createGroup("new", "carol", "alice");
    });
    await expectSame(alice, group);
    await expectSameList(alice);
    expect(at(alice.window().conversations, group)).toMatchObject({ name: "better plans", unread: 6 });
  });

  test("a conversation that was empty shows its first messages to who was looking at it", async () => {
    const all = await office([]);
    const { demo, bob, group, alice } = all;
    expect(alice.texts(group)).toEqual([]);
    const before = demo.requests.length;
    await sleep(all, () => {});
    expect(asked(demo, before)).not.toContain(page);
    await sleep(all, () => ["the tent", "the map"].forEach((line) => bob.post(group, line)));
    await vi.waitFor(() => expect(alice.texts(group)).toEqual(["the tent", "the map"]), soon);
    await expectSame(alice, group);
  });

  test("a conversation that was empty shows its first messages also where the bus still has the later ones", async () => {
    const all = await office([]);
    const { demo, bob, group, alice, serverClock } = all;
    // The bus is heard before the list is there.
    demo.delay(/mail\/data$/, 300);
    const meanwhile = (): void => {
      bob.post(group, "the tent");
      serverClock.set(demo.retention() + 1_000);
      bob.post(group, "the map");
      demo.gcBus();
    };
    await sleep(all, meanwhile, { isVacuumed: false });
    await vi.waitFor(() => expect(alice.texts(group)).toEqual(["the tent", "the map"]), soon);
    await expectSame(alice, group);
  });

  test("what nobody looks at is right too, but for reactions, and those when somebody looks", async () => {
    const on = await office();
    const { demo, bob, group, ids, alice } = on;
    const [one = 0, two = 0, three = 0, four = 0] = ids;
    alice.leave();
    await sleep(on, () => {
      bob.edit(one, "<p>one, edited</p>");
      demo.as("alice").star(two);
      bob.remove(three);
      bob.react(four, "👍");
      bob.unlink(ids[4] ?? 0);
    });
    const archived = (id: number) => alice.archive.message(messageId(id));
    expect([one, two, three, four].map((id) => archived(id))).toMatchObject([
      { text: "one, edited", isEdited: true },
      { isStarred: true },
      { isDeleted: true, text: "" },
      { reactions: [] },
    ]);
    alice.engine.conversationShown(group);
    await vi.waitFor(() => expect(archived(four)?.reactions).toMatchObject([{ content: "👍", count: 1 }]), soon);
    await vi.waitFor(() => expectSame(alice, group), soon);
  });

  test("read elsewhere is read here, and unread elsewhere unread, though the bus counts from 0 again", async () => {
    const on = await office();
    const { demo, bob, group, alice } = on;
    const general = channelId(demo.channelNamed("general"));
    bob.post(general, "hello all");
    await vi.waitFor(() => expect(at(alice.window().conversations, general)?.unread).toBe(1), soon);
    await sleep(on, () => {
      demo.as("alice").read(group);
      demo.as("alice").read(general);
      bob.read(group);
    });
    expect([group, general].map((id) => at(alice.window().conversations, id)?.unread)).toEqual([0, 0]);
    await expectSameList(alice);
    const last = demo.messages(group).at(-1)?.id;
    expect(at(alice.window().conversations, group)?.members.map(({ seen: upTo }) => upTo)).toEqual([last, last]);
  });

  test("what was left is gone, and what was joined is there, with its messages when it is opened", async () => {
    const on = await office();
    const { demo, bob, group, alice } = on;
    let joined = 0;
    await sleep(on, () => {
      demo.as("alice").leave(group);
      joined = bob.createChannel("news");
      bob.invite(joined, "alice");
      bob.post(joined, "first news");
    });
    expect([at(alice.window().conversations, group), alice.window().timelines[group]]).toEqual([undefined, undefined]);
    await expectSameList(alice);
    await alice.show(channelId(joined));
    expect(alice.texts(channelId(joined)).at(-1)).toBe("first news");
    expect(alice.arrived.map(({ text }) => text)).toContain("first news");
  });

  test("[GAP1] the list, the changes and one for each that moved, and none for the one that is shown", async () => {
    const on = await office();
    const { demo, bob, group, alice } = on;
    const others = [1, 2, 3].map((nth) => channelId(bob.createGroup(`other ${nth}`, "bob", "alice")));
    for (const other of others) bob.post(other, "known");
    for (const other of others) await alice.show(other);
    await alice.show(group);
    const before = demo.requests.length;
    await sleep(on, () => {
      for (const other of others.slice(0, 2)) for (let n = 0; n < 40; n += 1) bob.post(other, `missed ${n}`);
      bob.edit(demo.messages(others[2] ?? 0).at(-1)?.id ?? 0, "<p>edited</p>");
    });
    expect(asked(demo, before)).toEqual([...proof, page, page]);
    for (const other of others) await alice.show(other);
    expect(alice.texts(others[1] ?? group)).toHaveLength(41);
    expect(alice.texts(others[2] ?? group).at(-1)).toBe("edited");
  });

  describe("[GAP5] what windows show", () => {
    type Office = Awaited<ReturnType<typeof office>>;

    /** What the night cost, when two windows showed a conversation each; what they show is right afterwards. */
    async function costOf(night: (on: Office, other: number) => unknown, evening: typeof night = () => {}) {
      const on = await office();
      const { demo, bob, group, alice } = on;
      const other = channelId(bob.createGroup("other", "bob", "alice"));
      for (const line of ["uno", "due", "tre"]) bob.post(other, line);
      await evening(on, other);
      await vi.waitFor(() => expect(at(alice.window().conversations, other)?.unread).toBeGreaterThan(2), soon);
      await alice.showToo(other);
      const before = demo.requests.length;
      await sleep(on, () => night(on, other));
      const cost = asked(demo, before);
      for (const channel of [group, other]) await expectSame(alice, channel);
      return cost;
    }

    test("costs nothing when nothing of it changed", async () => {
      expect(await costOf(() => {})).toEqual(proof);
    });

    test("costs nothing where it was edited, emptied, starred or lost its pin or its reactions", async () => {
      const cost = await costOf(
        ({ demo, bob, ids: [one = 0, two = 0, three = 0, four = 0, five = 0] }) => {
          bob.edit(one, "<p>one, edited</p>");
          bob.remove(two);
          demo.as("alice").star(three);
          bob.pin(four, false);
          bob.react(five, "👍", false);
        },
        ({ bob, ids: [, , , four = 0, five = 0] }) => {
          bob.pin(four);
          bob.react(five, "👍");
        },
      );
      expect(cost).toEqual(proof);
    });

    test("costs one page where a reaction came, or stayed, or a message was unlinked for good", async () => {
      expect(await costOf(({ bob, ids }) => bob.react(ids[2] ?? 0, "👍"))).toEqual([...proof, page]);
      expect(await costOf(({ bob, ids }) => bob.unlink(ids[2] ?? 0))).toEqual([...proof, page]);
      const stayed = await costOf(
        () => {},
        ({ bob, ids }) => bob.react(ids[2] ?? 0, "👍"),
      );
      expect(stayed).toEqual([...proof, page]);
    });

    test("costs the one page of what moved, whatever else became of it", async () => {
      const cost = await costOf(({ bob, group, ids }, other) => {
        bob.post(group, "seven");
        bob.react(ids[1] ?? 0, "👍");
        bob.unlink(ids[3] ?? 0);
        bob.post(other, "quattro");
      });
      expect(cost).toEqual([...proof, page, page]);
    });

    test("costs a page where an answer quotes what reads otherwise now", async () => {
      const cost = await costOf(
        ({ bob, ids }) => bob.edit(ids[5] ?? 0, "<p>six, edited</p>"),
        ({ bob, group, ids }) => bob.post(group, "what do you mean?", { replyTo: ids[5] ?? 0 }),
      );
      expect(cost).toEqual([...proof, page]);
    });
  });

  test("[GAP1] a line that comes back at once costs the list alone", async () => {
    const on = await office();
    const { demo, alice } = on;
    const before = demo.requests.length;
    demo.dropSockets(1001);
    await vi.waitFor(() => expect(asked(demo, before)).toEqual(["/mail/data"]), soon);
    await alice.online();
    expect(asked(demo, before)).toEqual(["/mail/data"]);
  });

  test("[GAP4] when the bus still has it all, it tells it all, and that is known without asking", async () => {
    const on = await office();
    const { demo, bob, group, ids, alice } = on;
    bob.post(group, "seven");
    await vi.waitFor(() => expect(alice.texts(group).at(-1)).toBe("seven"), soon);
    const last = demo.busId();
    const before = demo.requests.length;
    await sleep(
      on,
      () => {
        bob.react(ids[0] ?? 0, "👍");
        bob.edit(ids[1] ?? 0, "<p>two, edited</p>");
      },
      { time: 20 * hour, isVacuumed: dialect === "18.0-7" },
    );
    await vi.waitFor(() => expectSame(alice, group), soon);
    expect(asked(demo, before).slice(0, 2)).not.toContain("/web/dataset/call_kw/mail.message/search_read");
    expect(await hasMissed(demo, last)).toBe(dialect === "18.0-2" ? null : false);
  });

  test("[GAP4] when the bus has forgotten, the changes are asked for", async () => {
    const on = await office();
    const { demo, bob, group, ids, alice } = on;
    bob.post(group, "seven");
    await vi.waitFor(() => expect(alice.texts(group).at(-1)).toBe("seven"), soon);
    const last = demo.busId();
    const before = demo.requests.length;
    await sleep(on, () => bob.react(ids[0] ?? 0, "👍"), { time: 2 * demo.retention() + hour });
    await expectSame(alice, group);
    expect(asked(demo, before)).toContain("/web/dataset/call_kw/mail.message/search_read");
    expect(await hasMissed(demo, last)).toBe(dialect === "18.0-2" ? null : true);
  });

  test.each([
    ["forth by a day", 24 * hour],
    ["back by a day", -24 * hour],
    ["back by the very time that it slept", 0],
  ])("the clock of the machine is set %s while it sleeps", async (_, by) => {
    const on = await office();
    const { bob, group, ids, alice } = on;
    await sleep(on, () => bob.edit(ids[0] ?? 0, "<p>one, edited</p>"), { ownTime: by });
    expect(alice.texts(group)[0]).toBe("one, edited");
    await expectSame(alice, group);
  });

  test.each([
    ["forth", 24 * hour],
    ["back", -24 * hour],
  ])("the clock of the machine is set %s by a day while the line is down", async (_, by) => {
    const on = await office();
    const { demo, bob, group, ids, alice, clock, serverClock } = on;
    await demo.pause();
    await vi.waitFor(() => expect(alice.window().connection.state).not.toBe("online"), soon);
    clock.set(by);
    bob.edit(ids[0] ?? 0, "<p>one, edited</p>");
    bob.react(ids[1] ?? 0, "👍");
    serverClock.set(30 * hour);
    demo.gcBus();
    await demo.resume();
    alice.engine.reconnect();
    await vi.waitFor(() => expect(alice.texts(group)[0]).toBe("one, edited"), soon);
    await alice.online();
    await vi.waitFor(() => expectSame(alice, group), soon);
  });

  test("a database put back to yesterday takes today with it, and goes on under the same ids", async () => {
    const on = await office();
    const { demo, bob, group, alice, ids } = on;
    const other = channelId(bob.createGroup("other", "bob", "alice"));
    bob.post(other, "of yesterday");
    await alice.show(other);
    await alice.show(group);
    expect(alice.archive.newestKnown(other)).not.toBeNull();
    const yesterday = demo.busId();
    for (const text of ["today 1", "today 2", "today 3"]) bob.post(group, text);
    bob.edit(ids[0] ?? 0, "<p>edited today</p>");
    await vi.waitFor(() => expect(alice.texts(group)[0]).toBe("edited today"), soon);
    await sleep(
      on,
      () => {
        demo.restoreDatabaseTo(yesterday);
        bob.edit(ids[0] ?? 0, "<p>as it was</p>");
      },
      { isVacuumed: false },
    );
    await vi.waitFor(() => expectSame(alice, group), soon);
    await expectSameList(alice);
    // Nobody can say what of it was undone.
    expect(alice.archive.newestKnown(other)).toBeNull();
    bob.post(group, "after all");
    await vi.waitFor(() => expect(alice.texts(group).at(-1)).toBe("after all"), soon);
    expect(alice.arrived.at(-1)?.text).toBe("after all");
    await expectSame(alice, group);
  });

  test("what was told under lower ids ten seconds late is there and counted, live and after a gap", async () => {
    const on = await office();
    const { demo, bob, group, alice } = on;
    const late = demo.postLate(group, "bob", "late");
    bob.post(group, "in time");
    await vi.waitFor(() => expect(alice.texts(group).at(-1)).toBe("in time"), soon);
    late();
    await vi.waitFor(() => expect(alice.texts(group).slice(-2)).toEqual(["late", "in time"]), soon);
    await vi.waitFor(() => expect(at(alice.window().conversations, group)?.unread).toBe(8), soon);
    const later = demo.postLate(group, "bob", "later still");
    bob.post(group, "in time again");
    await vi.waitFor(() => expect(alice.texts(group).at(-1)).toBe("in time again"), soon);
    await sleep(on, later);
    expect(alice.texts(group).slice(-2)).toEqual(["later still", "in time again"]);
    await expectSame(alice, group);
    await expectSameList(alice);
  });

  test("more than 500 missed messages leave a hole, and scrolling fills it", async () => {
    const on = await office();
    const { bob, group, alice } = on;
    await sleep(on, () => {
      for (let n = 1; n <= 620; n += 1) bob.post(group, `missed ${n}`);
    });
    expect(alice.texts(group)).toEqual(Array.from({ length: 60 }, (_, n) => `missed ${n + 561}`));
    expect(at(alice.window().conversations, group)?.unread).toBe(626);
    for (let pages = 0; pages < 20 && alice.window().timelines[group]?.reachesStart === false; pages += 1) {
      await alice.scrollUp(group, alice.window().timelines[group]?.messages[0]?.id ?? messageId(1));
    }
    const all = Array.from({ length: 620 }, (_, n) => `missed ${n + 1}`);
    expect(alice.texts(group).slice(-626)).toEqual(["one", "two", "three", "four", "five", "six", ...all]);
  });
});

/** What the server itself says; null where it does not know the question. */
async function hasMissed(demo: DemoServer, last: number): Promise<boolean | null> {
  const response = await fetch(`${demo.url}/bus/has_missed_notifications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", method: "call", params: { last_notification_id: last } }),
  });
  return response.ok ? v.parse(v.object({ result: v.boolean() }), await response.json()).result : null;
}
