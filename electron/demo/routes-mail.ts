import { publicRoute, readableChannel, userRoute } from "./call.ts";
import type { Call, JsonRoute } from "./call.ts";
import { notFound } from "./errors.ts";
import { page } from "./history.ts";
import { asRecord, attachmentsOf, partnersOf, requiredId, strings, text } from "./params.ts";
import { edit, post, react, readableMessage } from "./posting.ts";
import { markDone } from "./reading.ts";
import { addChannel, addMessage } from "./store-format.ts";
import { createStore } from "./store.ts";
import { inboxOf, unreadCount } from "./world.ts";
import type { Account, Channel, Message } from "./records.ts";

/** `/mail/*`: the start, the post, changes to messages, and the boxes (WIRE.md §6.1, §6.2). */
export const mailRoutes: Readonly<Record<string, JsonRoute>> = {
  "/mail/data": publicRoute(startingData),
  "/mail/action": publicRoute(startingData),
  "/mail/message/post": publicRoute(postMessage),
  "/mail/message/update_content": publicRoute(({ odoo, params }, account) => {
    const message = readableMessage(odoo, account, requiredId(params, "message_id"));
    edit(odoo, account, message, text(params, "body"), attachmentsOf(odoo, params["attachment_ids"], account.id));
    const store = createStore();
    addMessage(odoo, store, message, account);
    return store.result();
  }),
  "/mail/message/reaction": publicRoute(({ odoo, params }, account) => {
    const message = readableMessage(odoo, account, requiredId(params, "message_id"));
    return react(odoo, message, account.partner, text(params, "content"), params["action"] === "add");
  }),
  "/mail/inbox/messages": userRoute((call, account) => box(call, account, inboxOf(call.odoo.world, account))),
  "/mail/history/messages": userRoute((call, account) =>
    box(
      call,
      account,
      newestFirst(call, (message) =>
        message.notices.some((notice) => notice.partner === account.partner && notice.read),
      ),
    ),
  ),
  "/mail/starred/messages": userRoute((call, account) =>
    box(
      call,
      account,
      newestFirst(call, (message) => message.starredBy.includes(account)),
    ),
  ),
};

function newestFirst({ odoo }: Call, wanted: (message: Message) => boolean): Message[] {
  return [...odoo.world.messages.values()].filter(wanted).toReversed();
}

function box({ odoo, params }: Call, account: Account, found: readonly Message[]): unknown {
  const { messages } = page(found.toReversed(), params);
  const store = createStore();
  for (const message of messages) addMessage(odoo, store, message, account);
  return { data: store.result(), messages: messages.map((message) => message.id) };
}

function startingData({ odoo, params }: Call, account: Account): unknown {
  const store = createStore();
  const channels = odoo.world.channelsOf(account.partner);
  const busId = odoo.bus.lastId();
  if (params["init_messaging"] !== undefined) {
    const starred = [...odoo.world.messages.values()].filter((message) => message.starredBy.includes(account)).length;
    store.single("Store", {
      inbox: {
        counter: inboxOf(odoo.world, account).length,
        counter_bus_id: busId,
        id: "inbox",
        model: "mail.box",
      },
      initChannelsUnreadCounter: channels.filter((channel) => hasUnread(channel, account)).length,
      starred: { counter: starred, counter_bus_id: busId, id: "starred", model: "mail.box" },
    });
  }
  if (params["systray_get_activities"] === true) {
    store.single("Store", { activityCounter: 0, activityGroups: [], activity_counter_bus_id: busId });
  }
  if (params["channels_as_member"] === true) {
    for (const channel of channels) addChannel(odoo, store, channel, account);
    for (const channel of channels) {
      const last = channel.messages.at(-1);
      if (last !== undefined) addMessage(odoo, store, last, account);
    }
  }
  return store.result();
}

function hasUnread(channel: Channel, account: Account): boolean {
  const member = channel.members.get(account.partner.id);
  return member !== undefined && unreadCount(member) > 0;
}

/** Keys that are not listed here are dropped without a word, `message_id` among them (§6.2). */
function postMessage({ odoo, params }: Call, account: Account): unknown {
  if (params["thread_model"] !== "discuss.channel") throw notFound();
  const channel = readableChannel(odoo, account, requiredId(params, "thread_id"));
  const data = asRecord(params["post_data"]);
  const parentId = data["parent_id"];
  const message = post(odoo, channel, {
    author: account.partner,
    body: text(data, "body"),
    type: text(data, "message_type") || odoo.dialect.defaultPostType,
    isNote: text(data, "subtype_xmlid") !== "mail.mt_comment",
    parent: typeof parentId === "number" ? (odoo.world.messages.get(parentId) ?? null) : null,
    attachments: attachmentsOf(odoo, data["attachment_ids"], account.id),
    recipients: partnersOf(odoo, data["partner_ids"]),
    mentionsEveryone: strings(data["special_mentions"]).includes("everyone"),
    temporaryId: asRecord(params["context"])["temporary_id"],
  });
  const store = createStore();
  addMessage(odoo, store, message, account);
  return store.result();
}

/** Messages of a channel; reading them without `around` also does their needactions. */
export function channelMessages({ odoo, params }: Call, account: Account): unknown {
  const channel = readableChannel(odoo, account, requiredId(params, "channel_id"));
  const visible = channel.messages.filter((message) => message.type !== "user_notification");
  const { messages, count } = page(visible, params);
  if (params["around"] === undefined || params["around"] === null) markDone(odoo, account, messages);
  const store = createStore();
  for (const message of messages) addMessage(odoo, store, message, account);
  return {
    ...(count === null ? {} : { count }),
    data: store.result(),
    messages: messages.map((message) => message.id),
  };
}
