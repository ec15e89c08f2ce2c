import { describe, expect, test } from "vitest";
import { createCatchUp } from "../../../electron/core/sync/catch-up.ts";
import { createPages } from "../../../electron/core/sync/pages.ts";
import type { Shown } from "../../../electron/core/sync/plan.ts";
import type { DiscussEvent, ServerEvent } from "../../../shared/domain/events.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import { err } from "../../../shared/result.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { channelId, conversation, general, me, message, messageId, workspaceState } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeServer } from "../../support/fake-server.ts";
import { conversationsIn } from "../../support/rows-after.ts";
import { inMemoryArchive } from "../../storage/in-memory-archive.ts";

const team = channelId(2);

/** A server with two conversations; `archive` holds nothing. */
function bench() {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  const archive = inMemoryArchive();
  const events: DiscussEvent[] = [];
  let state = workspaceState({ conversations: [] });
  const emit = (event: DiscussEvent) => {
    events.push(event);
    state = reduce(state, event);
  };
  const line = { mayHaveMissed: false, receivedBefore: 0 };
  const pages = createPages({ api: server.api, archive, emit });
  const catchUp = createCatchUp({
    api: server.api,
    archive,
    pages,
    clock,
    log: () => {},
    state: () => state,
    emit,
    lastListed() {
      const last = new Map(conversationsIn(archive).map(({ id, lastMessage }) => [id, lastMessage?.id ?? 0]));
      return (channel) => (last.size === 0 ? Infinity : (last.get(channel) ?? 0));
    },
    mayHaveMissed: () => line.mayHaveMissed,
    receivedBefore: () => line.receivedBefore,
    opened: () => shown,
    shown: () => shown,
    onStale: () => told.push("stale"),
    onCompared: () => {},
    onRestored: () => told.push("restored"),
  });
  let shown: readonly Shown[] = [];
  const told: string[] = [];
  server.addConversation(conversation({ id: general, lastInterestAt: 1 }));
  server.addConversation(conversation({ id: team, lastInterestAt: 2, kind: "group", name: "team" }));
  return {
    clock,
    server,
    archive,
    events,
    catchUp,
    line,
    told,
    show: (...all: readonly Shown[]) => {
      shown = all;
    },
    state: () => state,
    /** The bus brings it. */
    hear(event: ServerEvent) {
      if (event.type === "message-posted") archive.saveSingleMessages([event.message]);
      pages.happened(event);
      emit(event);
    },
    /** Everything that is on the server is in the archive too, as after a day of listening. */
    async know() {
      const overview = await server.api.loadOverview();
      if (overview.ok) {
        archive.saveConversations(overview.value.conversations);
        archive.writeFact("sync.written", String(overview.value.writtenAt ?? 0));
      }
      for (const channel of [general, team]) {
        const messages = server.messages(channel);
        const [first, last] = [messages[0], messages.at(-1)];
        if (first && last) archive.saveMessages(channel, messages, { from: first.id, to: last.id, reachesStart: true });
      }
      server.calls.length = 0;
    },
    /** The server counts everything from that message on as unread. */
    unreadFrom(channel: ChannelId, separator: number, unread = 1) {
      server.addConversation(conversation({ id: channel, unread, newMessageSeparator: messageId(separator) }));
    },
    /** The texts that catch-up says arrived, or the failure. */
    async run() {
      const result = await catchUp.run();
      return result.ok ? result.value.arrived.map(({ text }) => text) : result.error.type;
    },
    /** What can be read without the server, and whether it ends at a hole. */
    held(channel: ChannelId) {
      const page = archive.page(channel, null, "older", 1_000);
      return [page.messages.map(({ text }) => text), page.endsAtHole];
    },
  };
}

