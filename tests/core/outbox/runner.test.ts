import { describe, expect, test } from "vitest";
import type { RecordId, RecordModel } from "../../../shared/ids.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import { err, ok } from "../../../shared/result.ts";
import { channelId, clientId, general, messageId } from "../../support/builders.ts";
import { createFakeOutboxStore, diskFull } from "../../support/fake-outbox-store.ts";
import { bench, onDisk, posted } from "./bench.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const random = channelId(2);
const seconds = (n: number) => n * 1_000;
const forbidden = "The server does not allow this: You may not post here.";

describe("a message in fine weather", () => {
  test("is saved, told, marked, posted, told again and forgotten, in this order", async () => {
    const b = bench();
    b.server.weather.posts.push({ answerAfter: 50 });

    b.send("hello");

    expect([b.told, onDisk(b.store)]).toEqual([["queued 1", "sending 1"], ["1"]]);
    await b.clock.settle();
    expect([b.told, onDisk(b.store)]).toEqual([["queued 1", "sending 1"], ["1 may have arrived"]]);
    await b.clock.advance(50);
    expect([b.told, onDisk(b.store), posted(b)]).toEqual([
      ["queued 1", "sending 1", "accepted 1 as 101"],
      [],
      ["hello"],
    ]);
    expect(b.clock.waiting()).toEqual([]);
  });

  test("[OB4] waits for the one before it, but not for those of other conversations", async () => {
    const b = bench();
    b.server.weather.posts.push({ answerAfter: 50 });
    b.send("first");
    b.send("second");
    b.send("elsewhere", random);

    await b.clock.settle();
    expect(b.server.calls).toEqual(['post 1 "first"', 'post 2 "elsewhere"']);

    await b.clock.advance(50);
    expect(posted(b)).toEqual(["first", "second"]);
  });

  test("is settled by the bus that shows it, before the answer and after", async () => {
    const b = bench();
    b.server.weather.posts.push({ answerAfter: 50 });
    b.server.onPosted = ({ clientId: name }) => name && b.runner.observed(name);

    const name = b.send("hello");
    await b.clock.settle();
    expect([b.runner.pending(), onDisk(b.store)]).toEqual([[], []]);

    await b.clock.advance(50);
    b.runner.observed(name);
    expect([b.told, posted(b)]).toEqual([["queued 1", "sending 1"], ["hello"]]);
  });

  test("[OB2] is not posted when the server shows it in the moment before it leaves", async () => {
    const b = bench();
    b.server.weather.posts.push("offline");
    const name = b.send("hello");
    await b.clock.settle();
    b.runner.retry(name);
    b.runner.observed(name);
    await b.clock.settle();
    expect([b.told, b.server.calls, onDisk(b.store)]).toEqual([
      ["queued 1", "sending 1", "queued 1", "sending 1"],
      ['post 1 "hello"'],
      [],
    ]);
  });

  test.each(["", "   ", "\n\t\u00a0"])("is refused at once when it is empty: %j", (text) => {
    const b = bench();
    expect(b.runner.send(inConversation(general), plain(text), null)).toEqual(err({ type: "empty-text" }));
    expect([b.told, onDisk(b.store)]).toEqual([[], []]);
  });

  test("[OB4] about a record waits for none in the conversation of the same number, and goes to the record", async () => {
    const b = bench();
    const thread = { type: "record", model: "sale.order" as RecordModel, id: general as number as RecordId } as const;
    b.server.weather.posts.push("hangs");
    b.send("first");
    b.runner.send(thread, plain("about the order"), null);
    await b.clock.settle();
    expect(b.server.calls).toEqual(['post 1 "first"', 'post sale.order:1 "about the order"']);
    expect(b.runner.pending().map(({ content }) => content.text)).toEqual(["first"]);
  });

  test("may be 100,000 characters long, and keeps every one of them and its reply", async () => {
    const b = bench({ isOnline: false });
    const text = " \u202eעברית <b>&amp;\u0007 👩‍👩‍👧\n".repeat(5_000).slice(0, 100_000);
    b.runner.send(inConversation(general), plain(text), messageId(77));

    expect(b.store.entries()).toMatchObject([{ content: plain(text), replyTo: 77 }]);
    b.runner.setOnline(true);
    await b.clock.settle();
    expect(posted(b)).toEqual([text]);
  });
});

