import { odooTime } from "./clock.ts";
import { transact } from "./odoo.ts";
import type { Odoo } from "./odoo.ts";
import { channelBus, partnerBus } from "./posting.ts";
import { settingDefaults } from "./session-info.ts";
import { addMember, addMemberBrief, unreadFields } from "./store-format.ts";
import { createStore } from "./store.ts";
import { inboxOf } from "./world.ts";
import type { Account, Channel, Member, Message } from "./records.ts";

/** Who has read, fetched, folded, muted or is typing what: the state of a member (WIRE.md §5.2). */

/** Read up to the newest message with an id not above `messageId`. */
export function markAsRead(odoo: Odoo, member: Member, messageId: number, sync: boolean): void {
  const last = member.channel.messages.findLast((message) => message.id <= messageId);
  if (last === undefined) return;
  transact(odoo, (tx) => {
    if (member.seenId === false || member.seenId < last.id) {
      member.fetchedId = Math.max(member.fetchedId === false ? 0 : member.fetchedId, last.id);
      member.seenId = last.id;
      member.lastSeen = odooTime(odoo.clock.now());
      const store = createStore();
      addMemberBrief(store, member, { seen_message_id: last.id });
      // In channels nobody learns who has read what.
      const target = member.channel.type === "channel" ? partnerBus(member.partner) : channelBus(member.channel);
      tx.send(target, "mail.record/insert", store.result());
    }
    moveSeparator(odoo, tx.send, member, last.id + 1, sync);
  });
}

export function markAsUnread(odoo: Odoo, member: Member, messageId: number): void {
  transact(odoo, (tx) => moveSeparator(odoo, tx.send, member, messageId, true));
}

type Send = (channel: string, type: string, payload: unknown) => void;

function moveSeparator(odoo: Odoo, send: Send, member: Member, separator: number, sync: boolean): void {
  if (member.separator === separator) return;
  member.separator = separator;
  const store = createStore();
  addMemberBrief(store, member, { ...unreadFields(odoo, member), syncUnread: sync });
  send(partnerBus(member.partner), "mail.record/insert", store.result());
}

/** "Delivered": known in direct messages only. */
export function markAsFetched(odoo: Odoo, member: Member): void {
  const last = member.channel.messages.at(-1);
  if (member.channel.type !== "chat" || last === undefined || member.fetchedId === last.id) return;
  member.fetchedId = last.id;
  transact(odoo, (tx) =>
    tx.send(channelBus(member.channel), "discuss.channel.member/fetched", {
      channel_id: member.channel.id,
      id: member.id,
      last_message_id: last.id,
      partner_id: member.partner.id,
    }),
  );
}

export function setTyping(odoo: Odoo, member: Member, isTyping: boolean): void {
  const since = isTyping ? odooTime(odoo.clock.now()) : false;
  const store = createStore();
  const time = odoo.dialect.givesTypingTime ? { is_typing_dt: since } : {};
  addMember(odoo, store, member, { isTyping, ...time });
  transact(odoo, (tx) => tx.send(channelBus(member.channel), "mail.record/insert", store.result()));
}

export function fold(odoo: Odoo, member: Member, state: Member["fold"], count: number): void {
  member.fold = state;
  transact(odoo, (tx) =>
    tx.send(partnerBus(member.partner), "discuss.Thread/fold_state", {
      fold_state: state,
      foldStateCount: count,
      id: member.channel.id,
      model: "discuss.channel",
    }),
  );
}

/** Own view of a channel: custom name, mute, custom notifications. Only this person is told. */
export function tellOwnView(odoo: Odoo, member: Member, fields: Record<string, unknown>): void {
  transact(odoo, (tx) =>
    tx.send(partnerBus(member.partner), "mail.record/insert", {
      "discuss.channel": [{ id: member.channel.id, ...fields }],
    }),
  );
}

/** `minutes`: -1 for ever, 0 or false off (WIRE.md §6.2). */
export function muteUntil(odoo: Odoo, minutes: number): string | false {
  if (minutes === -1) return "9999-12-31 23:59:59";
  return minutes > 0 ? odooTime(odoo.clock.now() + minutes * 60_000) : false;
}

/** Answers what really changed, which is also what is told. */
export function changeSettings(odoo: Odoo, account: Account, values: Record<string, unknown>): Record<string, unknown> {
  const known: Record<string, unknown> = { ...settingDefaults, ...account.settings.values };
  const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => known[name] !== value));
  Object.assign(account.settings.values, changed);
  const told = { id: account.settings.id, ...changed };
  transact(odoo, (tx) => tx.send(partnerBus(account.partner), "res.users.settings", told));
  return told;
}

/** Needactions done: by name, or all of them. */
export function markDone(odoo: Odoo, account: Account, only: readonly Message[] | null): void {
  const open = inboxOf(odoo.world, account);
  const done = open.filter((message) => only === null || only.includes(message));
  if (done.length === 0) return;
  for (const message of done) {
    for (const notice of message.notices) if (notice.partner === account.partner) notice.read = true;
  }
  transact(odoo, (tx) =>
    tx.send(partnerBus(account.partner), "mail.message/mark_as_read", {
      message_ids: done.map((message) => message.id).toReversed(),
      needaction_inbox_counter: open.length - done.length,
    }),
  );
}

export function memberOf(channel: Channel, account: Account): Member | undefined {
  return channel.members.get(account.partner.id);
}
