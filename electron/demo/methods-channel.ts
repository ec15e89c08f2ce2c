import { readableChannel } from "./call.ts";
import type { ModelMethod } from "./call-kw.ts";
import { accessError, typeError, valueError } from "./errors.ts";
import {
  channelStore,
  createChannel,
  createGroup,
  describe,
  directMessage,
  invite,
  join,
  leave,
  removeChannel,
  setPinned,
} from "./gathering.ts";
import { helpOn, tellAlone, whoIsIn } from "./channel-commands.ts";
import { escapeHtml } from "./html.ts";
import type { Odoo } from "./odoo.ts";
import {
  asList,
  asRecord,
  attachmentsOf,
  numbers,
  optionalNumber,
  partnersOf,
  requiredId,
  strings,
  text,
  textOf,
} from "./params.ts";
import type { Params } from "./params.ts";
import { pin, post, readableMessage } from "./posting.ts";
import { markAsFetched, memberOf, tellOwnView } from "./reading.ts";
import type { Account, Attachment, Channel, Member } from "./records.ts";

/** `discuss.channel` (WIRE.md §6.3, §6.4). */
export const channelMethods: Readonly<Record<string, ModelMethod>> = {
  channel_get: ({ odoo, account, args, kwargs }) => {
    const people = partnersOf(odoo, args[0] ?? kwargs["partners_to"]);
    const channel = directMessage(odoo, account, people, kwargs["pin"] !== false);
    return odoo.isFormer ? { id: channel.id, name: channel.name } : channelStore(odoo, channel, account);
  },
  create_group: ({ odoo, account, args, kwargs }) => {
    const people = partnersOf(odoo, args[0] ?? kwargs["partners_to"]);
    return channelStore(odoo, createGroup(odoo, account, people, text(kwargs, "name")), account);
  },
  channel_create: ({ odoo, account, args, kwargs }) => {
    const name = args[0] ?? kwargs["name"];
    if (typeof name !== "string")
      throw typeError("Channel.channel_create() missing 1 required positional argument: 'name'");
    const group = args[1] ?? kwargs["group_id"] ?? null;
    return channelStore(odoo, createChannel(odoo, account, name, group !== null), account);
  },
  add_members: ({ odoo, account, args, kwargs }) => {
    const people = partnersOf(odoo, args[1] ?? kwargs["partner_ids"]);
    const channel = channelIn(odoo, account, args);
    const isSelf = people.length === 1 && people[0] === account.partner;
    const members = isSelf ? [join(odoo, account, channel)] : invite(odoo, account, channel, people);
    // The recordset itself is not JSON; what arrives is its name.
    return `discuss.channel.member(${members.map((member) => member.id).join(", ")}${members.length === 1 ? "," : ""})`;
  },
  execute_command_help: ({ odoo, account, args }) => {
    const channel = channelIn(odoo, account, args);
    tellAlone(odoo, account, channel, helpOn(channel, account));
  },
  execute_command_who: ({ odoo, account, args }) => {
    const channel = channelIn(odoo, account, args);
    tellAlone(odoo, account, channel, whoIsIn(channel, account));
  },
  execute_command_leave: ({ odoo, account, args }) => {
    const member = memberOf(channelIn(odoo, account, args), account);
    if (member === undefined) return;
    if (member.channel.type === "chat") setPinned(odoo, member, false);
    else leave(odoo, member);
  },
  action_unfollow: ({ odoo, account, args }) => {
    const member = memberOf(channelIn(odoo, account, args), account);
    if (member !== undefined) leave(odoo, member);
  },
  channel_join: ({ odoo, account, args }) => {
    const channel = channelIn(odoo, account, args);
    if (memberOf(channel, account) === undefined) join(odoo, account, channel);
  },
  channel_pin: ({ odoo, account, args, kwargs }) => {
    setPinned(odoo, memberIn(odoo, account, args), (args[1] ?? kwargs["pinned"]) === true);
  },
  channel_rename: ({ odoo, account, args, kwargs }) => {
    describe(odoo, memberIn(odoo, account, args).channel, { name: textOf(args[1] ?? kwargs["name"]) });
  },
  channel_change_description: ({ odoo, account, args, kwargs }) => {
    const description = textOf(args[1] ?? kwargs["description"]);
    describe(odoo, memberIn(odoo, account, args).channel, { description });
  },
  channel_set_custom_name: ({ odoo, account, args, kwargs }) => {
    const member = memberIn(odoo, account, args);
    member.customName = textOf(args[1] ?? kwargs["name"]) || false;
    tellOwnView(odoo, member, { custom_channel_name: member.customName });
  },
  set_message_pin: ({ odoo, account, args, kwargs }) => {
    const message = readableMessage(odoo, account, numbers(args)[0] ?? requiredId(kwargs, "message_id"));
    pin(odoo, account, message, (args[2] ?? kwargs["pinned"]) === true);
  },
  channel_fetched: ({ odoo, account, args }) => {
    const member = memberOf(channelIn(odoo, account, args), account);
    if (member !== undefined) markAsFetched(odoo, member);
  },
  get_mention_suggestions: ({ odoo, args, kwargs }) => {
    const wanted = textOf(args[0] ?? kwargs["search"]).toLowerCase();
    const named = [...odoo.world.channels.values()].filter(
      (channel) => channel.type === "channel" && channel.name.toLowerCase().includes(wanted),
    );
    return named.slice(0, optionalNumber(kwargs, "limit") ?? 8).map((channel) => ({
      authorizedGroupFullName: channel.internalOnly ? "User types / Internal User" : false,
      channel_type: channel.type,
      model: "discuss.channel",
      id: channel.id,
      name: channel.name,
      parent_channel_id: false,
    }));
  },
  unlink: ({ odoo, account, args }) => {
    const channel = channelIn(odoo, account, args);
    if (!account.isAdmin && channel.createUid !== account.id) {
      throw accessError("You are not allowed to delete 'Discussion Channel' (discuss.channel) records.");
    }
    removeChannel(odoo, channel);
    return true;
  },
  message_post: ({ odoo, account, args, kwargs }) => postByRpc(odoo, account, channelIn(odoo, account, args), kwargs),
};

