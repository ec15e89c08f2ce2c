import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import { inConversation, type ThreadRef } from "../../../shared/domain/messages/thread.ts";
import type { PersonChanges } from "../../../shared/domain/people/types.ts";
import { greatestId, MessageId, type ChannelId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { StoredWorkspace } from "../../core/ports/storage.ts";
import type { DiscussApi, FromServer, HistoryPage, HistoryPlace, Overview } from "../../core/ports/server.ts";
import { inSlices, type Steps } from "../../core/work/steps.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { repeatable, type JsonRpc } from "../http/json-rpc.ts";
import { createChannelCommands } from "./channel-commands.ts";
import { changesBy } from "./changes.ts";
import { createMessageMutations, done, byMessageId } from "./message-mutations.ts";
import { worded } from "./worded.ts";
import { sessionRpc } from "../http/rpc.ts";
import type { LiveSession } from "../session/session.ts";
import { shortList } from "../wire/short-list.ts";
import { turns } from "../http/turns.ts";
import type { ReportWarning } from "../wire/parse-warnings.ts";
import { conversationsIn, lastMessagesIn, previewOfMessage } from "../wire/conversations.ts";
import { lastReactionIn, latestWriteIn, messagesIn } from "../wire/messages.ts";
import { peopleIn, wholePerson } from "../wire/people.ts";
import { readStore } from "../wire/store.ts";

/** Discuss over the session's JSON routes (WIRE.md §6). */
export function createDiscussApi(options: {
  readonly jsonRpc: JsonRpc;
  readonly stored: StoredWorkspace;
  readonly session: LiveSession;
  readonly clock: Clock;
  readonly parseWarnings: ParseWarnings;
  readonly upload: DiscussApi["uploadFile"];
}): DiscussApi {
  const { jsonRpc, stored, session, clock, parseWarnings, upload } = options;
  const { self } = stored.profile;

  /** The routes of Discuss read, or set something to a value: twice is as good as once. */
  const ask = (path: string, params: unknown) => jsonRpc.call(path, params, repeatable);
  const method = sessionRpc(jsonRpc);

  const warn: ReportWarning = (warning) => parseWarnings.enter([warning]);

  function* overviewOf(raw: unknown): Steps<Overview> {
    const whole = yield* readStore(raw, warn);
    const last = yield* lastMessagesIn(whole);
    return {
      conversations: yield* conversationsIn(whole, self, last),
      people: yield* peopleIn(whole),
      lastMessages: [...last.values()],
      writtenAt: latestWriteIn(whole),
    };
  }

  function* pageOf(raw: unknown, listed: ReadonlySet<MessageId>): Steps<HistoryPage> {
    const whole = yield* readStore(raw, warn);
    // Parents of replies come along; what belongs to the page is listed apart (WIRE.md §6.2).
    const messages = (yield* messagesIn(whole)).filter(({ id }) => listed.has(id));
    return { messages, people: yield* peopleIn(whole), lastReaction: lastReactionIn(whole) };
  }

  function* peopleOf(raw: unknown): Steps<readonly PersonChanges[]> {
    return yield* peopleIn(yield* readStore(raw, warn));
  }

  const loadHistory = (channel: ChannelId, place: HistoryPlace, limit: number) =>
    historyOf(inConversation(channel), place, limit);

  async function historyOf(thread: ThreadRef, place: HistoryPlace, limit: number): FromServer<HistoryPage> {
    const { path, of } = historyRoute(thread);
    const where = place.at === "latest" ? {} : { [place.at]: place.message };
    const answer = await ask(path, { ...of, limit, ...where });
    if (!answer.ok) return answer;
    const page = v.safeParse(MessagesAnswer, answer.value);
    if (!page.success) return malformed(path, page.issues);
    return ok(await inSlices(pageOf(page.output.data, new Set(page.output.messages)), turns));
  }

  return {
    async loadOverview() {
      const answer = await ask("/mail/data", { init_messaging: {}, channels_as_member: true });
      return answer.ok ? ok(await inSlices(overviewOf(answer.value), turns)) : answer;
    },

    loadHistory,

    loadChanges: changesBy(method, { showsReactions: true }),

    ...createMessageMutations({ rpc: method, self, clock }),
    ...createChannelCommands(method),
    uploadFile: upload,
    fileLimit: session.fileLimit,

    async findPosted(thread, clientId) {
      const answer = await method(
        "mail.message",
        "search_read",
        [byMessageId(clientId, thread), ["id"]],
        { limit: 1, order: "id" },
        repeatable,
      );
      if (!answer.ok) return answer;
      const found = v.safeParse(shortList(v.object({ id: MessageId })), answer.value);
      if (!found.success) return malformed("search_read", found.issues);
      const [first] = found.output;
      if (first === undefined) return ok(null);
      // The id alone would do to know; the page shows it as everybody else sees it.
      const page = await historyOf(thread, { at: "around", message: first.id }, 2);
      if (!page.ok) return page;
      const message = page.value.messages.find(({ id }) => id === first.id);
      return message === undefined
        ? err({ type: "malformed", detail: `message ${first.id} is there, but its page leaves it out` })
        : ok({ ...message, clientId });
    },

    async editMessage(message, content) {
      // Null leaves the attachments alone; a list without them would delete them.
      const edit = { message_id: message, ...worded(content), attachment_ids: null };
      return done(await ask("/mail/message/update_content", edit));
    },

    async deleteMessage(message) {
      return done(await ask("/mail/message/update_content", { message_id: message, body: "", attachment_ids: [] }));
    },

    async react(message, content, isAdded) {
      const action = isAdded ? "add" : "remove";
      return done(await ask("/mail/message/reaction", { message_id: message, content, action }));
    },

    async markRead(channel, upTo) {
      const read = { channel_id: channel, last_message_id: upTo, sync: true };
      return done(await ask("/discuss/channel/mark_as_read", read));
    },

    async setTyping(channel, isTyping) {
      return done(await ask("/discuss/channel/notify_typing", { channel_id: channel, is_typing: isTyping }));
    },

    async searchPeople(text, limit) {
      const answer = await method("res.partner", "im_search", [text], { limit }, repeatable);
      return answer.ok ? ok((await inSlices(peopleOf(answer.value), turns)).map(wholePerson)) : answer;
    },

    async openDirectMessage(partner) {
      const answer = await method(ourModels.channel, "channel_get", [], { partners_to: [partner] });
      if (!answer.ok) return answer;
      const { conversations } = await inSlices(overviewOf(answer.value), turns);
      const [conversation] = conversations;
      return conversation === undefined
        ? err({ type: "malformed", detail: "channel_get gave no channel" })
        : ok<Conversation>(conversation);
    },

    async loadConversation(channel) {
      const [info, newest] = await Promise.all([
        ask("/discuss/channel/info", { channel_id: channel }),
        // Only `around` leaves the mentions in the person's Inbox unread (WIRE.md §6.2).
        loadHistory(channel, { at: "around", message: aboveAll }, 2),
      ]);
      if (!info.ok) return info;
      if (!newest.ok) return newest;
      return ok(withLastMessage(await inSlices(overviewOf(info.value), turns), newest.value));
    },
  };
}

/** WIRE.md §6.2 */
function historyRoute(thread: ThreadRef): { readonly path: string; readonly of: Readonly<Record<string, unknown>> } {
  return thread.type === "conversation"
    ? { path: "/discuss/channel/messages", of: { channel_id: thread.id } }
    : { path: "/mail/thread/messages", of: { thread_model: thread.model, thread_id: thread.id } };
}

const MessagesAnswer = v.object({ messages: shortList(MessageId, 1_000), data: v.unknown() });

/** The greatest id that the server's integers hold. */
const aboveAll = v.parse(MessageId, greatestId);

function malformed(what: string, issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]) {
  return err({ type: "malformed" as const, detail: `${what}: ${v.summarize(issues)}` });
}

function withLastMessage(overview: Overview, newest: HistoryPage): Overview {
  const last = newest.messages.at(-1);
  if (last === undefined) return overview;
  const lastMessage = previewOfMessage(last);
  return {
    conversations: overview.conversations.map((conversation) => ({ ...conversation, lastMessage })),
    people: [...overview.people, ...newest.people],
    lastMessages: [last],
    writtenAt: overview.writtenAt,
  };
}
