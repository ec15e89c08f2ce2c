import { expect, test } from "vitest";
import { dialectNamed } from "../../electron/demo/dialects.ts";
import { openOffice } from "../../electron/demo/office.ts";
import { createOdoo } from "../../electron/demo/odoo.ts";
import { createRandom } from "../../electron/demo/random.ts";
import { actorFor } from "../../electron/demo/actor.ts";
import { createFakeClock } from "../support/fake-clock.ts";

function open(seed: number) {
  const clock = createFakeClock();
  const odoo = createOdoo({
    dialect: dialectNamed("18.0-7"),
    database: "demo",
    company: "Fernhill Bikes",
    clock,
    random: createRandom(seed),
    listsDatabases: true,
  });
  const office = openOffice(odoo);
  return { clock, odoo, office, sam: actorFor(odoo, "demo") };
}

const story = ({ odoo }: ReturnType<typeof open>) =>
  [...odoo.world.messages.values()].map(({ date, author, body }) => `${date} ${author.name}: ${body}`);

test("the same seed tells the same story, another one another", async () => {
  const offices = [open(7), open(7), open(8)];
  for (const { clock } of offices) await clock.advance(60_000);
  const [first, same, other] = offices.map(story);
  expect(first).toEqual(same);
  expect(first).not.toEqual(other);
});

test("it has colleagues, conversations, days of history and something to read", () => {
  const { odoo } = open(1);
  const channels = [...odoo.world.channels.values()];
  const messages = [...odoo.world.messages.values()];
  expect(channels.length).toBeGreaterThanOrEqual(14);
  expect(messages.length).toBeGreaterThan(900);
  expect(new Set(messages.map(({ date }) => date.slice(0, 10))).size).toBeGreaterThan(4);
  const kinds = [
    messages.some(({ parent }) => parent !== null),
    messages.some(({ reactions }) => reactions.length > 1),
    messages.some(({ body }) => body.includes("o-mail-Message-edited")),
    messages.some(({ body }) => body.includes('href="https://')),
    messages.some(({ recipients }) => recipients.length > 0),
    messages.some(({ attachments }) => attachments[0]?.mimetype === "image/png"),
    messages.some(({ type }) => type === "notification"),
    messages.some(({ body }) => body.includes("<pre>")),
    messages.some(({ body }) => /\p{Script=Hebrew}/u.test(body)),
    messages.some(({ body }) => body.length > 400),
  ];
  expect(kinds).toEqual(kinds.map(() => true));
});

test("what was said is in order, in every conversation", () => {
  const { odoo } = open(3);
  for (const { messages } of odoo.world.channels.values()) {
    const dates = messages.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
  }
});

test("a colleague who is written to types, and answers within five seconds", async () => {
  const { clock, odoo, sam } = open(2);
  const dm = sam.openDirectMessage("priya");
  const heard: string[] = [];
  odoo.bus.onCommit((rows) => {
    const here = rows.filter(({ channel }) => channel === `discuss.channel:${dm}`).map(({ json }) => json);
    if (here.some((json) => json.includes('"isTyping":true'))) heard.push("typing");
    if (here.some((json) => json.includes("new_message") && json.includes("S20444"))) heard.push("answer");
  });
  sam.post(dm, "Where is S20444?");
  await clock.advance(5000);
  expect(heard).toEqual(["answer", "typing", "answer"]);
});

test("people come, go and talk while nobody does anything", async () => {
  const { clock, odoo } = open(5);
  const before = odoo.world.messages.size;
  const moods = () => [...odoo.world.accounts.values()].map(({ presence }) => presence?.status).join();
  const mood = moods();
  await clock.advance(120_000);
  expect(odoo.world.messages.size - before).toBeGreaterThan(10);
  expect(moods()).not.toBe(mood);
});

test("somebody new writes a first direct message within the first minute", async () => {
  const { clock, odoo, sam } = open(6);
  const known = new Set(odoo.world.channels.keys());
  await clock.advance(60_000);
  const fresh = [...odoo.world.channels.values()].filter(({ id }) => !known.has(id));
  expect(fresh.map(({ type, members, messages }) => [type, members.has(sam.partnerId), messages.length])).toEqual([
    ["chat", true, 2],
  ]);
});

test("a closed office is silent", async () => {
  const { clock, odoo, office, sam } = open(4);
  sam.post(sam.openDirectMessage("omar"), "Hello?");
  office.stop();
  const before = odoo.bus.sequence();
  await clock.advance(600_000);
  expect([odoo.bus.sequence(), clock.waiting()]).toEqual([before, []]);
});