test("[OB4] a message written before the queue was started stands behind what an earlier run left, once", async () => {
  const before = bench({ isOnline: false });
  before.send("first");
  before.runner.stop();
  const b = bench({ store: before.store, isStarted: false });
  b.send("second");
  b.runner.start();
  await b.clock.settle();
  expect([posted(b), b.told.filter((line) => line.startsWith("queued")), onDisk(b.store)]).toEqual([
    ["first", "second"],
    ["queued 1", "queued 2"],
    [],
  ]);
});

describe("a message without a line", () => {
  test("waits for one, in order, and is not marked before", async () => {
    const b = bench({ isOnline: false });
    b.send("first");
    b.send("second");
    await b.clock.advance(seconds(3_600));
    expect([b.server.calls, onDisk(b.store)]).toEqual([[], ["1", "2"]]);

    b.runner.setOnline(true);
    await b.clock.settle();
    expect(posted(b)).toEqual(["first", "second"]);
  });

  test("is tried again by itself where the line is up and only posting is not", async () => {
    const b = bench();
    b.server.weather.posts.push("offline", "offline");
    b.send("hello");
    await b.clock.settle();
    expect(b.told).toEqual(["queued 1", "sending 1", "queued 1"]);

    await b.clock.advance(seconds(10));
    expect([posted(b), b.server.calls.filter((call) => call.startsWith("look"))]).toEqual([["hello"], []]);
  });

  test("is tried at once when the line is back, whatever the pause", async () => {
    const b = bench();
    b.server.weather.posts.push("offline");
    b.send("hello");
    await b.clock.settle();
    b.runner.setOnline(false);
    b.runner.setOnline(true);
    await b.clock.settle();
    expect([posted(b), b.clock.now()]).toEqual([["hello"], b.store.written()[0]?.queuedAt]);
  });

  test("stays on disk through a restart", async () => {
    const before = bench({ isOnline: false });
    before.send("first");
    before.send("second");
    before.runner.stop();

    const after = bench({ store: before.store });
    await after.clock.settle();
    expect(after.told.slice(0, 2)).toEqual(["queued 1", "queued 2"]);
    expect([posted(after), after.server.calls]).toEqual([
      ["first", "second"],
      ['post 1 "first"', 'post 1 "second"'],
    ]);
  });
});

describe("[OB2] a post without an answer", () => {
  test("is looked for, found, and not posted again", async () => {
    const b = bench();
    b.server.weather.posts.push({ unanswered: 6_000 });
    b.send("hello");
    b.send("next");
    await b.clock.settle();
    expect([b.told, onDisk(b.store)]).toEqual([
      ["queued 1", "sending 1", "queued 2"],
      ["1 may have arrived", "2"],
    ]);

    await b.clock.advance(seconds(20));
    expect(posted(b)).toEqual(["hello", "next"]);
    expect(b.told).toContain("accepted 1 as 101");
  });

  test("is posted again only when the server's own retries are over", async () => {
    const b = bench();
    b.server.weather.posts.push({ unanswered: null });
    b.send("hello");
    await b.clock.advance(seconds(64.9));
    expect(b.server.calls.filter((call) => call.startsWith("post"))).toHaveLength(1);
    expect(b.server.calls.length).toBeLessThan(10);

    await b.clock.advance(seconds(0.2));
    expect([posted(b), b.told.at(-1)]).toEqual([["hello"], "accepted 1 as 101"]);
  });

  test("is not posted while the server does not say whether it has it", async () => {
    const b = bench();
    b.server.weather.posts.push("malformed");
    b.server.weather.looks.push(...Array.from({ length: 20 }, () => ({ unanswered: null }) as const));
    b.send("hello");
    await b.clock.advance(seconds(300));
    expect([posted(b), b.told]).toEqual([[], ["queued 1", "sending 1"]]);

    await b.clock.advance(seconds(1_200));
    expect(posted(b)).toEqual(["hello"]);
  });

  test("is not called absent by an answer that was asked for before it came", async () => {
    const b = bench();
    b.server.weather.posts.push({ unanswered: 30_000 });
    b.server.weather.looks.push({ answerAfter: 65_000 });
    b.send("hello");
    await b.clock.advance(seconds(200));
    expect([posted(b), onDisk(b.store)]).toEqual([["hello"], []]);
  });

  test("[OB3] is looked for after a restart before anything is posted", async () => {
    const before = bench();
    before.server.weather.posts.push("hangs");
    before.send("hello");
    await before.clock.settle();
    before.runner.stop();

    const after = bench({ store: before.store });
    after.send("next");
    await after.clock.advance(seconds(64.9));
    expect([posted(after), after.server.calls[0]]).toEqual([[], `look 1 ${clientId(1)}`]);

    await after.clock.advance(seconds(0.2));
    expect(posted(after)).toEqual(["hello", "next"]);
  });

  test.each([3_600, -3_600])(
    "is as long as the server's own retries, whoever sets the clock by %i s meanwhile",
    async (by) => {
      const b = bench();
      b.server.weather.posts.push({ unanswered: 50_000 });
      b.send("hello");
      await b.clock.settle();
      b.clock.setBy(seconds(by));
      await b.clock.advance(seconds(300));
      expect(posted(b)).toEqual(["hello"]);
    },
  );

  test("is not held up for hours by a clock that was set back", async () => {
    const before = bench();
    before.server.weather.posts.push("hangs");
    before.send("hello");
    await before.clock.settle();
    before.runner.stop();

    const after = bench({ store: before.store, isOnline: false });
    after.clock.setBy(seconds(-3_600));
    after.runner.setOnline(true);
    await after.clock.advance(seconds(66));
    expect(posted(after)).toEqual(["hello"]);
  });
});