function channelIn(odoo: Odoo, account: Account, args: readonly unknown[]): Channel {
  const id = typeof args[0] === "number" ? args[0] : numbers(args[0])[0];
  if (id === undefined) throw valueError("Expected singleton: discuss.channel()");
  return readableChannel(odoo, account, id);
}

function memberIn(odoo: Odoo, account: Account, args: readonly unknown[]): Member {
  const member = memberOf(channelIn(odoo, account, args), account);
  if (member === undefined) throw accessError("You are not a member of this channel.");
  return member;
}

const postArguments = new Set([
  "body",
  "subject",
  "message_type",
  "email_from",
  "author_id",
  "parent_id",
  "subtype_xmlid",
  "subtype_id",
  "partner_ids",
  "attachments",
  "attachment_ids",
  "body_is_html",
  "message_id",
  "context",
  "special_mentions",
  "date",
  "reply_to",
  "silent",
]);

/** A `str` body is text and escaped, unless `body_is_html`; `message_id` is stored as given (§6.4, §7). */
function postByRpc(odoo: Odoo, account: Account, channel: Channel, kwargs: Params): number {
  const unknown = Object.keys(kwargs).find((name) => !postArguments.has(name));
  if (unknown !== undefined) {
    throw valueError(`Those values are not supported when posting or notifying: ${unknown}`);
  }
  const body = text(kwargs, "body");
  const parentId = optionalNumber(kwargs, "parent_id");
  const author = odoo.world.partners.get(optionalNumber(kwargs, "author_id") ?? account.partner.id);
  const message = post(odoo, channel, {
    author: author ?? account.partner,
    body: kwargs["body_is_html"] === true ? body : escapeHtml(body),
    type: text(kwargs, "message_type") || "notification",
    isNote: text(kwargs, "subtype_xmlid") !== "mail.mt_comment",
    ...(typeof kwargs["message_id"] === "string" ? { messageId: kwargs["message_id"] } : {}),
    parent: parentId === null ? null : (odoo.world.messages.get(parentId) ?? null),
    attachments: [
      ...attachmentsOf(odoo, kwargs["attachment_ids"], account.id),
      ...newAttachments(odoo, channel, kwargs["attachments"]),
    ],
    recipients: partnersOf(odoo, kwargs["partner_ids"]),
    mentionsEveryone: strings(kwargs["special_mentions"]).includes("everyone"),
    temporaryId: asRecord(kwargs["context"])["temporary_id"],
    silent: kwargs["silent"] === true,
  });
  return message.id;
}

/** `[[name, content], [name, content, {voice: true}]]`, content in base64. */
function newAttachments(odoo: Odoo, channel: Channel, value: unknown): Attachment[] {
  return asList(value).map((item) => {
    const [name, content, info] = asList(item);
    return odoo.world.addAttachment({
      name: String(name),
      mimetype: "application/octet-stream",
      content: Buffer.from(String(content), "base64"),
      resModel: "discuss.channel",
      resId: channel.id,
      voice: asRecord(info)["voice"] === true,
    });
  });
}
