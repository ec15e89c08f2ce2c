import * as v from "valibot";
import type { Clock } from "../../electron/core/ports/clock.ts";
import {
  usualFileLimit,
  type DiscussApi,
  type FromServer,
  type MessageVersion,
  type OutgoingMessage,
  type ServerFailure,
} from "../../electron/core/ports/server.ts";
import type { Attachment, Message, MessageReference } from "../../shared/domain/messages/types.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { PersonChanges } from "../../shared/domain/people/types.ts";
import { conversationIn, inConversation, threadKey, type ThreadRef } from "../../shared/domain/messages/thread.ts";
import { AttachmentId, type ChannelId, type MessageId, type PersonaKey } from "../../shared/ids.ts";
import { err, ok } from "../../shared/result.ts";
import { alice, channelId, conversation, endingWith, me, message, general, messageId } from "./builders.ts";

export type Weather =
  | "fine"
  | "offline"
  | "busy"
  | "signed-out"
  | "refused"
  | "malformed"
  /** Done or read, and answered so many ms later. */
  | { readonly answerAfter: number }
  /** Done, and answered as by a server that then had no database connection left. */
  | "done-but-busy"
  /** Done, and answered with an error in what comes after it. */
  | "done-but-broken"
  /** Not done, for an error of the server's own. */
  | "broken"
  /** No answer; a post is done so many ms later all the same, or never (null). */
  | { readonly unanswered: number | null }
  /** For ever silent. */
  | "hangs";

/**
 * A DiscussApi with a small world behind it. What it is asked stands in `calls`; how it answers can be scripted, call
 * by call, and is fine when the script is over. It posts as often as it is told to, as the real one does (WIRE.md §7).
 */
export interface FakeServer {
  readonly api: DiscussApi;
  /** Consumed from the front: by posts, by looks, by uploads, and by all other calls. */
  readonly weather: {
    readonly posts: Weather[];
    readonly looks: Weather[];
    readonly uploads: Weather[];
    readonly others: Weather[];
  };
  /** What was uploaded, message or no message. */
  readonly attachments: readonly Attachment[];
  /** Like `post 1 "hello"`, `look 1 <client id>`, `history 1 after 100, 500`. */
  readonly calls: string[];
  readonly people: PersonChanges[];
  /** What pages of history say of it. */
  lastReaction: number | null;
  addConversation(given: Conversation): void;
  removeConversation(channel: ChannelId): void;
  /** Somebody posts by other ways than this api, perhaps in answer to a message. */
  say(channel: ChannelId, text: string, author?: PersonaKey, replyTo?: MessageId): Message;
  /** Somebody does something to a message; the bus is silent. */
  change(message: MessageId, changes: Partial<Message>): void;
  /** Takes a message's row away for good; nobody is told. */
  unlink(message: MessageId): void;
  /** Oldest first. */
  messages(channel: ChannelId): readonly Message[];
  /** Is told of each message as it comes to be. */
  onPosted: ((message: Message) => void) | null;
}

