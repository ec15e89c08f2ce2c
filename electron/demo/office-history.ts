import { odooTime } from "./clock.ts";
import { dialogues } from "./office-dialogues.ts";
import type { Dialogue, BusConnection } from "./office-lines.ts";
import { colleagues, rooms } from "./office-people.ts";
import type { Room, Who } from "./office-people.ts";
import { hasTraffic, smalltalk } from "./office-smalltalk.ts";
import { fillWith, toHtml } from "./office-words.ts";
import type { Odoo } from "./odoo.ts";
import { drawPng } from "./png.ts";
import type { Account, Attachment, Channel, Message, Partner } from "./records.ts";

/** The days before the person at the keyboard opened the app: conversations, who said what, what is unread. */

export type Staff = ReadonlyMap<Who, Account>;

/** Whom a line of the script means by `@key`; null when it is nobody's key. */
export function partnerCalled(staff: Staff, key: string): Partner | null {
  for (const [who, { partner }] of staff) if (who === key) return partner;
  return null;
}

const hour = 3_600_000;
const day = 24 * hour;

export function writeHistory(odoo: Odoo, staff: Staff): void {
  const planned = rooms.flatMap((room) => {
    const channel = openRoom(odoo, staff, room);
    const plan = planRoom(odoo, room, channel);
    return plan.map((entry) => ({ ...entry, room }));
  });
  const firsts = new Map<object, Message>();
  for (const { channel, line, at, fill, dialogue } of planned.toSorted((a, b) => a.at - b.at)) {
    const message = writeLine(odoo, staff, {
      channel,
      line,
      at,
      text: fill(line.text),
      parent: firsts.get(dialogue) ?? null,
    });
    if (!firsts.has(dialogue)) firsts.set(dialogue, message);
  }
  for (const channel of odoo.world.channels.values()) settle(staff, channel);
}

interface PlannedLine {
  readonly channel: Channel;
  readonly line: BusConnection;
  readonly at: number;
  readonly fill: (text: string) => string;
  /** One object a told dialogue: the same script may be told twice, with other names. */
  readonly dialogue: object;
}

function openRoom(odoo: Odoo, staff: Staff, room: Room): Channel {
  const people = room.people === undefined ? [...staff.values()] : room.people.flatMap((who) => staff.get(who) ?? []);
  const sam = staff.get("sam");
  const members = [...new Set(sam === undefined ? people : [...people, sam])];
  const channel = odoo.world.addChannel({
    type: room.type,
    name: room.name || members.map((account) => account.partner.name).join(", "),
    createUid: members[0]?.id ?? 1,
    ...(room.about === undefined ? {} : { description: room.about }),
    internalOnly: room.name === "general",
    at: odoo.clock.now() - 200 * day,
  });
  for (const account of members) odoo.world.addMember(channel, account.partner);
  if (room.type !== "chat" && members[0] !== undefined) {
    const body = '<div class="o_mail_notification">created this channel.</div>';
    odoo.world.addMessage({
      channel,
      author: members[0].partner,
      body,
      type: "notification",
      at: odoo.clock.now() - 12 * day,
    });
  }
  return channel;
}

function planRoom(odoo: Odoo, room: Room, channel: Channel): PlannedLine[] {
  const { random, clock } = odoo;
  const now = clock.now();
  return scripts(odoo, room).flatMap((script, index, all) => {
    // The last one ended a few minutes ago, the others fill the nine days before.
    const age = ((all.length - index - 0.6) / all.length) * 9 * day;
    const isLast = index === all.length - 1;
    const start = isLast ? now - random.between(8, 50) * 60_000 : atWork(now - age * (0.9 + random.next() / 5));
    const fill = fillWith(random);
    const dialogue = {};
    let at = Math.min(start, now - script.length * 90_000 - 60_000);
    return script.map((line): PlannedLine => {
      at += random.between(15, 85) * 1000;
      return { channel, line, at, fill, dialogue };
    });
  });
}