describe("a busy server", () => {
  test("is weather: tried again after growing pauses, with nothing to look for", async () => {
    const b = bench();
    b.server.weather.posts.push("busy", "busy", "busy", "busy");
    b.send("hello");
    await b.clock.advance(seconds(14.9));
    expect([posted(b), b.told]).toEqual([
      [],
      ["queued 1", ...Array.from({ length: 4 }, () => ["sending 1", "queued 1"]).flat()],
    ]);
    await b.clock.advance(seconds(0.1));
    expect(posted(b)).toEqual(["hello"]);
  });

  test("[OB2] that may have done it all the same is asked before anything is posted again", async () => {
    const b = bench();
    b.server.weather.posts.push("done-but-busy");
    b.send("hello");
    await b.clock.advance(seconds(100));
    expect([posted(b), onDisk(b.store)]).toEqual([["hello"], []]);
  });

  test("is not held against a new line", async () => {
    const b = bench();
    b.server.weather.posts.push("busy", "busy", "busy", "busy", "busy", "busy");
    b.send("hello");
    await b.clock.advance(seconds(20));
    b.runner.setOnline(false);
    b.runner.setOnline(true);
    await b.clock.settle();
    expect([posted(b), b.clock.waiting()[0]]).toEqual([[], seconds(1)]);
  });
});

describe("a dead session", () => {
  test("stops all attempts until there is a line again", async () => {
    const b = bench();
    b.server.weather.posts.push("signed-out");
    b.send("hello");
    await b.clock.settle();
    b.send("elsewhere", random);
    await b.clock.advance(seconds(3_600));
    expect([posted(b), b.server.calls, b.told]).toEqual([
      [],
      ['post 1 "hello"'],
      ["queued 1", "sending 1", "signed out", "queued 1", "queued 2"],
    ]);

    b.runner.setOnline(true);
    await b.clock.settle();
    expect([posted(b), posted(b, random)]).toEqual([["hello"], ["elsewhere"]]);
  });
});