describe("after a gap", () => {
  test("only what moved is fetched, from where we left off; the latest interest first", async () => {
    const b = bench();
    b.server.say(general, "one");
    b.server.say(team, "two");
    await b.know();
    b.server.say(general, "three");
    b.server.say(general, "four");

    await b.run();

    expect(b.server.calls).toEqual(["overview", "history 1 after 101, 500"]);
    expect([b.held(general), b.held(team)]).toEqual([
      [["one", "three", "four"], false],
      [["two"], false],
    ]);
  });

  test("the list is told before the messages, and they as whole", async () => {
    const b = bench();
    b.server.say(general, "one");
    b.server.people.push({ key: me, name: "Me" });
    await b.know();
    const two = b.server.say(general, "two");

    await b.run();

    expect(b.events).toMatchObject([
      { type: "overview-loaded", conversations: [{ id: general, lastMessage: { id: two.id } }, { id: team }] },
      { type: "people-changed", people: [{ key: me, name: "Me" }] },
      { type: "timeline-caught-up", channel: general, messages: [two], isWhole: true },
    ]);
  });

  test("nothing but the list is asked for when nothing moved, however many messages are deleted", async () => {
    const b = bench();
    b.server.say(general, "one");
    const two = b.server.say(general, "two");
    await b.know();
    await b.server.api.deleteMessage(two.id);
    b.server.calls.length = 0;

    expect(await b.run()).toEqual([]);
    expect(b.server.calls).toEqual(["overview"]);
  });

  test("a last message that was deleted for good is gone, also where nobody looks", async () => {
    const b = bench();
    b.server.say(general, "one");
    const two = b.server.say(general, "two");
    await b.know();
    await b.run();
    b.server.unlink(two.id);
    b.server.calls.length = 0;

    await b.run();

    expect(b.server.calls).toEqual(["overview", "history 1 after 101, 61"]);
    expect(b.held(general)).toEqual([["one"], false]);
    expect(b.events).toContainEqual({ type: "messages-deleted", messages: [two.id] });
  });

  test("a message that came late, under an id that was passed by, is found among the changes and fetched", async () => {
    const b = bench();
    b.server.say(general, "one");
    const late = b.server.say(general, "late");
    b.server.say(general, "three");
    await b.know();
    b.archive.removeMessages([late.id]);
    b.line.mayHaveMissed = true;

    await b.run();

    expect(b.server.calls).toEqual(["overview", "changes 1", "history 1 after 101, 61"]);
    expect(b.held(general)).toEqual([["one", "late", "three"], false]);
  });

  describe("[GAP1] that is too long for one page", () => {
    async function longGap(count = 600, unread = 0) {
      const b = bench();
      b.server.say(general, "one");
      await b.know();
      for (let i = 2; i <= count; i++) b.server.say(general, `${i}`);
      if (unread > 0) b.unreadFrom(general, 102, unread);
      return b;
    }
    const newest = Array.from({ length: 60 }, (_, i) => `${i + 541}`);

    test("a hole is left behind the page, and no window takes what comes live for what follows", async () => {
      const b = await longGap();
      await b.run();
      expect(b.server.calls).toEqual(["overview", "history 1 after 101, 500"]);
      expect(b.held(general)).toMatchObject([{ length: 501 }, false]);
      expect(b.archive.newestKnown(general)).toBe(601);
      expect(b.events.at(-1)).toMatchObject({ type: "timeline-caught-up", isWhole: true, endsAtHole: true });
    });

    test("when so much is unread, the newest are fetched, and the hole is before them", async () => {
      const b = await longGap(600, 599);
      await b.run();
      expect(b.server.calls).toEqual(["overview", "history 1 latest, 60"]);
      expect(b.held(general)).toEqual([newest, true]);
      expect(b.events.at(-1)).toMatchObject({ type: "timeline-caught-up", isWhole: false, endsAtHole: false });
    });

    test("a window that shows it gets the newest all the same, by one more", async () => {
      const b = await longGap();
      b.line.mayHaveMissed = true;
      b.show({ channel: general, from: messageId(101), count: 1, isLive: true });
      await b.run();
      expect(b.server.calls).toEqual(["overview", "changes 1", "history 1 after 101, 500", "history 1 latest, 60"]);
      expect(b.held(general)).toEqual([newest, true]);
      expect(b.archive.page(general, messageId(102), "newer", 1_000)).toMatchObject({
        messages: { length: 499 },
        endsAtHole: true,
      });
      expect(b.events.filter(({ type }) => type === "timeline-caught-up")).toMatchObject([
        { messages: { length: 60 }, isWhole: false, endsAtHole: false },
      ]);
    });

    test("what failed between its halves is gone on from", async () => {
      const b = await longGap(520);
      b.line.mayHaveMissed = true;
      b.show({ channel: general, from: messageId(101), count: 1, isLive: true });
      b.server.weather.others.push("fine", "fine", "fine", { unanswered: null });
      expect(await b.run()).toBe("unanswered");
      await b.run();
      expect(b.held(general)).toMatchObject([{ length: 520 }, false]);
    });
  });

  test("a conversation of which nothing is held is left for when it is opened, but for its last line", async () => {
    const b = bench();
    const one = b.server.say(general, "one");

    await b.run();

    expect(b.server.calls).toEqual(["overview"]);
    expect([b.archive.message(one.id), b.archive.newestKnown(general)]).toEqual([one, null]);
  });

  test("requests are as many as conversations that moved, and few at a time", async () => {
    const b = bench();
    const channels = Array.from({ length: 50 }, (_, i) => channelId(i + 10));
    for (const channel of channels) {
      b.server.addConversation(conversation({ id: channel }));
      const last = b.server.say(channel, "known");
      b.archive.saveMessages(channel, [last], { from: last.id, to: last.id, reachesStart: true });
    }
    for (const channel of channels.slice(0, 20)) b.server.say(channel, "missed");
    b.server.weather.others.push("fine", ...Array.from({ length: 20 }, () => ({ answerAfter: 10 }) as const));

    const run = b.run();
    await b.clock.settle();
    expect(b.server.calls).toHaveLength(1 + 3);
    await b.clock.advance(1_000);
    await run;
    expect(b.server.calls).toHaveLength(1 + 20);
  });
});