/** Each written dialogue once, with the everyday between them; the newest is a written one. */
function scripts(odoo: Odoo, room: Room): Dialogue[] {
  const written = dialogues[room.name || (room.people?.[0] ?? "")] ?? [];
  if (!hasTraffic(room.name)) return [...written];
  const everybody = colleagues.map(({ key }) => key);
  const [first = "maya", ...rest] = room.people ?? everybody;
  const every = Math.ceil(room.dialogues / written.length);
  return Array.from({ length: room.dialogues }, (_, index) => {
    const fromEnd = room.dialogues - 1 - index;
    const told = fromEnd % every === 0 ? written[fromEnd / every] : undefined;
    return told ?? smalltalk(odoo.random, room.name, [first, "sam", ...rest]);
  });
}

/** Nights and weekends are moved into working hours. */
function atWork(ms: number): number {
  const moment = new Date(ms);
  if (moment.getUTCDay() === 0) moment.setTime(ms - 2 * day);
  if (moment.getUTCDay() === 6) moment.setTime(moment.getTime() - day);
  if (moment.getUTCHours() < 7) moment.setUTCHours(moment.getUTCHours() + 8);
  if (moment.getUTCHours() > 17) moment.setUTCHours(moment.getUTCHours() - 8);
  return moment.getTime();
}

function writeLine(
  odoo: Odoo,
  staff: Staff,
  draft: { channel: Channel; line: BusConnection; at: number; text: string; parent: Message | null },
): Message {
  const { channel, line, at } = draft;
  const author = staff.get(line.who)?.partner ?? odoo.bot;
  const partnerOf = (key: string) => partnerCalled(staff, key);
  const { html, mentioned } = toHtml(draft.text, partnerOf);
  const recipients = mentioned.flatMap(({ id }) => odoo.world.partners.get(id) ?? []);
  const message = odoo.world.addMessage({
    channel,
    author,
    at,
    body: line.edited === true ? html.replace(/<\/p>$/, '<span class="o-mail-Message-edited"></span></p>') : html,
    parent: line.repliesToFirst === true ? draft.parent : null,
    attachments: line.picture === true ? [picture(odoo, channel)] : [],
    recipients,
  });
  for (const [content, people] of Object.entries(line.reactions ?? {})) {
    const partners = people.flatMap((who) => staff.get(who)?.partner ?? []).filter(({ id }) => channel.members.has(id));
    if (partners.length > 0)
      message.reactions.push({ content, sequence: odoo.world.nextId("mail.message.reaction"), partners });
  }
  if (line.pinned === true) message.pinnedAt = odooTime(at + 60_000);
  message.notices = recipients.map((partner) => ({
    id: odoo.world.nextId("mail.notification"),
    partner,
    byEmail: false,
    read: true,
  }));
  return message;
}

/** A hillside in soft colours: the demo's inline picture. */
const hillside = drawPng(480, 270, (x, y) => {
  const far = 96 + Math.sin(x / 70) * 26;
  const near = far + 74 + Math.sin(x / 45 + 2) * 18;
  if (y > near) return [58, 118, 84];
  return y > far ? [104, 152, 138] : [236 - y / 6, 220, 190 + y / 5];
});

function picture(odoo: Odoo, channel: Channel): Attachment {
  const file = { name: "sketch.png", mimetype: "image/png", content: hillside };
  return odoo.world.addAttachment({ ...file, resModel: "discuss.channel", resId: channel.id });
}

/** Everybody has read everything, but for what Sam has not. */
function settle(staff: Staff, channel: Channel): void {
  const sam = staff.get("sam")?.partner;
  const room = rooms.find((candidate) => (candidate.name || null) === channel.name);
  const chat = rooms.find(
    (r) =>
      r.type === "chat" && r.people?.[0] !== undefined && channel.members.has(staff.get(r.people[0])?.partner.id ?? 0),
  );
  const unread = (channel.type === "chat" ? chat : room)?.unread ?? 0;
  const last = channel.messages.at(-1);
  if (last === undefined) return;
  channel.lastInterest = last.date;
  for (const member of channel.members.values()) {
    const read = member.partner === sam && unread > 0 ? channel.messages.at(-1 - unread) : last;
    if (read === undefined) continue;
    member.separator = read.id + 1;
    member.seenId = read.id;
    member.fetchedId = last.id;
    member.lastSeen = read.date;
  }
  // What is unread and speaks to Sam waits in the inbox.
  for (const message of channel.messages.slice(channel.messages.length - unread)) {
    for (const notice of message.notices) if (notice.partner === sam) notice.read = false;
  }
}