describe("the server's no", () => {
  test("ends as failed with its reason, also after a restart, and holds nothing up", async () => {
    const b = bench();
    b.server.weather.posts.push("refused");
    b.send("hello");
    b.send("next");
    await b.clock.settle();
    expect([posted(b), onDisk(b.store)]).toEqual([["next"], ["1 refused"]]);
    expect(b.told).toContain(`failed 1: ${forbidden}`);
    b.runner.stop();

    const after = bench({ store: b.store });
    await after.clock.advance(seconds(100));
    expect([after.told, after.runner.pending()]).toMatchObject([
      ["failed 1"],
      [
        {
          content: plain("hello"),
          delivery: { state: "failed", reason: coded("refused.access", { reason: "You may not post here." }) },
        },
      ],
    ]);
  });

  test("is no refusal where the message is there: the error came after it", async () => {
    const b = bench();
    b.server.weather.posts.push("done-but-broken", "done-but-broken");
    b.server.weather.looks.push("fine", "offline");
    b.send("hello");
    b.send("next");
    await b.clock.advance(seconds(10));
    expect([posted(b), onDisk(b.store), b.told.filter((line) => line.startsWith("failed"))]).toEqual([
      ["hello", "next"],
      [],
      [],
    ]);
  });

  test("for an error of its own is one once the message is surely not there, and leaves no doubt", async () => {
    const b = bench();
    b.server.weather.posts.push("broken");
    const hello = b.send("hello");
    await b.clock.settle();
    expect([b.server.calls.length, b.told.at(-1), onDisk(b.store)]).toEqual([
      2,
      "failed 1: The server refused: Connection unexpectedly closed",
      ["1 refused"],
    ]);
    b.runner.revise(hello, plain("better"));
    await b.clock.settle();
    expect(posted(b)).toEqual(["better"]);
  });

  test("can be answered by a retry, which keeps its place while nothing later was posted", async () => {
    const b = bench();
    b.server.weather.posts.push("refused", "busy");
    const hello = b.send("hello");
    b.send("next");
    await b.clock.settle();
    expect(b.runner.retry(hello)).toEqual({ ok: true, value: undefined });
    await b.clock.advance(seconds(10));
    expect([posted(b), onDisk(b.store)]).toEqual([["hello", "next"], []]);
  });

  test("can be answered by a retry, which goes behind what waits once a later one was posted", async () => {
    const b = bench();
    b.server.weather.posts.push("refused", "fine", "busy");
    const hello = b.send("hello");
    b.send("posted");
    b.send("waiting");
    await b.clock.settle();
    expect(posted(b)).toEqual(["posted"]);
    b.runner.retry(hello);
    await b.clock.advance(seconds(10));
    expect(posted(b)).toEqual(["posted", "waiting", "hello"]);
  });

  test("can be answered by a retry, which does not pass one that may be on its way", async () => {
    const b = bench();
    b.server.weather.posts.push("refused", { unanswered: 3_000 });
    const hello = b.send("hello");
    b.send("on its way");
    await b.clock.settle();
    b.runner.retry(hello);
    await b.clock.advance(seconds(20));
    expect(posted(b)).toEqual(["on its way", "hello"]);
  });

  test("can be answered by a discard, which is for ever", async () => {
    const b = bench();
    b.server.weather.posts.push("refused");
    const hello = b.send("hello");
    await b.clock.settle();
    b.runner.discard(hello);
    expect([b.told.at(-1), onDisk(b.store), b.runner.pending()]).toEqual(["discarded 1", [], []]);
    expect(b.runner.retry(hello)).toEqual(err({ type: "unknown-entry" }));
    expect(b.runner.discard(hello)).toEqual(err({ type: "unknown-entry" }));
  });

  test("to looking for it leaves it failed and in doubt: a retry looks first", async () => {
    const b = bench();
    b.server.weather.posts.push({ unanswered: 10_000 });
    b.server.weather.looks.push("refused");
    const hello = b.send("hello");
    await b.clock.advance(seconds(30));
    expect([b.told.at(-1), onDisk(b.store)]).toEqual([`failed 1: ${forbidden}`, ["1 may have arrived refused"]]);

    b.runner.retry(hello);
    await b.clock.advance(seconds(100));
    expect([posted(b), b.told.at(-1)]).toEqual([["hello"], "accepted 1 as 101"]);
  });
});

