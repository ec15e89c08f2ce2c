import { createHash } from "node:crypto";
import { odooTime } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";
import type { Account, Attachment, Channel, Member, Message, Partner } from "./records.ts";

/** The database of the demo: records and their ids. No bus, no HTTP, no rules beyond "an id is used once". */

export type World = ReturnType<typeof createWorld>;

export function createWorld(clock: Clock, random: Random) {
  const sequences = new Map<string, number>();
  const partners = new Map<number, Partner>();
  const accounts = new Map<number, Account>();
  const channels = new Map<number, Channel>();
  const messages = new Map<number, Message>();
  const attachments = new Map<number, Attachment>();

  function nextId(table: string): number {
    const id = (sequences.get(table) ?? 0) + 1;
    sequences.set(table, id);
    return id;
  }

  function addPartner(draft: { name: string; email: string; role?: string; isBot?: boolean; id?: number }): Partner {
    const id = draft.id ?? nextId("res.partner");
    sequences.set("res.partner", Math.max(id, sequences.get("res.partner") ?? 0));
    const isBot = draft.isBot ?? false;
    const partner: Partner = {
      id,
      name: draft.name,
      email: draft.email,
      role: draft.role ?? "",
      active: !isBot,
      isBot,
      picture: null,
      writeDate: odooTime(clock.now()),
      account: null,
    };
    partners.set(id, partner);
    return partner;
  }

  function addAccount(draft: {
    login: string;
    password: string;
    partner: Partner;
    id?: number;
    isAdmin?: boolean;
    hasTotp?: boolean;
    active?: boolean;
  }): Account {
    const id = draft.id ?? nextId("res.users");
    sequences.set("res.users", Math.max(id, sequences.get("res.users") ?? 0));
    const account: Account = {
      id,
      login: draft.login,
      password: draft.password,
      partner: draft.partner,
      isAdmin: draft.isAdmin ?? false,
      hasTotp: draft.hasTotp ?? false,
      active: draft.active ?? true,
      notificationType: "email",
      apiKeys: new Map(),
      hasProvenIdentity: false,
      settings: { id: nextId("res.users.settings"), values: {}, muteUntil: false },
      presence: null,
    };
    draft.partner.account = account;
    accounts.set(id, account);
    return account;
  }

  function addChannel(draft: {
    type: Channel["type"];
    name: string;
    createUid: number;
    description?: string;
    internalOnly?: boolean;
    at?: number;
  }): Channel {
    const channel: Channel = {
      id: nextId("discuss.channel"),
      type: draft.type,
      name: draft.name,
      description: draft.description ?? false,
      createUid: draft.createUid,
      createDate: odooTime(draft.at ?? clock.now()),
      uuid: random.token(10),
      internalOnly: draft.internalOnly ?? false,
      lastInterest: false,
      avatarVersion: 1,
      members: new Map(),
      messages: [],
    };
    channels.set(channel.id, channel);
    return channel;
  }

  function addMember(channel: Channel, partner: Partner, pinned = true): Member {
    const now = odooTime(clock.now());
    const member: Member = {
      id: nextId("discuss.channel.member"),
      channel,
      partner,
      createDate: now,
      lastInterest: now,
      lastSeen: false,
      fetchedId: false,
      seenId: false,
      separator: 0,
      pinned,
      fold: "closed",
      muteUntil: false,
      customName: false,
      customNotifications: false,
    };
    channel.members.set(partner.id, member);
    return member;
  }

  function addMessage(draft: {
    channel: Channel;
    author: Partner;
    body: string;
    type?: string;
    isNote?: boolean;
    at?: number;
    messageId?: string;
    parent?: Message | null;
    busId?: number;
    attachments?: Attachment[];
    recipients?: Partner[];
  }): Message {
    const id = nextId("mail.message");
    const date = odooTime(draft.at ?? clock.now());
    const message: Message = {
      id,
      channel: draft.channel,
      author: draft.author,
      body: draft.body,
      type: draft.type ?? "comment",
      isNote: draft.isNote ?? false,
      date,
      writeDate: date,
      messageId:
        draft.messageId ?? `<${id}.${date.replaceAll(/\D/g, "")}-openerp-${draft.channel.id}-discuss.channel@demo>`,
      parent: draft.parent ?? null,
      busId: draft.busId ?? 0,
      attachments: draft.attachments ?? [],
      reactions: [],
      notices: [],
      recipients: draft.recipients ?? [],
      starredBy: [],
      pinnedAt: false,
    };
    messages.set(id, message);
    draft.channel.messages.push(message);
    return message;
  }

  function addAttachment(draft: {
    name: string;
    mimetype: string;
    content: Uint8Array;
    resModel: string;
    resId: number;
    voice?: boolean;
    accessToken?: string;
  }): Attachment {
    const attachment: Attachment = {
      id: nextId("ir.attachment"),
      name: draft.name,
      mimetype: draft.mimetype,
      content: draft.content,
      checksum: createHash("sha1").update(draft.content).digest("hex"),
      createDate: odooTime(clock.now()),
      voice: draft.voice ?? false,
      accessToken: draft.accessToken ?? null,
      resModel: draft.resModel,
      resId: draft.resId,
    };
    attachments.set(attachment.id, attachment);
    return attachment;
  }

  function removeMessage(message: Message): void {
    messages.delete(message.id);
    message.channel.messages = message.channel.messages.filter((kept) => kept !== message);
  }

  return {
    partners,
    accounts,
    channels,
    messages,
    attachments,
    nextId,
    addPartner,
    addAccount,
    addChannel,
    addMember,
    addMessage,
    addAttachment,
    accountOf: (login: string) => [...accounts.values()].find((account) => account.login === login) ?? null,
    channelsOf: (partner: Partner) => [...channels.values()].filter((channel) => channel.members.has(partner.id)),
    /** Ids keep growing after a removal, as a PostgreSQL sequence does. */
    removeMessage,
    /** As a transaction that took its id long ago and commits only now. */
    putBackMessage(message: Message): void {
      messages.set(message.id, message);
      message.channel.messages = [...message.channel.messages, message].toSorted((a, b) => a.id - b.id);
    },
    removeMessagesAfter(busId: number): void {
      for (const message of messages.values()) {
        if (message.busId > busId) removeMessage(message);
      }
    },
  };
}

/** Whether the channel may be read: members always, others when it is an open or an internal channel. */
export function canRead(account: Account, channel: Channel): boolean {
  return channel.type === "channel" || channel.members.has(account.partner.id);
}

/** Messages from the separator on that are somebody's words (WIRE.md §5.2). */
export function unreadCount(member: Member): number {
  const { messages } = member.channel;
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.id < member.separator) break;
    if (message.type !== "notification" && message.type !== "user_notification") count += 1;
  }
  return count;
}

/** Whether this message waits in the inbox of this person. */
export function needsAction(message: Message, account: Account): boolean {
  return message.notices.some((notice) => notice.partner === account.partner && !notice.byEmail && !notice.read);
}

/** Needactions of the inbox that are not done, newest first. */
export function inboxOf(world: World, account: Account): Message[] {
  return [...world.messages.values()].filter((message) => needsAction(message, account)).toReversed();
}
