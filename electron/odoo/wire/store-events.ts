import type { ServerEvent } from "../../../shared/domain/events.ts";
import { groupBy } from "../../../shared/collections/group-by.ts";
import type { PersonaKey } from "../../../shared/ids.ts";
import { eachOf, type Steps } from "../../core/work/steps.ts";
import { conversationChanges, memberOf } from "./conversations.ts";
import { messageChanges, reactionChanges } from "./messages.ts";
import { peopleIn } from "./people.ts";
import type { MemberRecord, MessageRecord } from "./records.ts";
import { channelOfMember } from "./store-index.ts";
import type { OdooStore } from "./store.ts";

/** A Store merged into what is known: first who, then where, then what. */
export function* eventsOfStore(store: OdooStore, self: PersonaKey): Steps<readonly ServerEvent[]> {
  return [
    ...(yield* eventsOfPeople(store)),
    ...(yield* eachOf(store.channels, eventsOfChannel)),
    ...(yield* membersChanged(store)),
    ...(yield* eachOf(store.members, (member) => eventsOfMember(member, self))),
    ...(yield* eachOf(store.messages, (message) => eventsOfMessage(message, store))),
    ...(yield* reactionChanges(store)).map((change): ServerEvent => ({ type: "reactions-changed", ...change })),
  ];
}

export function* eventsOfPeople(store: OdooStore): Steps<readonly ServerEvent[]> {
  const people = yield* peopleIn(store);
  return people.length === 0 ? [] : [{ type: "people-changed", people }];
}

function eventsOfMessage(message: MessageRecord, store: OdooStore): readonly ServerEvent[] {
  const changes = messageChanges(message, store);
  return Object.keys(changes).length === 0 ? [] : [{ type: "message-changed", message: message.id, changes }];
}

function eventsOfChannel(channel: OdooStore["channels"][number]): readonly ServerEvent[] {
  const changes = conversationChanges(channel);
  const members = channel.channelMembers ?? [];
  return [
    ...(Object.keys(changes).length === 0
      ? []
      : [{ type: "conversation-changed", channel: channel.id, changes } as const]),
    ...(members.length === 0 ? [] : [{ type: "members-gone", channel: channel.id, members } as const]),
  ];
}

/** One event for each conversation. */
function* membersChanged(store: OdooStore): Steps<readonly ServerEvent[]> {
  const changed = yield* eachOf(store.members, (record) => {
    const channel = channelOfMember(record);
    const member = memberOf(record, null);
    // Without it the record only names a member, and would wipe out what he is known to have seen.
    return channel === null || member === null || record.seen_message_id === undefined ? [] : [{ channel, member }];
  });
  return [...groupBy(changed, ({ channel }) => channel)].map(([channel, members]) => ({
    type: "members-changed",
    channel,
    members: members.map(({ member }) => member),
  }));
}

function eventsOfMember(record: MemberRecord, self: PersonaKey): readonly ServerEvent[] {
  const channel = channelOfMember(record);
  if (channel === null) return [];
  const events: ServerEvent[] = [];
  if (record.message_unread_counter !== undefined && (record.persona === undefined || record.persona === self))
    events.push({
      type: "unread-counted",
      channel,
      unread: record.message_unread_counter,
      asOf: record.message_unread_counter_bus_id ?? 0,
      separator: record.new_message_separator ?? null,
    });
  if (record.isTyping !== undefined && record.persona !== undefined && record.persona !== self)
    events.push({ type: "typing-changed", channel, person: record.persona, isTyping: record.isTyping });
  return events;
}
