import { accountNamed } from "./actor.ts";
import { plainText } from "./html.ts";
import { directMessage } from "./gathering.ts";
import { answersTo, firstWords } from "./office-replies.ts";
import { dialogues } from "./office-dialogues.ts";
import { partnerCalled, writeHistory } from "./office-history.ts";
import type { Staff } from "./office-history.ts";
import { colleagues, self } from "./office-people.ts";
import type { Who } from "./office-people.ts";
import { fillWith, toHtml } from "./office-words.ts";
import type { Odoo } from "./odoo.ts";
import { post, react } from "./posting.ts";
import { setPresence } from "./presence.ts";
import { markAsRead, setTyping } from "./reading.ts";
import type { Account, Channel, Message } from "./records.ts";

/**
 * The living office: people who were there before, and who go on living. All chance comes from the
 * seed and all time from the clock, so the same office can be watched twice.
 */
export function openOffice(odoo: Odoo): { stop(): void } {
  const staff = hire(odoo);
  writeHistory(odoo, staff);
  for (const account of staff.values()) setMood(odoo, account);
  const timers = new Set<() => void>();
  const later = (seconds: number, task: () => void): void => {
    const cancel = odoo.clock.after(seconds * 1000, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
  };

  const stopListening = listen(odoo, staff, later);
  const goOn = () => {
    live(odoo, staff, later);
    later(seconds(odoo, 3, 7), goOn);
  };
  later(seconds(odoo, 2, 4), goOn);
  later(seconds(odoo, 20, 35), () => writeFirst(odoo, staff, later));

  return {
    stop() {
      stopListening();
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}

type Later = (seconds: number, task: () => void) => void;

const seconds = (odoo: Odoo, low: number, high: number) => low + odoo.random.next() * (high - low);

function hire(odoo: Odoo): Staff {
  const staff = new Map<Who, Account>();
  for (const { key, name, role } of [...colleagues, self]) {
    const address = name.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(" ", ".");
    const partner = odoo.world.addPartner({ name, role, email: `${address}@fernhill.example` });
    const isSelf = key === self.key;
    const account = odoo.world.addAccount({
      login: isSelf ? self.login : key,
      password: isSelf ? self.password : key,
      partner,
    });
    account.notificationType = "inbox";
    staff.set(key, account);
  }
  return staff;
}

/** Most are there, some are away, a few are not. Sam's own presence is his client's business. */
function setMood(odoo: Odoo, account: Account): void {
  if (account.login === self.login) return;
  const chance = odoo.random.next();
  setPresence(odoo, account, chance < 0.62 ? "online" : chance < 0.82 ? "away" : "offline");
}

/** One small thing that happens in the office. */
function live(odoo: Odoo, staff: Staff, later: Later): void {
  const chance = odoo.random.next();
  const someone = odoo.random.pick(colleagues).key;
  if (chance < 0.22) setMood(odoo, accountNamed(odoo, someone));
  else chat(odoo, staff, later);
}

/** Somebody says the beginning of a dialogue in one of the channels, or goes on where it stopped. */
function chat(odoo: Odoo, staff: Staff, later: Later): void {
  const places = [...odoo.world.channels.values()].filter(
    (channel) => channel.type === "channel" && dialogues[channel.name] !== undefined,
  );
  const channel = places[odoo.random.between(0, places.length - 1)];
  const known = channel === undefined ? undefined : dialogues[channel.name];
  if (channel === undefined || known === undefined) return;
  const script = odoo.random.pick(known);
  const fill = fillWith(odoo.random);
  // Sam's lines are Sam's to say.
  const lines = script.filter((line) => line.who !== "sam").slice(0, odoo.random.between(1, 2));
  let wait = 0;
  for (const line of lines) {
    const account = staff.get(line.who);
    if (account === undefined) continue;
    later(wait, () => write(odoo, later, account, channel, fill(line.text), staff));
    wait += seconds(odoo, 4, 8);
  }
}

/** Types for a while, then posts. */
function write(
  odoo: Odoo,
  later: Later,
  account: Account,
  channel: Channel,
  text: string,
  staff: Staff,
  pause = seconds(odoo, 1.2, 3),
): void {
  const member = channel.members.get(account.partner.id);
  if (member === undefined) return;
  if (account.presence?.status !== "online") setPresence(odoo, account, "online");
  const last = channel.messages.at(-1);
  if (last !== undefined) markAsRead(odoo, member, last.id, false);
  setTyping(odoo, member, true);
  later(pause, () => {
    // He may have been taken out of the conversation while he typed.
    if (!channel.members.has(account.partner.id)) return;
    const { html, mentioned } = toHtml(text, (key) => partnerCalled(staff, key));
    setTyping(odoo, member, false);
    const recipients = mentioned.flatMap(({ id }) => odoo.world.partners.get(id) ?? []);
    post(odoo, channel, { author: account.partner, body: html, recipients });
  });
}

/** Hears what Sam writes, on the same bus as everybody, and has it answered. */
function listen(odoo: Odoo, staff: Staff, later: Later): () => void {
  const sam = accountNamed(odoo, self.login);
  const used = new Map<number, string>();
  let newest = Math.max(0, ...odoo.world.messages.keys());
  return odoo.bus.onCommit((rows) => {
    if (!rows.some((row) => row.json.includes('"discuss.channel/new_message"'))) return;
    const fresh = [...odoo.world.messages.values()].filter((message) => message.id > newest);
    newest = Math.max(newest, ...fresh.map((message) => message.id));
    for (const message of fresh) {
      if (message.author === sam.partner && message.type === "comment") answer(odoo, staff, later, message, used);
    }
  });
}

function answer(odoo: Odoo, staff: Staff, later: Later, message: Message, used: Map<number, string>): void {
  const { channel } = message;
  const others = [...staff].filter(([key, { partner }]) => key !== "sam" && channel.members.has(partner.id));
  const [who, account] = others[odoo.random.between(0, others.length - 1)] ?? [];
  if (who === undefined || account === undefined) return;
  if (channel.type === "channel" && odoo.random.next() < 0.5) {
    later(
      seconds(odoo, 2, 4),
      () => void react(odoo, message, account.partner, odoo.random.pick(["👍", "🙌", "❤️", "👀"]), true),
    );
    return;
  }
  const possible = answersTo(plainText(message.body).trim(), who);
  // Nobody says the same thing twice in a row.
  const fresh = possible.filter((text) => text !== used.get(channel.id));
  const text = fresh[odoo.random.between(0, fresh.length - 1)] ?? possible[0];
  used.set(channel.id, text);
  later(seconds(odoo, 0.7, 1.3), () => write(odoo, later, account, channel, text, staff, seconds(odoo, 1.4, 3.2)));
}

/** A first direct message from someone new: the conversation appears, then he begins to write (WIRE.md §4.2). */
function writeFirst(odoo: Odoo, staff: Staff, later: Later): void {
  const tom = staff.get("tom");
  if (tom === undefined) return;
  const channel = directMessage(odoo, tom, [accountNamed(odoo, self.login).partner]);
  firstWords.forEach((text, index) => later(1 + index * 6, () => write(odoo, later, tom, channel, text, staff)));
}
