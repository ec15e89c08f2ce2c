import { textOf } from "./params.ts";
import { OdooError, accessError, UnknownModel } from "./errors.ts";
import { avatarKey, imStatus } from "./store-format.ts";
import type { Odoo } from "./odoo.ts";
import type { Row } from "./domain.ts";
import { channelModel, formerly } from "./former.ts";
import { avatarField, mayRead } from "./routes-media.ts";
import { canRead, unreadCount } from "./world.ts";
import type { Account, Attachment, Channel, Member, Message, Partner } from "./records.ts";

/** The models as `read` and `search` see them: flat rows, many2one as `[id, name]`, empty as `false`. */
export interface Table {
  /** Rows that this user may read, in the model's default order. */
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  /** What this user may search by and not read. */
  readonly hidden: readonly string[];
}

export function tableOf(odoo: Odoo, account: Account, model: string): Table {
  const { world } = odoo;
  switch (model) {
    case "res.partner":
      return table([...world.partners.values()].map((partner) => partnerRow(odoo, account, partner)));
    case "res.users":
      return table([...world.accounts.values()].filter((user) => user.id !== 1).map((user) => userRow(odoo, user)));
    case "mail.guest":
      return table([]);
    case "discuss.channel":
      return table(readableChannels(odoo, account).map((channel) => channelRow(odoo, account, channel)));
    case "discuss.channel.member":
      return table(
        readableChannels(odoo, account).flatMap((channel) =>
          [...channel.members.values()].map((member) => formerly(odoo, memberRow(member))),
        ),
      );
    case "mail.message":
      // Odoo's default order of messages: newest first.
      return table(
        [...world.messages.values()]
          .filter((m) => canRead(account, m.channel))
          .map((m) => formerly(odoo, messageRow(odoo, account, m)))
          .toReversed(),
        account.isAdmin ? [] : ["reaction_ids"],
      );
    case "ir.attachment":
      return table([...world.attachments.values()].filter((file) => mayRead(odoo, account, file)).map(attachmentRow));
    case "res.users.settings":
      return table([
        { id: account.settings.id, user_id: [account.id, account.partner.name], ...account.settings.values },
      ]);
    case "mail.activity":
      return table([]);
    case "ir.model":
    case "ir.config_parameter":
    case "sale.order":
    case "account.move":
      throw accessError(
        `You are not allowed to access '${model}' (${model}) records.\n\n` +
          "Contact your administrator to request access if necessary.",
      );
    default:
      throw new UnknownModel(model);
  }
}

/** Whether the model is known, readable or not. */
export function hasModel(odoo: Odoo, account: Account, model: string): boolean {
  try {
    tableOf(odoo, account, model);
    return true;
  } catch (error) {
    if (error instanceof UnknownModel) return false;
    if (error instanceof OdooError) return true;
    throw error;
  }
}

const table = (rows: readonly Row[], hidden: readonly string[] = []): Table => ({
  rows,
  hidden,
  nameOf: (row) => textOf(row["name"] ?? row["record_name"]),
});

const readableChannels = (odoo: Odoo, account: Account) =>
  [...odoo.world.channels.values()].filter((channel) => canRead(account, channel));

const one = (partner: Partner) => [partner.id, partner.name];

function partnerRow(odoo: Odoo, account: Account, partner: Partner): Row {
  return {
    id: partner.id,
    name: partner.name,
    display_name: partner.name,
    email: partner.email,
    function: partner.role || false,
    im_status: imStatus(partner),
    user_ids: partner.account === null ? [] : [partner.account.id],
    parent_id: false,
    active: partner.active,
    write_date: partner.writeDate,
    // Drawn only for who asks.
    get avatar_128() {
      return avatarField(odoo, account, "res.partner", partner.id);
    },
  };
}

function userRow(odoo: Odoo, user: Account): Row {
  const name = user.partner.name;
  return {
    id: user.id,
    name,
    display_name: name,
    login: user.login,
    partner_id: one(user.partner),
    company_id: [1, odoo.company],
    share: false,
    active: user.active,
  };
}

function channelRow(odoo: Odoo, account: Account, channel: Channel): Row {
  return {
    id: channel.id,
    name: channel.name,
    display_name: channel.name,
    channel_type: channel.type,
    description: channel.description,
    is_member: channel.members.has(account.partner.id),
    member_count: channel.members.size,
    last_interest_dt: channel.lastInterest,
    create_date: channel.createDate,
    uuid: channel.uuid,
    [odoo.isFormer ? "avatarCacheKey" : "avatar_cache_key"]: avatarKey(channel),
    get avatar_128() {
      return avatarField(odoo, account, "discuss.channel", channel.id);
    },
  };
}

function memberRow(member: Member): Row {
  return {
    id: member.id,
    channel_id: [member.channel.id, member.channel.name],
    partner_id: one(member.partner),
    guest_id: false,
    seen_message_id: member.seenId === false ? false : [member.seenId, member.channel.name],
    fetched_message_id: member.fetchedId === false ? false : [member.fetchedId, member.channel.name],
    new_message_separator: member.separator,
    is_pinned: member.pinned,
    last_interest_dt: member.lastInterest,
    last_seen_dt: member.lastSeen,
    custom_channel_name: member.customName,
    custom_notifications: member.customNotifications,
    mute_until_dt: member.muteUntil,
    message_unread_counter: unreadCount(member),
    create_date: member.createDate,
    write_date: [member.createDate, member.lastInterest, member.lastSeen || ""].toSorted().at(-1),
  };
}

function messageRow(odoo: Odoo, account: Account, message: Message): Row {
  return {
    id: message.id,
    body: message.body,
    date: message.date,
    create_date: message.date,
    write_date: message.writeDate,
    author_id: one(message.author),
    author_guest_id: false,
    email_from: `"${message.author.name}" <${message.author.email}>`,
    model: channelModel(odoo),
    res_id: message.channel.id,
    record_name: message.channel.name,
    message_id: message.messageId,
    message_type: message.type,
    subtype_id: message.isNote ? [2, "Note"] : [1, "Discussions"],
    parent_id: message.parent === null ? false : [message.parent.id, message.channel.name],
    attachment_ids: message.attachments.map((attachment) => attachment.id),
    partner_ids: message.recipients.map((partner) => partner.id),
    pinned_at: message.pinnedAt,
    starred: message.starredBy.includes(account),
    is_internal: false,
    // Odoo has a row for each person and emoji; here the first of an emoji stands for all of it.
    reaction_ids: message.reactions.map(({ sequence }) => sequence),
  };
}

function attachmentRow(attachment: Attachment): Row {
  return {
    id: attachment.id,
    name: attachment.name,
    mimetype: attachment.mimetype,
    file_size: attachment.content.byteLength,
    checksum: attachment.checksum,
    res_model: attachment.resModel,
    res_id: attachment.resId,
    get datas() {
      return Buffer.from(attachment.content).toString("base64");
    },
  };
}
