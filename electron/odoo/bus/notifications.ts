import * as v from "valibot";
import type { ServerEvent } from "../../../shared/domain/events.ts";
import {
  AttachmentId,
  ChannelId,
  ClientId,
  MessageId,
  PartnerId,
  partnerKey,
  type PersonaKey,
} from "../../../shared/ids.ts";
import type { BusNotice } from "../../core/ports/bus.ts";
import type { Steps } from "../../core/work/steps.ts";
import { answerLimits } from "../http/answer-limits.ts";
import { readJson } from "../http/json-steps.ts";
import type { ReportWarning, ParseWarning } from "../wire/parse-warnings.ts";
import { conversationChanges } from "../wire/conversations.ts";
import { ignoredTypes } from "../wire/ignored.ts";
import { messageOf, messagesIn } from "../wire/messages.ts";
import { readBody } from "../wire/message-text.ts";
import { readStore } from "../wire/store.ts";
import { eventsOfPeople, eventsOfStore } from "../wire/store-events.ts";
import { channelOf } from "../wire/thread.ts";
import { count, listOf, presence } from "../wire/values.ts";

export interface WireContext {
  /** Whose socket it is. */
  readonly self: PersonaKey;
}

export interface WireFrame {
  /** One for each notification that could be told apart, in order; of an unknown one the id alone. */
  readonly notices: readonly BusNotice[];
  readonly unknown: readonly ParseWarning[];
}

const Notification = v.object({
  id: count,
  message: v.object({ type: v.string(), payload: v.unknown() }),
});

/** A text frame of the bus: a JSON array of notifications (WIRE.md §3.3). @throws TooLarge */
export function* readNotifications(frame: Uint8Array, context: WireContext): Steps<WireFrame> {
  const list = yield* jsonOf(frame);
  return Array.isArray(list)
    ? yield* readNotificationList(list, context)
    : { notices: [], unknown: [{ about: "frame", detail: "not a list" }] };
}

/** What such a frame holds; an answer to polling holds the same (WIRE.md §3.5). Never throws. */
export function* readNotificationList(list: readonly unknown[], context: WireContext): Steps<WireFrame> {
  const unknown: ParseWarning[] = [];
  const warn: ReportWarning = (warning) => unknown.push(warning);
  const notices: BusNotice[] = [];
  for (const raw of list) {
    const notification = v.safeParse(Notification, raw);
    if (notification.success) {
      const { id, message } = notification.output;
      notices.push({ id, events: yield* attempted(message.type, message.payload, context, warn) });
    } else warn({ about: "notification", detail: v.summarize(notification.issues) });
    yield;
  }
  return { notices, unknown };
}