export function createFakeServer({ clock }: { readonly clock: Clock }): FakeServer {
  const conversations = new Map<ChannelId, Conversation>();
  const commands: ReadonlySet<string> = new Set(["help", "who", "leave"]);
  const rows: Message[] = [];
  /** Never given again, whatever is unlinked. */
  let nextId = 101;
  const attachments: Attachment[] = [];
  const written = new Map<MessageId, number>();
  const server: FakeServer = {
    api: createApi(),
    weather: { posts: [], looks: [], uploads: [], others: [] },
    attachments,
    calls: [],
    people: [],
    lastReaction: null,
    addConversation: (given) => void conversations.set(given.id, given),
    removeConversation: (channel) => void conversations.delete(channel),
    say: (channel, text, author = alice, replyTo) =>
      commit({ thread: inConversation(channel), text, author, replyTo: quoteOf(replyTo) }),
    change,
    unlink(id) {
      const place = rows.findIndex((row) => row.id === id);
      if (place >= 0) rows.splice(place, 1);
      requote(id);
    },
    messages: (channel) => rows.filter((row) => conversationIn(row.thread) === channel),
    onPosted: null,
  };
  return server;

  function commit(given: Partial<Message>): Message {
    const posted = message({ ...given, id: messageId(nextId++), sentAt: clock.now() });
    rows.push(posted);
    written.set(posted.id, clock.now());
    server.onPosted?.(posted);
    return posted;
  }

  function answer<T>(weather: Weather | undefined, deed: () => T): FromServer<T> {
    if (weather === undefined || weather === "fine") return Promise.resolve(ok(deed()));
    if (weather === "hangs") return new Promise(() => {});
    if (weather === "done-but-busy" || weather === "done-but-broken") deed();
    if (typeof weather === "string") return Promise.resolve(err(failure(weather)));
    if ("answerAfter" in weather) {
      const value = deed();
      return new Promise((resolve) => void clock.after(weather.answerAfter, () => resolve(ok(value))));
    }
    if (weather.unanswered !== null) clock.after(weather.unanswered, deed);
    return Promise.resolve(err({ type: "unanswered", detail: "cut" }));
  }

  function other<T>(call: string, deed: () => T): FromServer<T> {
    server.calls.push(call);
    return answer(server.weather.others.shift(), deed);
  }

  function writtenOf(id: MessageId): number {
    return written.get(id) ?? 0;
  }

  function change(id: MessageId, changes: Partial<Message>): void {
    const place = rows.findIndex((row) => row.id === id);
    const row = rows[place];
    if (row) rows[place] = { ...row, ...changes };
    // Stars, pins and reactions leave the write date alone (WIRE.md §8).
    if (changes.text !== undefined) written.set(id, clock.now());
    requote(id);
  }

  function quoteOf(id: MessageId | undefined): MessageReference | null {
    const quoted = rows.find((row) => row.id === id);
    return quoted ? { id: quoted.id, author: quoted.author, text: quoted.text } : null;
  }

  /** An answer quotes what stands there now; nobody is told. */
  function requote(id: MessageId): void {
    rows.forEach((row, place) => {
      if (row.replyTo?.id === id) rows[place] = { ...row, replyTo: quoteOf(id) };
    });
  }

  function versionOf(row: Message): MessageVersion {
    const { id, thread, sentAt, body, text, isEdited, isStarred, pinnedAt, mentions } = row;
    const files = row.attachments.map((each) => each.id);
    const isEmpty = text === "";
    const writtenAt = writtenOf(id);
    return {
      id,
      channel: conversationIn(thread) ?? general,
      sentAt,
      writtenAt,
      body,
      text,
      isEdited,
      isEmpty,
      attachments: files,
      isStarred,
      pinnedAt,
      mentions,
      replyTo: row.replyTo?.id ?? null,
      isWithoutReactions: false,
    };
  }

  function listed(given: Conversation): Conversation {
    const last = server.messages(given.id).at(-1);
    return last ? endingWith(given, last) : given;
  }

  function overview(given: readonly Conversation[]) {
    const lastMessages = given.flatMap(({ id }) => server.messages(id).slice(-1));
    const writtenAt = lastMessages.reduce<number | null>((most, { id }) => Math.max(most ?? 0, writtenOf(id)), null);
    return { conversations: given.map(listed), people: [...server.people], lastMessages, writtenAt };
  }

  function createApi(): DiscussApi {
    return {
      loadOverview: () => other("overview", () => overview([...conversations.values()])),
      loadConversation: (channel) =>
        other(`conversation ${channel}`, () => overview([conversations.get(channel) ?? conversation({ id: channel })])),
      loadHistory(channel, place, limit) {
        const where = place.at === "latest" ? place.at : `${place.at} ${place.message}`;
        return other(`history ${channel} ${where}, ${limit}`, () => {
          const all = server.messages(channel);
          const page = () => {
            switch (place.at) {
              case "latest":
                return all.slice(-limit);
              case "before":
                return all.filter(({ id }) => id < place.message).slice(-limit);
              case "after":
                return all.filter(({ id }) => id > place.message).slice(0, limit);
              case "around":
                return [
                  ...all.filter(({ id }) => id <= place.message).slice(-Math.ceil(limit / 2)),
                  ...all.filter(({ id }) => id > place.message).slice(0, Math.floor(limit / 2)),
                ];
            }
          };
          return { messages: page(), people: [...server.people], lastReaction: server.lastReaction };
        });
      },
      fileLimit: () => usualFileLimit,
      async uploadFile({ thread, name, mimetype, bytes, onSent, signal }) {
        server.calls.push(`upload ${nameOf(thread)} ${name}`);
        const weather = server.weather.uploads.shift();
        let size = 0;
        for await (const part of bytes.read()) {
          size += part.byteLength;
          onSent(size);
        }
        const stored = answer(weather, () => {
          const attachment = { id: v.parse(AttachmentId, 501 + attachments.length), name, mimetype, size };
          attachments.push(attachment);
          return attachment.id;
        });
        const aborted = new Promise<Awaited<typeof stored>>((resolve) =>
          signal.addEventListener("abort", () => resolve(err({ type: "unanswered", detail: "aborted" }))),
        );
        return Promise.race([stored, aborted]);
      },
      loadChanges({ channels, from, to, since, shown }) {
        return other(`changes ${channels.join(" ")}`, () => {
          const told = new Set(shown);
          const isTold = (row: Message) =>
            told.has(row.id)
              ? row.reactions.length === 0
              : writtenOf(row.id) >= since || row.isStarred || row.pinnedAt !== null;
          const held = rows.filter(
            (row) =>
              channels.some((channel) => channel === conversationIn(row.thread)) && from <= row.id && row.id <= to,
          );
          const versions = held
            .filter(isTold)
            .map((row) => ({ ...versionOf(row), isWithoutReactions: told.has(row.id) }));
          return { versions, isWhole: true };
        });
      },
      postMessage(outgoing: OutgoingMessage) {
        const { thread, content, clientId, attachments: files } = outgoing;
        const { text } = content;
        server.calls.push(`post ${nameOf(thread)} ${JSON.stringify(text.slice(0, 40))}`);
        return answer(server.weather.posts.shift(), () =>
          commit({ thread, text, clientId, author: me, attachments: files }),
        );
      },
      findPosted(thread, clientId) {
        server.calls.push(`look ${nameOf(thread)} ${clientId}`);
        return answer(
          server.weather.looks.shift(),
          () => rows.find((row) => threadKey(row.thread) === threadKey(thread) && row.clientId === clientId) ?? null,
        );
      },
      editMessage: (id, { text }) =>
        other(`edit ${id}`, () => change(id, { text, body: `<p>${text}</p>`, isEdited: true })),
      deleteMessage: (id) => other(`delete ${id}`, () => change(id, { isDeleted: true, text: "", body: "" })),
      react: (id, content, isAdded) => other(`react ${id} ${content} ${isAdded}`, () => {}),
      star: (id) => other(`star ${id}`, () => change(id, { isStarred: true })),
      pinMessage: (channel, id, isPinned) =>
        other(`pin ${channel} ${id} ${isPinned}`, () => change(id, { pinnedAt: isPinned ? clock.now() : null })),
      markRead: (channel, upTo) => other(`read ${channel} ${upTo}`, () => {}),
      setTyping: (channel, isTyping) => other(`typing ${channel} ${isTyping}`, () => {}),
      searchPeople: (text) => other(`people ${text}`, () => []),
      runCommand: (channel, name, body) =>
        other(`command ${name} in ${channel}: ${body}`, () => (commands.has(name) ? "done" : "unknown")),
      openDirectMessage(partner) {
        const opened = conversation({ id: channelId(9_000 + partner), kind: "chat", name: "" });
        return other(`direct message ${partner}`, () => {
          conversations.set(opened.id, opened);
          return opened;
        });
      },
    };
  }
}

/** A conversation by its number, anything else by its whole name. */
function nameOf(thread: ThreadRef): string {
  return String(conversationIn(thread) ?? threadKey(thread));
}

function failure(weather: Extract<Weather, string>): ServerFailure {
  switch (weather) {
    case "offline":
      return { type: "offline", fault: { type: "refused", detail: "ECONNREFUSED" } };
    case "busy":
      return { type: "busy", detail: "could not serialize access" };
    case "done-but-busy":
      return { type: "busy", detail: "The Connection Pool Is Full", mayBeDone: true };
    case "signed-out":
      return { type: "signed-out" };
    case "refused":
      return { type: "refused", reason: "You may not post here.", kind: "access" };
    case "done-but-broken":
    case "broken":
      return { type: "refused", reason: "Connection unexpectedly closed", kind: "other" };
    case "fine":
    case "hangs":
    case "malformed":
      return { type: "malformed", detail: "<html>" };
  }
}