describe("a refused message that the person words anew", () => {
  async function refused() {
    const b = bench();
    b.server.weather.posts.push("refused");
    const hello = b.send("hello");
    b.send("next");
    await b.clock.settle();
    return { ...b, hello };
  }

  test("goes out in its new words, once, under its name", async () => {
    const b = await refused();
    expect(b.runner.revise(b.hello, plain("good day"))).toEqual(ok());
    await b.clock.settle();
    expect([posted(b), onDisk(b.store), b.told.slice(-3)]).toEqual([
      ["next", "good day"],
      [],
      ["revised 1: good day", "sending 1", "accepted 1 as 102"],
    ]);
    expect(b.server.messages(general).at(-1)?.clientId).toBe(b.hello);
  });

  test("[OB3] is in doubt again like any other while it is on its way", async () => {
    const b = await refused();
    b.server.weather.posts.push({ unanswered: 6_000 });
    b.runner.revise(b.hello, plain("good day"));
    await b.clock.settle();
    expect([onDisk(b.store), b.store.entries()[0]?.content.text]).toEqual([["1 may have arrived"], "good day"]);
    await b.clock.advance(seconds(20));
    expect(posted(b)).toEqual(["next", "good day"]);
  });

  test("can be worded anew after a restart too, for what the server said no to is in no doubt", async () => {
    const before = await refused();
    before.runner.stop();
    const after = bench({ store: before.store });
    expect(after.runner.revise(before.hello, plain("good day"))).toEqual(ok());
    await after.clock.settle();
    expect(after.server.calls).toEqual(['post 1 "good day"']);
  });

  test("keeps the new words and its failure when the app ends before the refusal is taken back", async () => {
    const before = await refused();
    before.store.break(["clearRefusal"], diskFull);
    expect(before.runner.revise(before.hello, plain("good day"))).toEqual(err(diskFull));
    expect(before.runner.pending()).toMatchObject([{ content: plain("good day"), delivery: { state: "failed" } }]);
    before.runner.stop();

    const after = bench({ store: before.store });
    await after.clock.advance(seconds(200));
    expect(after.runner.pending()).toMatchObject([{ content: plain("good day"), delivery: { state: "failed" } }]);
    expect(after.server.calls).toEqual([]);
  });

  test("keeps its old words when the disk does not take the new ones", async () => {
    const b = await refused();
    b.store.break(["revise"], diskFull);
    expect(b.runner.revise(b.hello, plain("good day"))).toEqual(err(diskFull));
    expect(b.runner.pending()).toMatchObject([{ content: plain("hello"), delivery: { state: "failed" } }]);
  });

  test("needs words, and a message that has failed and surely is not there", async () => {
    const b = await refused();
    b.server.weather.posts.push({ unanswered: null });
    b.server.weather.looks.push("refused");
    const doubtful = b.send("in doubt");
    expect(b.runner.revise(doubtful, plain("other"))).toEqual(err({ type: "under-way" }));
    await b.clock.advance(seconds(30));
    expect([
      b.runner.revise(doubtful, plain("other")),
      b.runner.revise(b.hello, plain(" \n")),
      b.runner.revise(clientId(9), plain("other")),
    ]).toEqual([err({ type: "in-doubt" }), err({ type: "empty-text" }), err({ type: "unknown-entry" })]);
  });
});

describe("[OB1] a message discarded while it is being sent", () => {
  test("is told as sent when it was", async () => {
    const b = bench();
    b.server.weather.posts.push({ answerAfter: 50 });
    const hello = b.send("hello");
    expect(b.runner.discard(hello)).toEqual({ ok: true, value: undefined });
    expect(b.told).toEqual(["queued 1", "sending 1"]);
    await b.clock.advance(50);
    expect([b.told.at(-1), onDisk(b.store)]).toEqual(["accepted 1 as 101", []]);
  });

  test.each(["busy", "offline", "refused"] as const)(
    "is gone when the server surely has not got it: %s",
    async (no) => {
      const b = bench();
      b.server.weather.posts.push(no);
      b.runner.discard(b.send("hello"));
      b.send("next");
      await b.clock.advance(seconds(10));
      expect([posted(b), onDisk(b.store)]).toEqual([["next"], []]);
      expect(b.told).toContain("discarded 1");
    },
  );

  test("is looked for while in doubt, and gone when it did not arrive; the next one waits for that", async () => {
    const b = bench();
    b.server.weather.posts.push({ unanswered: null });
    const hello = b.send("hello");
    b.send("next");
    await b.clock.settle();
    b.runner.discard(hello);
    await b.clock.advance(seconds(64.9));
    expect(posted(b)).toEqual([]);
    await b.clock.advance(seconds(0.2));
    expect([posted(b), b.told]).toEqual([
      ["next"],
      ["queued 1", "sending 1", "queued 2", "discarded 1", "sending 2", "accepted 2 as 101"],
    ]);
  });

  test("is not posted by a restart either, and can be wanted again", async () => {
    const before = bench();
    before.server.weather.posts.push("hangs");
    before.runner.discard(before.send("hello"));
    await before.clock.settle();
    before.runner.stop();

    const after = bench({ store: before.store });
    await after.clock.advance(seconds(200));
    expect([after.told, after.server.calls]).toEqual([["failed 1"], []]);
    after.runner.retry(clientId(1));
    await after.clock.advance(seconds(1));
    expect(posted(after)).toEqual(["hello"]);
  });

  test("is wanted again by a retry", async () => {
    const b = bench();
    b.server.weather.posts.push({ unanswered: null });
    const hello = b.send("hello");
    await b.clock.settle();
    b.runner.discard(hello);
    b.runner.retry(hello);
    await b.clock.advance(seconds(70));
    expect([posted(b), onDisk(b.store)]).toEqual([["hello"], []]);
  });
});