function* jsonOf(frame: Uint8Array): Steps<unknown> {
  try {
    return yield* readJson(frame, answerLimits);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

type Events = Steps<readonly ServerEvent[]>;

/** What none of us has thought of costs the one notification in which it stands. */
function* attempted(...[type, payload, context, warn]: Parameters<typeof eventsOf>): Events {
  try {
    return yield* eventsOf(type, payload, context, warn);
  } catch (error) {
    warn({ about: type, detail: `a reader failed: ${String(error)}` });
    return [];
  }
}

function* eventsOf(type: string, payload: unknown, context: WireContext, warn: ReportWarning): Events {
  if (ignoredTypes.has(type)) return [];
  const read = readers.get(type);
  if (read !== undefined) return yield* read(payload, context, warn);
  warn({ about: type, detail: "unknown type" });
  return [];
}

type Reader = (payload: unknown, context: WireContext, warn: ReportWarning) => Events;

/** A payload with a schema of its own; one that does not fit is complained of under its type. */
function reader<S extends v.GenericSchema>(
  type: string,
  schema: S,
  read: (payload: v.InferOutput<S>, context: WireContext, warn: ReportWarning) => readonly ServerEvent[] | Events,
): readonly [string, Reader] {
  return [
    type,
    function* (payload, context, warn) {
      const parsed = v.safeParse(schema, payload, { abortEarly: true });
      if (parsed.success) {
        const events = read(parsed.output, context, warn);
        return "next" in events ? yield* events : events;
      }
      warn({ about: type, detail: v.summarize(parsed.issues) });
      return [];
    },
  ];
}

const anyStore = v.record(v.string(), v.unknown());

/** What each notification type means to us (WIRE.md §5.2). */
const readers: ReadonlyMap<string, Reader> = new Map([
  reader("mail.record/insert", anyStore, function* (payload, { self }, warn) {
    return yield* eventsOfStore(yield* readStore(payload, warn), self);
  }),
  reader(
    "discuss.channel/new_message",
    v.object({
      id: ChannelId,
      data: anyStore,
      temporary_id: v.fallback(v.nullable(ClientId), null),
      silent: v.fallback(v.boolean(), false),
    }),
    readNewMessage,
  ),
  // Of a conversation it also comes as new_message; what is told of records comes by no other way (WIRE.md §5.2).
  reader("mail.message/inbox", anyStore, function* (payload, _, warn) {
    const store = yield* readStore(payload, warn);
    const messages = (yield* messagesIn(store)).filter(({ thread }) => thread.type === "record");
    return [
      ...(yield* eventsOfPeople(store)),
      ...messages.map((message): ServerEvent => ({ type: "message-posted", message, isSilent: false })),
    ];
  }),
  reader(
    "discuss.channel/joined",
    v.object({ channel: v.looseObject({ id: ChannelId }) }),
    function* ({ channel }, _, warn) {
      const { channels } = yield* readStore({ "discuss.channel": [channel] }, warn);
      return channels.map((record) => ({
        type: "conversation-joined",
        channel: record.id,
        changes: conversationChanges(record),
      }));
    },
  ),
  reader("discuss.channel/leave", v.object({ "discuss.channel": listOf(v.object({ id: ChannelId })) }), (payload) =>
    payload["discuss.channel"].map(({ id }) => ({ type: "conversation-left", channel: id })),
  ),
  reader("discuss.channel/delete", v.object({ id: ChannelId }), ({ id }) => [
    { type: "conversation-left", channel: id },
  ]),
  reader("discuss.channel/unpin", v.object({ id: ChannelId }), ({ id }) => [
    { type: "conversation-changed", channel: id, changes: { isPinned: false } },
  ]),
  reader(
    "discuss.channel/transient_message",
    v.object({ body: v.string(), thread: v.object({ id: ChannelId, model: v.literal("discuss.channel") }) }),
    ({ body, thread }) => [{ type: "transient-message", channel: thread.id, body, text: readBody(body).text }],
  ),
  reader("mail.message/delete", v.object({ message_ids: listOf(MessageId) }), ({ message_ids }) => [
    { type: "messages-deleted", messages: message_ids },
  ]),
  reader(
    "mail.message/toggle_star",
    // Whole or not at all: an empty list means all of them.
    v.object({ message_ids: v.array(MessageId), starred: v.boolean() }),
    ({ message_ids, starred }) => [{ type: "messages-starred", messages: message_ids, isStarred: starred }],
  ),
  reader("ir.attachment/delete", v.object({ id: AttachmentId, message: v.object({ id: MessageId }) }), (payload) => [
    { type: "attachment-deleted", message: payload.message.id, attachment: payload.id },
  ]),
  // `presence_status` is newer and without the decorations of other modules (WIRE.md §4.5).
  reader(
    "bus.bus/im_status_updated",
    v.object({ partner_id: PartnerId, im_status: presence, presence_status: v.optional(presence) }),
    ({ partner_id, im_status, presence_status }) => [
      { type: "people-changed", people: [{ key: partnerKey(partner_id), presence: presence_status ?? im_status }] },
    ],
  ),
]);

export const knownTypes: ReadonlySet<string> = new Set([...readers.keys(), ...ignoredTypes.keys()]);

/** The parent of a reply is in the same list: the new one is the greatest of the channel (WIRE.md §5.2). */
function* readNewMessage(
  payload: {
    readonly id: ChannelId;
    readonly data: unknown;
    readonly temporary_id: ClientId | null;
    readonly silent: boolean;
  },
  { self }: WireContext,
  warn: ReportWarning,
): Events {
  const store = yield* readStore(payload.data, warn);
  const [record] = store.messages
    .filter(({ thread }) => thread && channelOf(thread) === payload.id)
    .toSorted((left, right) => right.id - left.id);
  const message = record === undefined ? null : messageOf(record, store);
  if (message === null) {
    warn({ about: "discuss.channel/new_message", detail: "no whole message of the channel in it" });
    return yield* eventsOfPeople(store);
  }
  // The id is told to every member: it is a name of ours only on what we wrote.
  const clientId = message.author === self ? payload.temporary_id : null;
  return [
    ...(yield* eventsOfPeople(store)),
    { type: "message-posted", message: { ...message, clientId }, isSilent: payload.silent },
  ];
}