describe("[GAP5] what a window shows after a gap", () => {
  const thumb = [{ content: "👍", count: 1, people: [me] }];

  /** Ten messages, all of them shown, the second with a reaction if `isReacted`. */
  async function looking({ isReacted = false, isLive = true } = {}) {
    const b = bench();
    for (let nth = 1; nth <= 10; nth += 1) b.server.say(general, `${nth}`);
    if (isReacted) b.server.change(messageId(102), { reactions: thumb });
    await b.know();
    b.line.mayHaveMissed = true;
    b.show({ channel: general, from: messageId(101), count: isLive ? 10 : 5, isLive });
    return b;
  }
  const proof = ["overview", "changes 1"];

  test("costs nothing when nothing of it changed, be it new or old", async () => {
    for (const isLive of [true, false]) {
      const b = await looking({ isLive });
      await b.run();
      expect(b.server.calls).toEqual(proof);
    }
  });

  test("costs nothing more when it moved: one page has what is new", async () => {
    const b = await looking();
    b.server.say(general, "11");
    await b.run();
    expect(b.server.calls).toEqual([...proof, "history 1 after 110, 500"]);
    expect(b.held(general)).toMatchObject([{ length: 11 }, false]);
  });

  test("loses reactions that were taken off without a page", async () => {
    const b = await looking({ isReacted: true });
    b.server.change(messageId(102), { reactions: [] });
    await b.run();
    expect(b.server.calls).toEqual(proof);
    expect(b.archive.message(messageId(102))?.reactions).toEqual([]);
    expect(b.events.at(-1)).toEqual({
      type: "reactions-changed",
      message: 102,
      reactions: [{ content: "👍", count: 0, people: [] }],
    });
  });

  test("is asked for from the first message on that bears a reaction or is gone", async () => {
    const reacted = await looking();
    reacted.server.change(messageId(108), { reactions: thumb });
    await reacted.run();
    expect(reacted.server.calls).toEqual([...proof, "history 1 after 107, 63"]);
    expect(reacted.archive.message(messageId(108))?.reactions).toEqual(thumb);

    const unlinked = await looking({ isLive: false });
    unlinked.server.unlink(messageId(103));
    await unlinked.run();
    expect(unlinked.server.calls).toEqual([...proof, "history 1 after 102, 3"]);
    expect(unlinked.events).toContainEqual({ type: "messages-deleted", messages: [103] });
  });

  test("of older times comes with what moved, unless there is a hole between", async () => {
    const near = await looking({ isLive: false });
    near.server.change(messageId(103), { reactions: thumb });
    near.server.say(general, "11");
    await near.run();
    expect(near.server.calls).toEqual([...proof, "history 1 after 102, 508"]);

    const apart = await looking({ isLive: false });
    apart.server.change(messageId(103), { reactions: thumb });
    apart.server.say(general, "11");
    apart.archive.forgetAfter(general, 105);
    const newest = apart.server.messages(general).slice(8, 10);
    apart.archive.saveMessages(general, newest, { from: messageId(109), to: messageId(110), reachesStart: false });
    await apart.run();
    expect(apart.server.calls).toEqual([...proof, "history 1 after 110, 500", "history 1 after 102, 3"]);
  });

  test("keeps the star of one that its reactions keep out of the answer, until its page has come", async () => {
    const b = await looking({ isReacted: true });
    b.server.change(messageId(102), { isStarred: true });
    b.archive.saveMessages(general, b.server.messages(general), null);
    b.server.weather.others.push("fine", "fine", "busy");
    expect(await b.run()).toBe("busy");
    expect(b.archive.message(messageId(102))?.isStarred).toBe(true);
  });

  test.each(["refused", "malformed"] as const)(
    "is asked for as a whole when the changes are not told: %s",
    async (how) => {
      const b = await looking();
      b.server.weather.others.push("fine", how);
      await b.run();
      expect(b.server.calls).toEqual([...proof, "history 1 after 100, 70"]);
    },
  );

  test("is asked for where it answers an older message that is not held and was edited", async () => {
    const b = bench();
    const old = b.server.say(general, "the plan");
    for (let nth = 1; nth <= 3; nth += 1) b.server.say(general, `${nth}`);
    b.server.say(general, "why?", me, old.id);
    await b.know();
    b.archive.forgetAfter(general, 0);
    const held = b.server.messages(general).slice(1);
    b.archive.saveMessages(general, held, { from: messageId(102), to: messageId(105), reachesStart: false });
    b.line.mayHaveMissed = true;
    b.show({ channel: general, from: messageId(102), count: 4, isLive: true });
    await b.clock.advance(3_600_000);
    b.server.change(old.id, { text: "the other plan", body: "<p>the other plan</p>", isEdited: true });
    await b.run();
    expect(b.server.calls).toEqual([...proof, "history 1 after 104, 61"]);
    expect(b.archive.message(messageId(105))?.replyTo?.text).toBe("the other plan");
  });

  test("is asked for with the greatest number of a reaction that any page has told", async () => {
    const b = await looking();
    const met: number[] = [];
    const { loadChanges } = b.server.api;
    b.server.api.loadChanges = (query) => {
      met.push(query.reactionsMet);
      return loadChanges(query);
    };
    for (const last of [null, 7, 5]) {
      b.server.lastReaction = last;
      b.server.say(general, "and one more");
      await b.run();
    }
    await b.run();
    expect(met).toEqual([0, 0, 7, 7]);
  });

  test("is asked for as a whole when there is no mark to ask from", async () => {
    const b = await looking();
    const { readFact } = b.archive;
    b.archive.readFact = (name) => (name === "sync.written" ? null : readFact(name));
    await b.run();
    expect(b.server.calls).toEqual(["overview", "history 1 after 100, 70"]);
  });

  test("is asked for from a message on that the bus touched while the changes were on their way", async () => {
    const b = await looking();
    b.server.weather.others.push("fine", { answerAfter: 100 });
    const run = b.run();
    await b.clock.settle();
    b.hear({
      type: "reactions-changed",
      message: messageId(109),
      reactions: [{ content: "🎉", count: 1, people: [me] }],
    });
    b.hear({ type: "message-posted", message: b.server.say(general, "just now"), isSilent: false });
    await b.clock.advance(100);
    await run;
    expect(b.server.calls).toEqual([...proof, "history 1 after 108, 63"]);
  });

  test("needs no page for what the bus brought while the changes were on their way", async () => {
    const b = await looking();
    b.server.weather.others.push("fine", { answerAfter: 100 });
    const run = b.run();
    await b.clock.settle();
    b.hear({ type: "message-posted", message: b.server.say(general, "just now"), isSilent: false });
    b.show({ channel: general, from: messageId(101), count: 11, isLive: true });
    await b.clock.advance(100);
    await run;
    expect(b.server.calls).toEqual(proof);
  });
});