describe("a disk that fails", () => {
  test("lets nothing be called written", () => {
    const b = bench();
    b.store.break(["add"], diskFull);
    expect(b.runner.send(inConversation(general), plain("hello"), null)).toEqual(err(diskFull));
    expect([b.told, b.runner.pending(), b.server.calls]).toEqual([[], [], []]);
  });

  test("[OB3] lets nothing be posted that could not be marked; a moment of it passes unseen", async () => {
    const b = bench();
    b.store.break(["markMayHaveArrived"], diskFull);
    b.send("hello");
    await b.clock.advance(seconds(2));
    expect([b.server.calls, b.told.at(-1)]).toEqual([[], "queued 1"]);
    b.store.break(["markMayHaveArrived"], null);
    await b.clock.advance(seconds(10));
    expect([posted(b), b.told.some((told) => told.startsWith("failed"))]).toEqual([["hello"], false]);
  });

  test("[OB3] fails a message that cannot be marked for long, and a retry mends it", async () => {
    const b = bench();
    b.store.break(["markMayHaveArrived"], diskFull);
    const hello = b.send("hello");
    await b.clock.advance(seconds(60));
    expect([b.told.at(-1), b.server.calls]).toEqual([
      "failed 1: The disk is full, so this could not be saved. Free some space and try again.",
      [],
    ]);
    b.store.break(["markMayHaveArrived"], null);
    b.runner.retry(hello);
    await b.clock.settle();
    expect(posted(b)).toEqual(["hello"]);
  });

  test("keeps an accepted message until it can be removed; a restart meanwhile posts nothing twice", async () => {
    const b = bench();
    b.store.break(["remove"], diskFull);
    b.send("hello");
    await b.clock.settle();
    expect([b.told.at(-1), onDisk(b.store)]).toEqual(["accepted 1 as 101", ["1 may have arrived"]]);
    b.store.break(["remove"], null);
    await b.clock.advance(seconds(10));
    expect(onDisk(b.store)).toEqual([]);
  });

  test("refuses retry and discard as long as it cannot keep them", async () => {
    const b = bench();
    b.server.weather.posts.push("refused");
    const hello = b.send("hello");
    await b.clock.settle();
    b.store.break(["clearRefusal", "remove"], diskFull);
    expect([b.runner.retry(hello), b.runner.discard(hello)]).toEqual([err(diskFull), err(diskFull)]);
    expect(b.runner.pending()).toMatchObject([{ delivery: { state: "failed" } }]);
  });

  test("does not put a refusal back that was taken back while it could not be written", async () => {
    const b = bench();
    b.server.weather.posts.push("refused", "hangs");
    b.store.break(["markRefused"], diskFull);
    const hello = b.send("hello");
    await b.clock.settle();
    b.runner.retry(hello);
    b.store.break(["markRefused"], null);
    await b.clock.advance(seconds(60));
    expect(onDisk(b.store)).toEqual(["1 may have arrived"]);
  });

  test("and damaged files are reported", () => {
    const b = bench({ store: createFakeOutboxStore(["entry-3.json.damaged"]) });
    expect(b.runner.start()).toEqual({ setAside: ["entry-3.json.damaged"] });
  });
});

test("an adapter that throws neither loses nor doubles the message, and is logged as a bug", async () => {
  const b = bench();
  const { postMessage } = b.server.api;
  b.server.api.postMessage = (message) => {
    b.server.api.postMessage = postMessage;
    throw new Error(`no ${message.content.text}`);
  };
  b.send("hello");
  await b.clock.advance(seconds(70));
  expect([posted(b), b.logged.filter((line) => line.startsWith("error"))]).toEqual([["hello"], ["error outbox.bug"]]);
});

test("a stopped runner does nothing more, and leaves the doubt on disk", async () => {
  const b = bench();
  b.server.weather.posts.push({ answerAfter: 50 });
  b.send("hello");
  await b.clock.settle();
  b.runner.stop();
  await b.clock.advance(seconds(100));
  expect([b.told, onDisk(b.store), b.server.calls]).toEqual([
    ["queued 1", "sending 1"],
    ["1 may have arrived"],
    ['post 1 "hello"'],
  ]);
});
