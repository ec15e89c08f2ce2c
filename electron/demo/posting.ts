import { odooTime } from "./clock.ts";
import { accessError, notFound } from "./errors.ts";
import { sanitizeHtml } from "./html.ts";
import { transact } from "./odoo.ts";
import type { Odoo } from "./odoo.ts";
import type { Transaction } from "./bus.ts";
import { addMemberBrief, addMessage, addReaction, unreadFields } from "./store-format.ts";
import { createStore } from "./store.ts";
import type { Fields, StoreData } from "./store.ts";
import { canRead } from "./world.ts";
import type { Account, Attachment, Channel, Message, Partner } from "./records.ts";

/** What is written, changed and thrown away in a conversation, with the notifications of WIRE.md §5.2. */

export const channelBus = (channel: Channel) => `discuss.channel:${channel.id}`;
const membersBus = (channel: Channel) => `discuss.channel:${channel.id}:members`;
export const partnerBus = (partner: Partner) => `res.partner:${partner.id}`;

export interface Post {
  readonly author: Partner;
  /** HTML; sanitised here. */
  readonly body: string;
  readonly type?: string;
  readonly isNote?: boolean;
  readonly messageId?: string;
  readonly parent?: Message | null;
  readonly attachments?: Attachment[];
  readonly recipients?: Partner[];
  readonly mentionsEveryone?: boolean;
  /** Echoed to every member, of whatever JSON type it is (WIRE.md §7). */
  readonly temporaryId?: unknown;
  readonly silent?: boolean;
  /** Goes on the wire as it stands, past the sanitiser: what a server that was taken over, or a hole in it, lets through. */
  readonly isRaw?: boolean;
}

export function post(odoo: Odoo, channel: Channel, draft: Post): Message {
  return transact(odoo, (tx) => postIn(odoo, tx, channel, draft));
}

/** As `post`, inside a transaction that does more. */
function postIn(odoo: Odoo, tx: Transaction, channel: Channel, draft: Post): Message {
  const everyone = draft.mentionsEveryone === true ? [...channel.members.values()].map((m) => m.partner) : [];
  const recipients = [...new Set([...(draft.recipients ?? []), ...everyone])];
  const busId = odoo.bus.sequence() + 1;
  const message = odoo.world.addMessage({
    channel,
    author: draft.author,
    body: draft.isRaw === true ? draft.body : sanitizeHtml(draft.body),
    type: draft.type ?? "comment",
    isNote: draft.isNote ?? false,
    ...(draft.messageId === undefined ? {} : { messageId: draft.messageId }),
    parent: draft.parent ?? null,
    busId,
    attachments: draft.attachments ?? [],
    recipients,
  });
  for (const attachment of message.attachments) {
    attachment.resModel = "discuss.channel";
    attachment.resId = channel.id;
  }
  notify(odoo, message, recipients);
  touch(odoo, tx, channel);
  readOwnPost(odoo, tx, message);
  sendInbox(odoo, tx, message);
  for (const member of channel.members.values()) member.pinned = true;
  tx.send(membersBus(channel), "mail.record/insert", insert("discuss.channel", { id: channel.id, is_pinned: true }));
  const store = createStore();
  addMessage(odoo, store, message, null);
  tx.send(channelBus(channel), "discuss.channel/new_message", {
    data: store.result(),
    id: channel.id,
    ...(draft.temporaryId === undefined ? {} : { temporary_id: draft.temporaryId }),
    ...(draft.silent === true && odoo.dialect.sendsSilent ? { silent: true } : {}),
  });
  return message;
}

const insert = (model: string, record: Fields): StoreData => ({ [model]: [record] });

/** A line of the system: "left the channel", "invited …". `body` is inner HTML. */
export function postSystemLine(odoo: Odoo, tx: Transaction, channel: Channel, author: Partner, body: string): Message {
  return postIn(odoo, tx, channel, {
    author,
    body: `<div class="o_mail_notification">${body}</div>`,
    type: "notification",
  });
}

function notify(odoo: Odoo, message: Message, recipients: readonly Partner[]): void {
  const others = recipients.filter((partner) => partner !== message.author);
  message.notices = others.map((partner) => ({
    id: odoo.world.nextId("mail.notification"),
    partner,
    byEmail: partner.account?.notificationType !== "inbox",
    read: false,
  }));
}

/** The conversation moved; within the same second nobody is told again. */
function touch(odoo: Odoo, tx: Transaction, channel: Channel): void {
  const now = odooTime(odoo.clock.now());
  if (channel.lastInterest === now) return;
  channel.lastInterest = now;
  tx.send(
    channelBus(channel),
    "mail.record/insert",
    insert("discuss.channel", { id: channel.id, last_interest_dt: now }),
  );
}

/** The author has read what he wrote: his separator moves behind it. */
function readOwnPost(odoo: Odoo, tx: Transaction, message: Message): void {
  const member = message.channel.members.get(message.author.id);
  if (member === undefined) return;
  member.seenId = message.id;
  member.fetchedId = message.id;
  member.lastSeen = message.date;
  member.separator = message.id + 1;
  const store = createStore();
  addMemberBrief(store, member, { ...unreadFields(odoo, member), syncUnread: true });
  tx.send(partnerBus(message.author), "mail.record/insert", store.result());
}

