import { createHash } from "node:crypto";
import type { Odoo } from "./odoo.ts";
import { createStore } from "./store.ts";
import type { Fields, Store } from "./store.ts";
import { needsAction, unreadCount } from "./world.ts";
import type { Account, Attachment, Channel, Member, Message, Partner } from "./records.ts";

export const persona = (partner: Partner) => ({ id: partner.id, type: "partner" });
export const threadOf = (channel: Channel) => ({ id: channel.id, model: "discuss.channel" });

export function imStatus(partner: Partner): string {
  if (partner.isBot) return "bot";
  return partner.account === null ? "im_partner" : (partner.account.presence?.status ?? "offline");
}

const hash = (text: string) => createHash("sha512").update(text).digest("hex");

/** Another one for another picture. */
export function avatarKey(channel: Channel): string {
  return channel.type === "chat" ? "no-avatar" : hash(`channel ${channel.uuid} ${channel.avatarVersion}`);
}

function avatarToken(odoo: Odoo, partner: Partner): Fields {
  if (!odoo.dialect.givesAvatarTokens) return {};
  return { avatar_128_access_token: `${hash(`avatar ${partner.id}`).slice(0, 64)}o0x6b2fcf4d` };
}

/** A person in full, as beside a channel or in a search. */
export function addPartner(odoo: Odoo, store: Store, partner: Partner): void {
  store.add("res.partner", {
    active: partner.active,
    ...avatarToken(odoo, partner),
    email: partner.email,
    id: partner.id,
    im_status: imStatus(partner),
    isInternalUser: partner.account !== null,
    is_company: false,
    name: partner.name,
    userId: partner.account?.id ?? false,
    write_date: partner.writeDate,
  });
}

/** A person as the author of a message: no e-mail address, no presence. */
function addAuthor(odoo: Odoo, store: Store, partner: Partner): void {
  store.add("res.partner", {
    ...avatarToken(odoo, partner),
    id: partner.id,
    isInternalUser: partner.account !== null,
    is_company: false,
    name: partner.name,
    userId: partner.account?.id ?? false,
    write_date: partner.writeDate,
  });
}

/** A person as the one who reacted. */
function addReactor(odoo: Odoo, store: Store, partner: Partner): void {
  store.add("res.partner", {
    ...avatarToken(odoo, partner),
    id: partner.id,
    name: partner.name,
    write_date: partner.writeDate,
  });
}

/** A member with what everybody may know of it. */
export function addMember(odoo: Odoo, store: Store, member: Member, extra: Fields = {}): void {
  store.add("discuss.channel.member", {
    create_date: member.createDate,
    fetched_message_id: member.fetchedId,
    id: member.id,
    last_seen_dt: member.lastSeen,
    persona: persona(member.partner),
    seen_message_id: member.seenId,
    thread: threadOf(member.channel),
    ...extra,
  });
  addPartner(odoo, store, member.partner);
}

/** The short form of a member that counters and "seen" notices use. */
export function addMemberBrief(store: Store, member: Member, extra: Fields): void {
  store.add("discuss.channel.member", {
    id: member.id,
    persona: persona(member.partner),
    thread: threadOf(member.channel),
    ...extra,
  });
  store.add("res.partner", { id: member.partner.id, name: member.partner.name });
}

export function unreadFields(odoo: Odoo, member: Member): Fields {
  return {
    message_unread_counter: unreadCount(member),
    message_unread_counter_bus_id: odoo.bus.lastId(),
    new_message_separator: member.separator,
  };
}

/** What `discuss.channel/joined` and the full form share (`_channel_basic_info`). */
export function channelBasics(channel: Channel): Fields {
  return {
    id: channel.id,
    allow_public_upload: false,
    channel_type: channel.type,
    create_uid: channel.createUid,
    description: channel.description,
    last_interest_dt: channel.lastInterest,
    name: channel.name,
    uuid: channel.uuid,
    authorizedGroupFullName: channel.internalOnly ? "User types / Internal User" : false,
    avatarCacheKey: avatarKey(channel),
    defaultDisplayMode: false,
    group_based_subscription: channel.internalOnly,
    memberCount: channel.members.size,
  };
}

/** A channel in full as one user sees it, with the members that Odoo sends along. */
export function addChannel(odoo: Odoo, store: Store, channel: Channel, reader: Account): void {
  const own = channel.members.get(reader.partner.id);
  const needactions = channel.messages.filter((message) => needsAction(message, reader)).length;
  store.add("discuss.channel", {
    ...channelBasics(channel),
    fetchChannelInfoState: "fetched",
    from_message_id: false,
    ...(odoo.dialect.givesGroupPublicId ? { group_public_id: channel.internalOnly ? internalGroup : false } : {}),
    invitedMembers: [["ADD", []]],
    is_editable: own !== undefined || reader.isAdmin,
    message_needaction_counter: needactions,
    message_needaction_counter_bus_id: odoo.bus.lastId(),
    parent_channel_id: false,
    rtcSessions: [["ADD", []]],
    ...(own === undefined
      ? {}
      : {
          custom_channel_name: own.customName,
          custom_notifications: own.customNotifications,
          is_pinned: own.pinned,
          mute_until_dt: own.muteUntil,
          state: own.fold,
        }),
  });
  if (own !== undefined)
    addMember(odoo, store, own, { last_interest_dt: own.lastInterest, ...unreadFields(odoo, own) });
  // Odoo spares big channels the list of their members.
  if (channel.type === "channel") return;
  for (const member of channel.members.values()) if (member !== own) addMember(odoo, store, member);
}

