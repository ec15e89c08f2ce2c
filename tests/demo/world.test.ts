import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesDomain } from "../../electron/demo/domain.ts";
import { page } from "../../electron/demo/history.ts";
import { escapeHtml, plainText, sanitizeHtml } from "../../electron/demo/html.ts";
import { createRandom } from "../../electron/demo/random.ts";
import { createWorld, unreadCount } from "../../electron/demo/world.ts";
import { createFakeClock } from "../support/fake-clock.ts";

function conversation(count: number) {
  const world = createWorld(createFakeClock(), createRandom(1));
  const author = world.addPartner({ name: "Ada", email: "ada@example.com" });
  const channel = world.addChannel({ type: "group", name: "all", createUid: 1 });
  const member = world.addMember(channel, author);
  for (let index = 0; index < count; index += 1) world.addMessage({ channel, author, body: `<p>${index}</p>` });
  return { world, channel, member, author };
}

const idsIn = (messages: readonly { readonly id: number }[]) => messages.map(({ id }) => id);

test("ids are used once, also after a removal", () => {
  const { world, channel, author } = conversation(2);
  const forgotten = world.addMessage({ channel, author, body: "", busId: 5 });
  world.removeMessagesAfter(4);
  const next = world.addMessage({ channel, author, body: "" });
  expect([idsIn(channel.messages), world.messages.has(forgotten.id)]).toEqual([[1, 2, next.id], false]);
  expect(next.id).toBe(4);
});

test("unread is what somebody said from the separator on", () => {
  const { world, channel, member, author } = conversation(3);
  world.addMessage({ channel, author, body: "left", type: "notification" });
  const counts = [0, 2, 4, 9].map((separator) => {
    member.separator = separator;
    return unreadCount(member);
  });
  expect(counts).toEqual([3, 2, 0, 0]);
});

test("paging back by `before`, or on by `after`, meets every message once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
      const { channel } = conversation(count);
      const back: number[] = [];
      for (let before: number | undefined; ; before = back.at(-1)) {
        const { messages } = page(channel.messages, { limit, ...(before === undefined ? {} : { before }) });
        if (messages.length === 0) break;
        back.push(...idsIn(messages));
      }
      const on: number[] = [];
      // `after` 0 is no bound at all, and so the first page of it is the newest one.
      for (let after = count === 0 ? 0 : 1; after > 0;) {
        const { messages } = page(channel.messages, { limit, after });
        on.push(...idsIn(messages).toReversed());
        after = messages[0]?.id ?? 0;
      }
      const all = idsIn(channel.messages);
      expect([back.toReversed(), on]).toEqual([all, all.slice(1)]);
    }),
  );
});

test("search goes by words in order, through text and file names, past system lines", () => {
  const { world, channel, author } = conversation(0);
  const hit = world.addMessage({ channel, author, body: "<p>The <b>needle</b> is found</p>" });
  world.addMessage({ channel, author, body: "found the needle" });
  world.addMessage({ channel, author, body: "needle found", type: "notification" });
  const { messages, count } = page(channel.messages, { search_term: "Needle found" });
  expect([idsIn(messages), count]).toEqual([[hit.id], 1]);
});

test("domains are read in prefix notation", () => {
  const row = { id: 3, name: "Ada", partner_id: [7, "Ada L."], email: false };
  const answers = [
    [
      ["id", "=", 3],
      ["name", "=", "Ada"],
    ],
    [
      ["id", "=", 3],
      ["name", "=", "Bob"],
    ],
    ["|", ["id", "=", 4], ["name", "ilike", "AD"]],
    ["!", ["id", "in", [3, 4]]],
    ["|", ["id", ">", 9], "&", ["id", "<=", 3], ["partner_id", "=", 7]],
    [["email", "=", null]],
    [],
  ].map((domain) => matchesDomain(row, domain));
  expect(answers).toEqual([true, false, true, false, true, true, true]);
  expect(() => matchesDomain(row, [["nothing", "=", 1]])).toThrow("Invalid field nothing");
});

test("no records at all are false to a domain, as a field of many of them", () => {
  const answers = [[], [4, 5]].flatMap((many) => [
    matchesDomain({ many }, [["many", "=", false]]),
    matchesDomain({ many }, [["many", "!=", false]]),
    matchesDomain({ many }, [["many", "in", [5]]]),
  ]);
  expect(answers).toEqual([true, false, false, false, true, true]);
});

test.each([
  ["bare text", "<p>bare text</p>"],
  ["hi <b>bob</b>", "<p>hi <b>bob</b></p>"],
  ["<b>x</b>", "<b>x</b>"],
  ['<a href="#">@Bob</a> ping', '<span><a href="#">@Bob</a> ping</span>'],
  ["<p>x <script>alert(1)</script><img src=x onerror=alert(1)></p>", "<p>x <img src=x></p>"],
  ['<a href="javascript:alert(1)">x</a>', '<a href="">x</a>'],
  ["", ""],
])("%s is kept as %s", (given, kept) => {
  expect(sanitizeHtml(given)).toBe(kept);
});

test("escaped text comes back as it was", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainText(escapeHtml(text))).toBe(text);
    }),
  );
});