function sendInbox(odoo: Odoo, tx: Transaction, message: Message): void {
  if (!odoo.dialect.sendsInboxForChannelMentions) return;
  for (const notice of message.notices) {
    if (notice.byEmail || notice.partner.account === null) continue;
    const store = createStore();
    addMessage(odoo, store, message, notice.partner.account);
    const { id } = message.channel;
    store.add("mail.thread", { id, model: "discuss.channel", selfFollower: false }, ["model", "id"]);
    tx.send(partnerBus(notice.partner), "mail.message/inbox", store.result());
  }
}

/** A message that this person may read, else "404". */
export function readableMessage(odoo: Odoo, reader: Account, messageId: number): Message {
  const message = odoo.world.messages.get(messageId);
  if (message === undefined || !canRead(reader, message.channel)) throw notFound();
  return message;
}

const editedMark = '<span class="o-mail-Message-edited"></span>';

/** Only the author or an administrator, and only comments; an empty body without files is a deletion. */
export function edit(odoo: Odoo, editor: Account, message: Message, body: string, attachments: Attachment[]): void {
  if (message.author !== editor.partner && !editor.isAdmin) throw notFound();
  if (message.type !== "comment") throw accessError("Only messages type comment can have their content updated");
  const clean = sanitizeHtml(body);
  const marked = clean.endsWith("</p>") ? `${clean.slice(0, -4)}${editedMark}</p>` : `${clean}${editedMark}`;
  message.body = marked;
  message.attachments = attachments;
  for (const attachment of attachments) {
    attachment.resModel = "discuss.channel";
    attachment.resId = message.channel.id;
  }
  message.writeDate = odooTime(odoo.clock.now());
  transact(odoo, (tx) => tx.send(channelBus(message.channel), "mail.record/insert", editedStore(message)));
}

function editedStore(message: Message): StoreData {
  return insert("mail.message", {
    attachment_ids: message.attachments.map((attachment) => attachment.id),
    body: message.body,
    id: message.id,
    pinned_at: message.pinnedAt,
    recipients: message.recipients.map((partner) => ({ id: partner.id, type: "partner" })),
    translationValue: false,
    write_date: message.writeDate,
  });
}

export function react(odoo: Odoo, message: Message, who: Partner, content: string, on: boolean): StoreData {
  const reaction = message.reactions.find((candidate) => candidate.content === content);
  if (on && reaction === undefined) {
    message.reactions.push({ content, sequence: odoo.world.nextId("mail.message.reaction"), partners: [who] });
  } else if (on && reaction !== undefined && !reaction.partners.includes(who)) {
    reaction.partners.unshift(who);
  } else if (!on && reaction !== undefined) {
    reaction.partners = reaction.partners.filter((partner) => partner !== who);
    message.reactions = message.reactions.filter((candidate) => candidate.partners.length > 0);
  }
  const remains = message.reactions.some((candidate) => candidate.content === content);
  const key = { message: message.id, content };
  const store = createStore();
  addReaction(odoo, store, message, content);
  // The removal of the last one names an object where a list would be expected (WIRE.md §5.1).
  store.add("mail.message", { id: message.id, reactions: remains ? [["ADD", [key]]] : [["DELETE", key]] });
  const data = store.result();
  transact(odoo, (tx) => tx.send(channelBus(message.channel), "mail.record/insert", data));
  return data;
}

export function pin(odoo: Odoo, who: Account, message: Message, pinned: boolean): void {
  if ((message.pinnedAt !== false) === pinned) return;
  message.writeDate = odooTime(odoo.clock.now());
  message.pinnedAt = pinned ? message.writeDate : false;
  transact(odoo, (tx) => {
    const record = { id: message.id, pinned_at: message.pinnedAt };
    tx.send(channelBus(message.channel), "mail.record/insert", insert("mail.message", record));
    if (!pinned) return;
    postIn(odoo, tx, message.channel, {
      author: who.partner,
      type: "notification",
      body:
        `<div data-oe-type="pin" class="o_mail_notification"><a href="#" data-oe-type="highlight" ` +
        `data-oe-id="${message.id}">pinned a message</a> to this channel. ` +
        `<a href="#" data-oe-type="pin-menu">See all pinned messages.</a></div>`,
    });
  });
}

export function star(odoo: Odoo, who: Account, messages: readonly Message[], starred: boolean): void {
  for (const message of messages) {
    message.starredBy = message.starredBy.filter((account) => account !== who);
    if (starred) message.starredBy.push(who);
    message.writeDate = odooTime(odoo.clock.now());
  }
  const message_ids = starred || messages.length === 1 ? messages.map((message) => message.id) : [];
  transact(odoo, (tx) => tx.send(partnerBus(who.partner), "mail.message/toggle_star", { message_ids, starred }));
}