describe("what arrived meanwhile", () => {
  test("is what came after the last that was known and is unread, oldest first", async () => {
    const b = bench();
    b.server.say(general, "known");
    b.server.say(team, "known too");
    await b.know();
    b.server.say(team, "in the team");
    b.server.say(general, "read elsewhere");
    b.server.say(general, "unread");
    b.unreadFrom(general, 105);
    b.unreadFrom(team, 103);

    expect(await b.run()).toEqual(["in the team", "unread"]);
    expect(await b.run()).toEqual([]);
  });

  test("is the first word of a conversation that is new", async () => {
    const b = bench();
    b.server.say(general, "known");
    await b.know();
    const chat = channelId(3);
    b.server.say(chat, "hello, I am new here");
    b.unreadFrom(chat, 102);

    expect(await b.run()).toEqual(["hello, I am new here"]);
  });

  test("is the last word where the conversation was known by name only, unless it was known", async () => {
    const b = bench();
    b.server.say(general, "seen in the list");
    b.server.say(team, "seen in the list too");
    const overview = await b.server.api.loadOverview();
    if (overview.ok) b.archive.saveConversations(overview.value.conversations);
    b.server.say(general, "new");
    b.unreadFrom(general, 101, 2);
    b.unreadFrom(team, 102, 1);

    expect(await b.run()).toEqual(["new"]);
  });

  test("is nothing at the first sign-in, whatever is unread", async () => {
    const b = bench();
    b.server.say(general, "from last year");
    b.unreadFrom(general, 101);

    expect(await b.run()).toEqual([]);
  });

  test("is not lost when the run that brought it fails later", async () => {
    const b = bench();
    b.server.say(general, "known");
    b.server.say(team, "known too");
    await b.know();
    b.server.say(team, "first");
    b.server.say(general, "second");
    b.unreadFrom(general, 104);
    b.unreadFrom(team, 103);
    b.server.weather.others.push("fine", "busy", "fine");

    expect(await b.run()).toBe("busy");
    expect(await b.run()).toEqual(["first", "second"]);
  });
});

