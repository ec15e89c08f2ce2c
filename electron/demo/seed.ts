import { odooTime } from "./clock.ts";
import { accountNamed } from "./actor.ts";
import type { Odoo } from "./odoo.ts";
import { post } from "./posting.ts";
import type { Channel } from "./records.ts";

/** Bulk for tests and benchmarks: past the bus, as if it had always been there. */

const words = (
  "the invoice for order was sent again because customer asked about delivery on Friday and we should call them back " +
  "before noon stock looks fine in Antwerp please check pallet twelve thanks everyone great work see you at standup"
).split(" ");

/** `count` messages by the members in turn, one a minute, the last one just now. Answers their ids. */
export function seedMessages(odoo: Odoo, channel: Channel, count: number): number[] {
  const people = [...channel.members.values()].map((member) => member.partner);
  const [first = odoo.bot] = people;
  const now = odoo.clock.now();
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = now - (count - index) * 60_000;
    const length = odoo.random.between(3, 24);
    const text = Array.from({ length }, () => words[odoo.random.between(0, words.length - 1)] ?? "").join(" ");
    const author = people[odoo.random.between(0, people.length - 1)] ?? first;
    ids.push(odoo.world.addMessage({ channel, author, body: `<p>${text}</p>`, at }).id);
  }
  const last = ids.at(-1);
  if (last !== undefined) channel.lastInterest = odooTime(now);
  for (const member of channel.members.values()) if (last !== undefined) member.separator = last + 1;
  return ids;
}

/** `count` channels that these logins are all in, each with one message. Answers their ids. */
export function seedChannels(odoo: Odoo, count: number, logins: readonly string[]): number[] {
  const people = logins.map((login) => accountNamed(odoo, login));
  return Array.from({ length: count }, (_, index) => {
    const [creator] = people;
    const channel = odoo.world.addChannel({
      type: "channel",
      name: `project ${String(index + 1).padStart(3, "0")}`,
      createUid: creator?.id ?? 1,
    });
    for (const { partner } of people) odoo.world.addMember(channel, partner);
    seedMessages(odoo, channel, 1);
    return channel.id;
  });
}

/** Posts `perSecond` messages a second for `seconds`, by the members in turn. Settles with their ids. */
export function burst(odoo: Odoo, channel: Channel, perSecond: number, seconds: number): Promise<number[]> {
  const people = [...channel.members.values()].map((member) => member.partner);
  const total = Math.round(perSecond * seconds);
  const started = odoo.clock.now();
  const ids: number[] = [];
  return new Promise((resolve) => {
    const step = () => {
      const due = Math.min(total, Math.ceil(((odoo.clock.now() - started) / 1000) * perSecond) + 1);
      while (ids.length < due) {
        const author = people[ids.length % people.length] ?? odoo.bot;
        ids.push(post(odoo, channel, { author, body: `<p>burst ${ids.length + 1} of ${total}</p>` }).id);
      }
      if (ids.length >= total) resolve(ids);
      else odoo.clock.after(Math.max(1, 1000 / perSecond), step);
    };
    step();
  });
}
