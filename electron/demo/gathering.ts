import { escapeHtml } from "./html.ts";
import { transact } from "./odoo.ts";
import type { Odoo } from "./odoo.ts";
import type { Transaction } from "./bus.ts";
import { channelBus, partnerBus, postSystemLine } from "./posting.ts";
import { addChannel, addMember, channelBasics } from "./store-format.ts";
import { createStore } from "./store.ts";
import type { StoreData } from "./store.ts";
import type { Account, Channel, Member, Partner } from "./records.ts";

/** Conversations come to be, people come and go (WIRE.md §5.2, §6.3). */

const shownName = (people: readonly Partner[]) => people.map((partner) => partner.name).join(", ");

function tellFully(odoo: Odoo, tx: Transaction, channel: Channel, account: Account): void {
  const store = createStore();
  addChannel(odoo, store, channel, account);
  tx.send(partnerBus(account.partner), "mail.record/insert", store.result());
}

export function channelStore(odoo: Odoo, channel: Channel, reader: Account): StoreData {
  const store = createStore();
  addChannel(odoo, store, channel, reader);
  return store.result();
}

/** The direct message between exactly these people and oneself: found, or made and told to each. */
export function directMessage(odoo: Odoo, account: Account, others: readonly Partner[], pinned = true): Channel {
  const people = [...new Set([...others, account.partner])];
  const known = [...odoo.world.channels.values()].find(
    (channel) =>
      channel.type === "chat" &&
      channel.members.size === people.length &&
      people.every((partner) => channel.members.has(partner.id)),
  );
  if (known !== undefined) {
    const own = known.members.get(account.partner.id);
    if (pinned && own !== undefined && !own.pinned) setPinned(odoo, own, true);
    return known;
  }
  return transact(odoo, (tx) => {
    const channel = odoo.world.addChannel({ type: "chat", name: shownName(people), createUid: account.id });
    for (const partner of people) odoo.world.addMember(channel, partner, partner === account.partner && pinned);
    for (const partner of people) if (partner.account !== null) tellFully(odoo, tx, channel, partner.account);
    return channel;
  });
}

export function createGroup(odoo: Odoo, account: Account, people: readonly Partner[], name: string): Channel {
  return transact(odoo, (tx) => {
    const channel = odoo.world.addChannel({ type: "group", name, createUid: account.id });
    for (const partner of new Set([account.partner, ...people])) odoo.world.addMember(channel, partner);
    for (const { partner } of channel.members.values()) {
      if (partner.account !== null) tellFully(odoo, tx, channel, partner.account);
    }
    return channel;
  });
}

export function createChannel(odoo: Odoo, account: Account, name: string, internalOnly: boolean): Channel {
  return transact(odoo, (tx) => {
    const channel = odoo.world.addChannel({ type: "channel", name, createUid: account.id, internalOnly });
    odoo.world.addMember(channel, account.partner);
    tx.send(channelBus(channel), "mail.record/insert", {
      "discuss.channel": [
        { authorizedGroupFullName: internalOnly ? "User types / Internal User" : false, id: channel.id },
      ],
    });
    postSystemLine(odoo, tx, channel, account.partner, "created this channel.");
    tellFully(odoo, tx, channel, account);
    return channel;
  });
}

function tellJoined(tx: Transaction, member: Member, inviter: Account | null): void {
  tx.send(partnerBus(member.partner), "discuss.channel/joined", {
    channel: { ...channelBasics(member.channel), model: "discuss.channel", is_pinned: true },
    open_chat_window: false,
    ...(inviter === null ? {} : { invited_by_user_id: inviter.id }),
  });
}

/** The newcomers beside the head count, to everybody in the channel. */
function tellMembers(odoo: Odoo, tx: Transaction, channel: Channel, members: readonly Member[]): void {
  const store = createStore();
  store.add("discuss.channel", { id: channel.id, memberCount: channel.members.size });
  for (const member of members) addMember(odoo, store, member);
  tx.send(channelBus(channel), "mail.record/insert", store.result());
}

export function invite(odoo: Odoo, inviter: Account, channel: Channel, people: readonly Partner[]): Member[] {
  const newcomers = people.filter((partner) => !channel.members.has(partner.id));
  if (newcomers.length === 0) return [];
  return transact(odoo, (tx) => {
    const members = newcomers.map((partner) => odoo.world.addMember(channel, partner));
    for (const member of members) {
      tellJoined(tx, member, inviter);
      const link = `<a href="#" data-oe-model="res.partner" data-oe-id="${member.partner.id}">@${escapeHtml(member.partner.name)}</a>`;
      postSystemLine(odoo, tx, channel, inviter.partner, `invited ${link} to the channel`);
    }
    tellMembers(odoo, tx, channel, members);
    return members;
  });
}

/** Walks into an open channel by oneself. */
export function join(odoo: Odoo, account: Account, channel: Channel): Member {
  return transact(odoo, (tx) => {
    const member = odoo.world.addMember(channel, account.partner);
    tellJoined(tx, member, null);
    postSystemLine(odoo, tx, channel, account.partner, "joined the channel");
    tellMembers(odoo, tx, channel, [member]);
    return member;
  });
}

export function leave(odoo: Odoo, member: Member): void {
  const { channel, partner } = member;
  transact(odoo, (tx) => {
    postSystemLine(odoo, tx, channel, partner, "left the channel");
    channel.members.delete(partner.id);
    tx.send(partnerBus(partner), "discuss.channel/leave", {
      "discuss.channel": [{ id: channel.id, isLocallyPinned: false, is_pinned: false }],
    });
    tx.send(channelBus(channel), "mail.record/insert", {
      "discuss.channel": [
        { channelMembers: [["DELETE", [member.id]]], id: channel.id, memberCount: channel.members.size },
      ],
    });
  });
}

export function setPinned(odoo: Odoo, member: Member, pinned: boolean): void {
  member.pinned = pinned;
  const { account } = member.partner;
  if (account === null) return;
  transact(odoo, (tx) => {
    if (pinned) tellFully(odoo, tx, member.channel, account);
    else tx.send(partnerBus(member.partner), "discuss.channel/unpin", { id: member.channel.id });
  });
}

/** A changed name or description: only the changed key is told. */
export function describe(odoo: Odoo, channel: Channel, change: { name?: string; description?: string }): void {
  if (change.name !== undefined) channel.name = change.name;
  if (change.description !== undefined) channel.description = change.description || false;
  transact(odoo, (tx) =>
    tx.send(channelBus(channel), "mail.record/insert", { "discuss.channel": [{ id: channel.id, ...change }] }),
  );
}

/** Removes the channel with its messages; needactions on them are called off. */
export function removeChannel(odoo: Odoo, channel: Channel): void {
  transact(odoo, (tx) => {
    for (const message of channel.messages) {
      for (const notice of message.notices) {
        tx.send(partnerBus(notice.partner), "mail.message/delete", { message_ids: [message.id] });
      }
      odoo.world.messages.delete(message.id);
    }
    tx.send(channelBus(channel), "discuss.channel/delete", { id: channel.id });
    odoo.world.channels.delete(channel.id);
  });
}