describe("a failure", () => {
  test.each(["offline", "signed-out", "busy", "malformed"] as const)(
    "of the list is the run's own: %s",
    async (weather) => {
      const b = bench();
      b.server.weather.others.push(weather);
      expect([await b.run(), b.events]).toEqual([weather, []]);
    },
  );

  test("of one conversation keeps none of the others from catching up, and the run is not done", async () => {
    const b = bench();
    b.server.say(general, "one");
    b.server.say(team, "two");
    await b.know();
    b.server.say(general, "three");
    b.server.say(team, "four");
    b.server.weather.others.push("fine", "malformed", "fine");

    expect(await b.run()).toBe("malformed");
    expect(b.server.calls).toHaveLength(3);
    b.server.calls.length = 0;
    expect(await b.run()).toEqual([]);
    expect(b.server.calls).toHaveLength(2);
  });

  test.each(["offline", "signed-out"] as const)("that would meet them all ends the run: %s", async (weather) => {
    const b = bench();
    const channels = Array.from({ length: 20 }, (_, i) => channelId(i + 10));
    for (const channel of channels) {
      b.server.addConversation(conversation({ id: channel }));
      b.archive.saveMessages(channel, [], { from: messageId(1), to: messageId(1), reachesStart: true });
      b.server.say(channel, "missed");
    }
    b.server.weather.others.push("fine", weather, weather, weather);
    expect(await b.run()).toBe(weather);
    expect(b.server.calls).toHaveLength(4);
  });

  test("of a dead session is never taken for a conversation that is gone", async () => {
    const b = bench();
    b.server.say(general, "one");
    await b.know();
    b.server.say(general, "two");
    b.server.weather.others.push("fine", "signed-out");
    expect(await b.catchUp.run()).toEqual(err({ type: "signed-out" }));
    expect(b.events.map(({ type }) => type)).toEqual(["overview-loaded"]);
  });

  test("is not that a conversation was lost since the list was made", async () => {
    const b = bench();
    b.server.say(general, "one");
    await b.know();
    b.server.say(general, "two");
    b.server.weather.others.push("fine", "refused");
    expect(await b.run()).toEqual([]);
  });
});

describe("asked for while one is on", () => {
  test("it runs once more after that one, for all who asked", async () => {
    const b = bench();
    b.server.weather.others.push({ answerAfter: 100 });
    const first = b.catchUp.run();
    const second = b.catchUp.run();
    const third = b.catchUp.run();
    await b.clock.settle();
    expect(b.server.calls).toEqual(["overview"]);

    b.server.say(general, "said meanwhile");
    await b.clock.advance(100);
    expect(await second).toBe(await third);
    expect([b.server.calls, await first, await second]).toMatchObject([
      ["overview", "overview"],
      { value: { overview: { lastMessages: [] } } },
      { value: { overview: { lastMessages: [{ text: "said meanwhile" }] } } },
    ]);
  });

  test("it runs also when that one fails or breaks", async () => {
    const b = bench();
    const { loadOverview } = b.server.api;
    b.server.api.loadOverview = () => {
      b.server.api.loadOverview = loadOverview;
      return Promise.reject(new Error("a bug"));
    };
    const first = b.catchUp.run();
    const second = b.catchUp.run();
    await expect(first).rejects.toThrow("a bug");
    expect(await second).toMatchObject({ ok: true });
    expect(await b.catchUp.run()).toMatchObject({ ok: true });
  });
});

test("our own message, kept by its answer as a single one, joins what is held", async () => {
  const b = bench();
  b.archive.saveMessages(general, [message({ id: messageId(50) })], {
    from: messageId(50),
    to: messageId(50),
    reachesStart: true,
  });
  const own = b.server.say(general, "mine", me);
  b.archive.saveMessages(general, [own], null);
  await b.run();
  expect(b.held(general)).toEqual([["message 50", "mine"], false]);
});