/** `res.groups` of internal users. */
export const internalGroup = 1;

/** Fields of a message that are the same for everybody (WIRE.md §5.2 message keys). */
export function addMessage(odoo: Odoo, store: Store, message: Message, reader: Account | null): void {
  const { channel } = message;
  for (const attachment of message.attachments) addAttachment(odoo, store, attachment);
  for (const reaction of message.reactions) addReaction(odoo, store, message, reaction.content);
  // Mails that went out well are nobody's business in the client.
  const notices = message.notices.filter((notice) => !notice.byEmail);
  store.add("mail.message", {
    attachment_ids: message.attachments.map((attachment) => attachment.id),
    author: persona(message.author),
    body: message.body,
    create_date: message.date,
    date: message.date,
    default_subject: channel.name,
    email_from: `"${message.author.name}" <${message.author.email}>`,
    id: message.id,
    is_discussion: !message.isNote,
    is_note: message.isNote,
    linkPreviews: [],
    message_type: message.type,
    model: "discuss.channel",
    notifications: notices.map((notice) => notice.id),
    parentMessage: message.parent?.id ?? false,
    pinned_at: message.pinnedAt,
    reactions: message.reactions.map((reaction) => ({ content: reaction.content, message: message.id })),
    recipients: message.recipients.map(persona),
    record_name: channel.name,
    res_id: channel.id,
    scheduledDatetime: false,
    subject: false,
    subtype_description: false,
    thread: threadOf(channel),
    write_date: message.writeDate,
    ...(reader === null ? {} : readerFields(message, reader)),
  });
  store.add(
    "mail.thread",
    { id: channel.id, model: "discuss.channel", module_icon: "/mail/static/description/icon.png" },
    ["model", "id"],
  );
  addAuthor(odoo, store, message.author);
  for (const notice of notices) addNotice(odoo, store, message, notice.id);
  if (message.parent !== null) addParent(odoo, store, message.parent);
}

function readerFields(message: Message, reader: Account): Fields {
  return {
    needaction: needsAction(message, reader),
    starred: message.starredBy.includes(reader),
    trackingValues: [],
  };
}

/** The message that is replied to: in the same list, with fewer keys, and never with its own parent. */
function addParent(odoo: Odoo, store: Store, parent: Message): void {
  const inner = createStore();
  addMessage(odoo, inner, { ...parent, parent: null }, null);
  for (const [model, records] of Object.entries(inner.result())) {
    if (!Array.isArray(records)) continue;
    for (const { parentMessage: _, ...record } of records) {
      store.add(model, record, storeKeys[model] ?? ["id"]);
    }
  }
}

const storeKeys: Record<string, readonly string[]> = {
  MessageReactions: ["message", "content"],
  "mail.thread": ["model", "id"],
};

function addNotice(odoo: Odoo, store: Store, message: Message, noticeId: number): void {
  const notice = message.notices.find((candidate) => candidate.id === noticeId);
  if (notice === undefined) return;
  store.add("mail.notification", {
    failure_type: false,
    id: notice.id,
    message: message.id,
    notification_status: "sent",
    notification_type: notice.byEmail ? "email" : "inbox",
    persona: persona(notice.partner),
  });
  addReactor(odoo, store, notice.partner);
}

/** One `MessageReactions` record with the people behind it; nothing when the last one is gone. */
export function addReaction(odoo: Odoo, store: Store, message: Message, content: string): void {
  const reaction = message.reactions.find((candidate) => candidate.content === content);
  if (reaction === undefined) return;
  store.add(
    "MessageReactions",
    {
      content,
      count: reaction.partners.length,
      message: message.id,
      personas: reaction.partners.map(persona),
      sequence: reaction.sequence,
    },
    ["message", "content"],
  );
  for (const partner of reaction.partners) addReactor(odoo, store, partner);
}

export function addAttachment(odoo: Odoo, store: Store, attachment: Attachment, extra: Fields = {}): void {
  const channel = attachment.resModel === "discuss.channel" ? odoo.world.channels.get(attachment.resId) : undefined;
  store.add("ir.attachment", {
    checksum: attachment.checksum,
    create_date: attachment.createDate,
    filename: attachment.name,
    id: attachment.id,
    mimetype: attachment.mimetype,
    name: attachment.name,
    ...(odoo.dialect.givesAttachmentModel ? { res_model: attachment.resModel } : {}),
    res_name: channel?.name ?? false,
    size: attachment.content.byteLength,
    thread: channel === undefined ? false : threadOf(channel),
    type: "binary",
    url: false,
    voice: attachment.voice,
    ...extra,
  });
}
