import { describe, expect, onTestFinished, test } from "vitest";
import type { Attention } from "../../../electron/core/ports/bus.ts";
import { createBusRpcPolling, usualRpcPace } from "../../../electron/odoo/bus/record-polling.ts";
import { createParseWarnings } from "../../../electron/odoo/wire/parse-warnings-log.ts";
import { ourModels, type DiscussModels } from "../../../electron/odoo/dialects/dialects.ts";
import type { ServerEvent } from "../../../shared/domain/events.ts";
import { alice, me } from "../../support/builders.ts";
import { createFakeClock, monday } from "../../support/fake-clock.ts";
import { listenTo } from "../../suites/heard-on-bus.ts";
import { createRpcOffice } from "../api-key/rpc-office.ts";

/** So many seconds after Monday morning, as the server says it. */
const at = (seconds: number) => new Date(monday + seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");
const [myself, colleague] = [
  [42, "Me"],
  [43, "Acme, Alice"],
];

/** A line by RPC to a server on which I am in the channels 7 and 8, and on which message 100 was said a minute ago. */
async function asking(given: { readonly attention?: () => Attention; readonly models?: DiscussModels } = {}) {
  const { models = ourModels, attention = () => "here" } = given;
  const clock = createFakeClock();
  const office = createRpcOffice([models.channel, models.member, "mail.message", "res.partner", "ir.attachment"]);
  const parseWarnings = createParseWarnings(() => {});
  const say = (id: number, row: Readonly<Record<string, unknown>> = {}) => {
    const time = at((clock.now() - monday) / 1_000);
    office.put("mail.message", {
      id,
      model: models.channel,
      res_id: 7,
      author_id: colleague,
      email_from: false,
      date: time,
      create_date: time,
      write_date: time,
      message_type: "comment",
      body: `<p>said ${id}</p>`,
      attachment_ids: [],
      parent_id: false,
      starred: false,
      partner_ids: [],
      message_id: `<${id}@odoo>`,
      ...row,
    });
  };
  const enter = (channel: number, row: Readonly<Record<string, unknown>> = {}) => {
    office.put(models.channel, { id: channel, name: `room ${channel}`, description: false, channel_type: "group" });
    office.put(models.member, {
      id: channel * 10,
      channel_id: [channel, `room ${channel}`],
      partner_id: myself,
      create_date: at((clock.now() - monday) / 1_000),
      write_date: at(-60),
      message_unread_counter: 0,
      seen_message_id: false,
      ...row,
    });
  };
  enter(7, { new_message_separator: 0 });
  enter(8, { new_message_separator: 0 });
  say(100, { create_date: at(-60), write_date: at(-60), date: at(-60) });
  const open = () => {
    const ear = listenTo(
      createBusRpcPolling({ rpc: office.rpc, self: me, clock, parseWarnings, models, pace: usualRpcPace }),
      attention,
    );
    onTestFinished(() => ear.line.close());
    return ear;
  };
  const ear = open();
  await clock.settle();
  let told = 0;
  /** What was told since the last call: messages by their texts, everything else by its type. */
  const heard = () => {
    const events = ear.notices.flatMap((notice) => notice.events).filter(({ type }) => type !== "unread-counted");
    const news = events.slice(told);
    told = events.length;
    return news.map((event) => (event.type === "message-posted" ? event.message.text : event.type));
  };
  const events = <T extends ServerEvent["type"]>(type: T) =>
    ear.notices
      .flatMap((notice) => notice.events)
      .filter((event): event is Extract<ServerEvent, { type: T }> => event.type === type);
  const subscribe = async () => {
    ear.line.subscribe([me, alice], 4_711);
    await clock.settle();
    office.take();
    // What was changed in the last minute is said once more at the beginning.
    told = ear.notices.flatMap((notice) => notice.events).filter(({ type }) => type === "message-changed").length;
  };
  return { clock, office, parseWarnings, ear, open, say, enter, heard, events, subscribe };
}

describe("what was posted", () => {
  test("since the line opened is told once, without an id of the bus; what was there before is not", async () => {
    const { ear, say, clock, events, subscribe } = await asking();
    await ear.opened;
    say(101);
    await subscribe();
    say(102, { res_id: 8 });
    say(103, { res_id: 9 });
    say(104, { model: "res.partner" });
    await clock.advance(3_000);
    await clock.advance(60_000);
    expect(events("message-posted").map(({ message }) => message.text)).toEqual(["said 101", "said 102"]);
    expect(new Set(ear.notices.map(({ id }) => id))).toEqual(new Set([null]));
  });

  test("is whole: who wrote it, what it answers, what is attached, and our own name of what we wrote", async () => {
    const { say, clock, office, events, subscribe } = await asking();
    await subscribe();
    office.put("ir.attachment", { id: 5, name: "plan.txt", mimetype: "text/plain", file_size: 8 });
    const name = "<00000000-0000-4000-8000-000000000001@parley>";
    say(101, { author_id: myself, message_id: name, parent_id: [100, "said 100"], attachment_ids: [5, 6] });
    say(102, { message_id: name });
    await clock.advance(3_000);
    expect(events("message-posted").map(({ message }) => message)).toMatchObject([
      {
        author: me,
        clientId: "00000000-0000-4000-8000-000000000001",
        replyTo: { id: 100, author: alice, text: "said 100" },
        attachments: [
          { id: 5, name: "plan.txt", size: 8 },
          { id: 6, name: "6", size: null },
        ],
      },
      { author: alice, authorName: "Acme, Alice", clientId: null, sentAt: monday },
    ]);
  });

  test("and comes late under a lower id is told too, in time and long after its time", async () => {
    const { say, clock, heard, subscribe } = await asking();
    await subscribe();
    say(105);
    await clock.advance(3_000);
    say(103);
    await clock.advance(3_000);
    expect(heard()).toEqual(["said 105", "said 103"]);
    say(110);
    await clock.advance(3_000);
    await clock.advance(15_000);
    say(108, { create_date: at(5), write_date: at(5) });
    await clock.advance(15_000);
    expect(heard()).toEqual(["said 110", "said 108"]);
  });

  test("in a flood is told to the last one", async () => {
    const { say, clock, heard, subscribe } = await asking();
    await subscribe();
    for (let id = 101; id <= 600; id += 1) say(id);
    await clock.advance(3_000);
    expect(heard()).toEqual(Array.from({ length: 500 }, (_, index) => `said ${index + 101}`));
  });

  test("and cannot be read whole is not told in part: the line ends, and catching up brings it", async () => {
    const { ear, say, clock, office, heard, subscribe } = await asking();
    await subscribe();
    say(101, { attachment_ids: [5] });
    office.weather = { about: /attachment/, failure: { type: "unanswered", detail: "cut" } };
    await clock.advance(3_000);
    expect(await ear.ended).toMatchObject({ fault: { type: "broken", detail: "cut" } });
    expect(heard()).toEqual([]);
  });

  test("but is no message at all is complained of, and harms no other", async () => {
    const { say, clock, parseWarnings, heard, subscribe } = await asking();
    await subscribe();
    say(101, { body: 7 });
    say(102);
    await clock.advance(3_000);
    expect([heard(), [...parseWarnings.counts().keys()]]).toEqual([["said 102"], ["row of mail.message"]]);
  });
});

describe("conversations", () => {
  test("that one is taken into speak from then on; what was said in them before is no news", async () => {
    const { say, enter, clock, heard, subscribe } = await asking();
    await subscribe();
    for (let id = 200; id < 240; id += 1) say(id, { res_id: 9 });
    await clock.advance(9_000);
    enter(9, { create_date: at(9) });
    say(250, { res_id: 9 });
    await clock.advance(3_000);
    expect(heard()).toEqual(["conversation-joined", "said 250"]);
    say(251, { res_id: 9 });
    await clock.advance(3_000);
    say(150);
    await clock.advance(60_000);
    say(252, { res_id: 9 });
    say(253);
    await clock.advance(3_000);
    expect(heard().filter((what) => what !== "message-changed")).toEqual([
      "said 251",
      "said 150",
      "said 252",
      "said 253",
    ]);
  });

  test("that one leaves, or that are called otherwise, are told", async () => {
    const { office, clock, heard, events, subscribe } = await asking();
    await subscribe();
    office.remove("discuss.channel.member", 80);
    office.put("discuss.channel", { id: 7, name: "workshop" });
    await clock.advance(60_000);
    await clock.advance(3_000);
    expect(heard()).toEqual(["conversation-left", "conversation-changed"]);
    expect(events("conversation-changed")).toMatchObject([{ channel: 7, changes: { name: "workshop" } }]);
  });

  test("are counted again after a message that the count had already in it", async () => {
    const { office, say, clock, events, subscribe } = await asking();
    await subscribe();
    office.put("discuss.channel.member", { id: 70, message_unread_counter: 1 });
    await clock.advance(12_000);
    expect(events("unread-counted").map(({ unread }) => unread)).toEqual([1]);
    say(101);
    await clock.advance(12_000);
    expect(events("unread-counted").map(({ unread }) => unread)).toEqual([1, 1]);
    await clock.advance(12_000);
    expect(events("unread-counted")).toHaveLength(2);
  });

  test("are not counted in the round that tells of a message, which may be read at that moment, but in a flood", async () => {
    const { office, say, clock, subscribe } = await asking();
    const counts = () => office.take().filter((name) => name === "discuss.channel.member.search_read").length;
    await subscribe();
    await clock.advance(9_000);
    counts();
    say(101);
    await clock.advance(3_000);
    expect(counts()).toBe(0);
    await clock.advance(3_000);
    expect(counts()).toBe(2);
    for (let round = 0; round < 10; round += 1) {
      say(102 + round);
      await clock.advance(3_000);
    }
    expect(counts()).toBe(2);
  });

  test("are counted as the server counts, also after a message that was counted here", async () => {
    const { office, say, clock, events, subscribe } = await asking();
    await subscribe();
    say(101);
    office.put("discuss.channel.member", { id: 70, message_unread_counter: 1 });
    await clock.advance(15_000);
    office.put("discuss.channel.member", { id: 70, message_unread_counter: 0, new_message_separator: 102 });
    await clock.advance(15_000);
    await clock.advance(15_000);
    expect(events("unread-counted")).toEqual([
      { type: "unread-counted", channel: 7, unread: 1, asOf: null, separator: null },
      { type: "unread-counted", channel: 7, unread: 0, asOf: null, separator: 102 },
    ]);
  });
});

describe("what becomes of messages and people", () => {
  test("edits, deletions, pins and stars are told once each", async () => {
    const { office, say, clock, events, heard, subscribe } = await asking();
    await subscribe();
    say(101);
    await clock.advance(3_000);
    heard();
    office.put("mail.message", { id: 100, write_date: at(3), body: "<p>better</p>" });
    await clock.advance(12_000);
    office.put("mail.message", { id: 101, write_date: at(15), body: "" });
    await clock.advance(12_000);
    office.put("mail.message", { id: 100, write_date: at(27), starred: true });
    await clock.advance(12_000);
    await clock.advance(12_000);
    expect(events("message-changed").slice(1)).toMatchObject([
      { message: 100, changes: { text: "better" } },
      { message: 101, changes: { isDeleted: true } },
      { message: 100, changes: { isStarred: true } },
    ]);
  });

  test("how far others have read is told where it is told at all", async () => {
    const { office, clock, events, subscribe } = await asking();
    office.put("discuss.channel", { id: 8, channel_type: "channel" });
    const read = (id: number, channel: number, message: number) =>
      office.put("discuss.channel.member", {
        id,
        channel_id: [channel, ""],
        partner_id: colleague,
        create_date: at(0),
        write_date: at((clock.now() - monday) / 1_000),
        seen_message_id: [message, ""],
      });
    read(71, 7, 99);
    await subscribe();
    await clock.advance(12_000);
    read(71, 7, 100);
    await clock.advance(12_000);
    await clock.advance(12_000);
    expect(events("members-changed").at(-1)).toEqual({
      type: "members-changed",
      channel: 7,
      members: [{ id: 71, person: alice, seen: 100 }],
    });
  });

  test("presence is told of those who are watched, when it changes, and asked for only while somebody looks", async () => {
    let attention: Attention = "here";
    const { office, clock, events, subscribe } = await asking({ attention: () => attention });
    office.put("res.partner", { id: 42, im_status: "offline" });
    office.put("res.partner", { id: 43, im_status: "away" });
    await subscribe();
    office.put("res.partner", { id: 43, im_status: "online" });
    await clock.advance(63_000);
    await clock.advance(63_000);
    expect(events("people-changed").map(({ people }) => people)).toEqual([
      [{ key: alice, presence: "away" }],
      [{ key: alice, presence: "online" }],
    ]);
    office.take();
    attention = "away";
    await clock.advance(300_000);
    expect(office.take().filter((name) => name.startsWith("res.partner"))).toEqual([]);
  });
});

describe("asking", () => {
  test("is one question each 3 s while somebody looks, three more each 10 s, and slower the less attention there is", async () => {
    let attention: Attention = "here";
    const { office, clock, subscribe } = await asking({ attention: () => attention });
    await subscribe();
    await clock.advance(3_000);
    expect(office.take()).toEqual(["mail.message.search_read"]);
    await clock.advance(9_000);
    expect(office.take()).toEqual([
      "mail.message.search_read",
      "mail.message.search_read",
      "mail.message.search_read",
      "mail.message.search_read",
      "discuss.channel.member.search_read",
      "discuss.channel.member.search_read",
    ]);
    attention = "elsewhere";
    await clock.advance(3_000);
    expect(clock.waiting()).toEqual([10_000]);
    attention = "away";
    await clock.advance(10_000);
    expect(clock.waiting()).toEqual([30_000]);
  });

  test("does not wait for an hour because the clock is set back by one", async () => {
    const { office, clock, subscribe } = await asking();
    await subscribe();
    clock.setBy(-3_600_000);
    await clock.advance(3_000);
    expect(office.take()).toContain("discuss.channel.member.search_read");
  });

  test("never goes on twice at once, however often it is asked for", async () => {
    const { ear, office, clock, subscribe } = await asking();
    await subscribe();
    for (let round = 0; round < 20; round += 1) ear.line.ping();
    await clock.settle();
    expect(office.take()).toEqual(["mail.message.search_read", "mail.message.search_read"]);
    expect(clock.waiting()).toEqual([3_000]);
  });

  test("leaves out what an older server does not have, under the names that its models have", async () => {
    const models = { channel: "mail.channel", member: "mail.channel.member" };
    const { say, clock, ear, heard, subscribe } = await asking({ models });
    await ear.opened;
    await subscribe();
    say(101);
    await clock.advance(3_000);
    expect(heard()).toEqual(["said 101"]);
  });

  test("goes without what the person may not read", async () => {
    const { say, clock, office, heard, ear, subscribe } = await asking();
    const failure = { type: "refused", kind: "access", reason: "no" } as const;
    office.weather = { about: /res\.partner|ir\.attachment/, failure };
    await subscribe();
    say(101, { attachment_ids: [5] });
    await clock.advance(60_000);
    expect(heard()).toEqual(["said 101"]);
    expect(await Promise.race([ear.ended, Promise.resolve("alive")])).toBe("alive");
  });

  test("ends when the line is closed, with nothing left", async () => {
    const { ear, say, clock, office, heard, subscribe } = await asking();
    await subscribe();
    ear.line.close();
    say(101);
    await clock.advance(600_000);
    expect([heard(), office.take(), clock.waiting()]).toEqual([[], [], []]);
  });
});

test.each([
  [{ type: "signed-out" } as const, { code: 4001 }],
  [{ type: "busy", detail: "could not serialize access" } as const, { code: 1013 }],
  [{ type: "offline", fault: { type: "refused", detail: "ECONNREFUSED" } } as const, { fault: { type: "refused" } }],
  [{ type: "unanswered", detail: "502" } as const, { fault: { type: "broken" } }],
  [{ type: "refused", kind: "access", reason: "Access Denied" } as const, { fault: { type: "broken" } }],
])("an answer that is none ends the line: %o", async (failure, end) => {
  const { clock, office, ear, subscribe } = await asking();
  await subscribe();
  office.weather = { about: /mail\.message/, failure };
  await clock.advance(3_000);
  expect(await ear.ended).toMatchObject(end);
});
