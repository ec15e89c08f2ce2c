import { ourModels } from "../dialects/dialects.ts";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import { partnerOf, type ChannelId, type PersonaKey } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import type { FromServer, HistoryPage, Overview } from "../../core/ports/server.ts";
import { inSlices, type Steps } from "../../core/work/steps.ts";
import type { RpcReaders } from "./history.ts";
import { newestMessages, type Newest } from "./newest.ts";
import { readPeople } from "./people.ts";
import type { Domain } from "./rows.ts";
import { turns } from "../http/turns.ts";
import {
  AnyRow,
  channelRowFields,
  conversationsAsStore,
  idIn,
  memberRowFields,
  ownRowFields,
  type ConversationRows,
} from "../wire/conversation-rows.ts";
import { conversationsIn } from "../wire/conversations.ts";
import { peopleIn } from "../wire/people.ts";
import { readStore } from "../wire/store.ts";

/**
 * The person's conversations, or the one of that id, which may be one that the person has not joined. What the routes
 * of Discuss tell at once takes half a dozen questions: the rights to each are the person's own (WIRE.md §6.5).
 */
export async function readConversations(
  { rows, history, warn }: RpcReaders,
  self: PersonaKey,
  channel: ChannelId | null,
): FromServer<Overview> {
  const me = partnerOf(self);
  const [channels, own] = await Promise.all([
    rows.read({
      model: ourModels.channel,
      domain: channel === null ? [["is_member", "=", true]] : [["id", "=", channel]],
      fields: channelRowFields,
      row: AnyRow,
    }),
    rows.read({
      model: ourModels.member,
      domain: [["partner_id", "=", me], ...(channel === null ? [] : [["channel_id", "=", channel] as const])],
      fields: ownRowFields,
      row: AnyRow,
    }),
  ]);
  if (!channels.ok) return channels;
  if (!own.ok) return own;

  const ids = channels.value.map(({ id }) => id);
  // In channels nobody's reading is told (WIRE.md §5.2), and their members may be the whole company.
  const small = channels.value.filter((row) => row["channel_type"] !== "channel").map(({ id }) => id);
  const others: Domain = [
    ["channel_id", "in", small],
    ["partner_id", "!=", me],
  ];
  const [members, newest] = await Promise.all([
    small.length === 0
      ? ok([])
      : rows.read({ model: ourModels.member, domain: others, fields: memberRowFields, row: AnyRow }),
    newestMessages(rows, ids),
  ]);
  if (!members.ok) return members;
  if (!newest.ok) return newest;
  const last = await history([["id", "in", newest.value.ids]], newest.value.ids.length, "id");
  if (!last.ok) return last;

  const everybody = [...own.value, ...members.value];
  const people = await readPeople(rows, {
    partners: everybody.flatMap((row) => idIn(row["partner_id"]) ?? []),
    guests: everybody.flatMap((row) => idIn(row["guest_id"]) ?? []),
  });
  if (!people.ok) return people;
  const found = { channels: channels.value, own: own.value, members: members.value, ...people.value };
  return ok(await inSlices(overviewOf(found, last.value, newest.value), turns));

  function* overviewOf(told: ConversationRows, page: HistoryPage, { writtenAt }: Newest): Steps<Overview> {
    const store = yield* readStore(conversationsAsStore(told), warn);
    const lastOf = new Map(
      page.messages.flatMap((message) => {
        const id = conversationIn(message.thread);
        return id === null ? [] : [[id, message] as const];
      }),
    );
    return {
      conversations: yield* conversationsIn(store, self, lastOf),
      people: [...page.people, ...(yield* peopleIn(store))],
      lastMessages: page.messages,
      writtenAt,
    };
  }
}
