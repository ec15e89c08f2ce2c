import { ownMember, publicRoute, readableChannel, userRoute } from "./call.ts";
import type { JsonRoute } from "./call.ts";
import { notFound } from "./errors.ts";
import { channelStore, join } from "./gathering.ts";
import { numbers, optionalNumber, requiredId, text } from "./params.ts";
import { partnerBus } from "./posting.ts";
import { changeSettings, fold, markAsRead, markAsUnread, muteUntil, setTyping, tellOwnView } from "./reading.ts";
import { transact } from "./odoo.ts";
import { channelMessages } from "./routes-mail.ts";
import { addAttachment, addMember, addMessage } from "./store-format.ts";
import { createStore } from "./store.ts";

/** `/discuss/*` (WIRE.md §6.2). */
export const discussRoutes: Readonly<Record<string, JsonRoute>> = {
  "/discuss/channel/messages": publicRoute(channelMessages),
  "/discuss/channel/mark_as_read": publicRoute(({ odoo, params }, account) => {
    const member = ownMember(odoo, account, requiredId(params, "channel_id"));
    // Who left in the meantime is not troubled.
    if (member !== undefined) markAsRead(odoo, member, requiredId(params, "last_message_id"), params["sync"] === true);
  }),
  "/discuss/channel/mark_as_unread": publicRoute(({ odoo, params }, account) => {
    const member = ownMember(odoo, account, requiredId(params, "channel_id"));
    if (member === undefined) throw notFound();
    markAsUnread(odoo, member, requiredId(params, "message_id"));
  }),
  "/discuss/channel/notify_typing": publicRoute(({ odoo, params }, account) => {
    const channel = readableChannel(odoo, account, requiredId(params, "channel_id"));
    // Typing in an open channel makes a member of its writer.
    const member = channel.members.get(account.partner.id) ?? join(odoo, account, channel);
    setTyping(odoo, member, params["is_typing"] === true);
  }),
  "/discuss/channel/fold": publicRoute(({ odoo, params }, account) => {
    const member = ownMember(odoo, account, requiredId(params, "channel_id"));
    if (member === undefined) throw notFound();
    const state = params["state"];
    if (state !== "open" && state !== "folded" && state !== "closed") throw notFound();
    fold(odoo, member, state, optionalNumber(params, "state_count") ?? 0);
  }),
  "/discuss/channel/join": publicRoute(({ odoo, params }, account) => {
    const channel = readableChannel(odoo, account, requiredId(params, "channel_id"));
    if (!channel.members.has(account.partner.id)) join(odoo, account, channel);
    return channelStore(odoo, channel, account);
  }),
  "/discuss/channel/info": publicRoute(({ odoo, params }, account) => {
    const channel = odoo.world.channels.get(requiredId(params, "channel_id"));
    if (channel === undefined) return undefined;
    return channelStore(odoo, readableChannel(odoo, account, channel.id), account);
  }),
  "/discuss/channel/members": publicRoute(({ odoo, params }, account) => {
    const channel = readableChannel(odoo, account, requiredId(params, "channel_id"));
    const known = new Set(numbers(params["known_member_ids"]));
    const store = createStore();
    store.add("discuss.channel", { id: channel.id, memberCount: channel.members.size });
    const unknown = [...channel.members.values()].filter((member) => !known.has(member.id));
    for (const member of unknown.slice(0, 100)) addMember(odoo, store, member);
    return store.result();
  }),
  "/discuss/channel/pinned_messages": publicRoute(({ odoo, params }, account) => {
    const channel = readableChannel(odoo, account, requiredId(params, "channel_id"));
    const pinned = channel.messages.filter((message) => message.pinnedAt !== false);
    const store = createStore();
    for (const message of pinned.toSorted((a, b) => (String(a.pinnedAt) < String(b.pinnedAt) ? 1 : -1))) {
      addMessage(odoo, store, message, account);
    }
    return store.result();
  }),
  "/discuss/channel/attachments": publicRoute(({ odoo, params }, account) => {
    const channel = readableChannel(odoo, account, requiredId(params, "channel_id"));
    const before = optionalNumber(params, "before") ?? Number.POSITIVE_INFINITY;
    const store = createStore();
    const found = [...odoo.world.attachments.values()].filter(
      ({ id, resModel, resId }) => resModel === "discuss.channel" && resId === channel.id && id < before,
    );
    const newest = found.toReversed().slice(0, optionalNumber(params, "limit") ?? 30);
    for (const attachment of newest) addAttachment(odoo, store, attachment);
    return store.result();
  }),
  "/discuss/settings/mute": userRoute(({ odoo, params }, account) => {
    const until = muteUntil(odoo, optionalNumber(params, "minutes") ?? 0);
    const channelId = optionalNumber(params, "channel_id");
    if (channelId === null) {
      account.settings.muteUntil = until;
      transact(odoo, (tx) => tx.send(partnerBus(account.partner), "res.users.settings", { mute_until_dt: until }));
      return;
    }
    const member = ownMember(odoo, account, channelId);
    if (member === undefined) throw notFound();
    member.muteUntil = until;
    tellOwnView(odoo, member, { mute_until_dt: until });
  }),
  "/discuss/settings/custom_notifications": userRoute(({ odoo, params }, account) => {
    const chosen = text(params, "custom_notifications") || false;
    const channelId = optionalNumber(params, "channel_id");
    if (channelId === null) {
      changeSettings(odoo, account, { channel_notifications: chosen });
      return;
    }
    const member = ownMember(odoo, account, channelId);
    if (member === undefined) throw notFound();
    member.customNotifications = chosen;
    tellOwnView(odoo, member, { custom_notifications: chosen });
  }),
};
