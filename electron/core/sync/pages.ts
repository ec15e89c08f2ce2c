import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import { messagesOf, type DiscussEvent, type ServerEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Archive } from "../ports/archive.ts";
import type { DiscussApi, HistoryPlace, ServerFailure } from "../ports/server.ts";
import { meetReaction } from "./reactions-met.ts";

/** A page that is in the archive already. */
export interface LoadedPage {
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Nothing older exists on the server. */
  readonly reachesStart: boolean;
  /** Nothing newer exists on the server. */
  readonly reachesEnd: boolean;
  /** It follows without a hole on what was held before. */
  readonly joins: boolean;
}

export interface Pages {
  /**
   * [GAP3] A page is the truth about the span that it covers. What is held of the span and not in the page was deleted
   * for good, of which nobody is told; what the bus brought while the page was on its way is newer than the page.
   */
  load(channel: ChannelId, place: HistoryPlace, limit: number): Promise<Result<LoadedPage, ServerFailure>>;
  /** Everything that the bus brings, after it is in the archive. */
  happened(event: ServerEvent): void;
  /** Messages that the bus touches from now on, until it is stopped: they are newer than what is asked for now. */
  watch(): { readonly touched: ReadonlySet<MessageId>; readonly stop: () => void };
}

/** Pages of history, as they come from the server into the archive. */
export function createPages(ports: {
  readonly api: Pick<DiscussApi, "loadHistory">;
  readonly archive: Archive;
  readonly emit: (event: DiscussEvent) => void;
}): Pages {
  const { api, archive, emit } = ports;
  const watches = new Set<Set<MessageId>>();
  /** Never to come back. */
  const deleted = new Set<MessageId>();

  function watch(): ReturnType<Pages["watch"]> {
    const touched = new Set<MessageId>();
    watches.add(touched);
    return { touched, stop: () => watches.delete(touched) };
  }

  /** What stands in the archive of a message that the bus touched meanwhile; nothing when it was deleted. */
  function newer(kept: Message | null, asked: Message): readonly Message[] {
    if (kept) return [kept];
    return deleted.has(asked.id) ? [] : [asked];
  }

  return {
    watch,
    happened(event) {
      if (event.type === "messages-deleted") for (const id of event.messages) deleted.add(id);
      if (watches.size === 0) return;
      for (const id of messagesOf(event)) for (const touched of watches) touched.add(id);
    },
    async load(channel, place, limit) {
      const newestBefore = archive.newestKnown(channel);
      const newestHeld = archive.idsBetween(channel, newestBefore ?? 0, Infinity).at(-1) ?? newestBefore ?? 0;
      const { touched, stop } = watch();
      const answer = await api.loadHistory(channel, place, limit);
      stop();
      if (!answer.ok) return answer;
      const { people, lastReaction } = answer.value;
      meetReaction(archive, lastReaction);
      if (people.length > 0) emit({ type: "people-changed", people });
      const messages = answer.value.messages.flatMap((message) =>
        touched.has(message.id) ? newer(archive.message(message.id), message) : [message],
      );
      const isFull = answer.value.messages.length >= limit;
      const span = covered(place, answer.value.messages, isFull);
      const inPage = new Set(messages.map(({ id }) => id));
      // What the bus touched, or our own post brought, while the page was on its way is none of the page's business.
      const held = span === null ? [] : archive.idsBetween(channel, span.from, span.to);
      const gone = held.filter((id) => id <= newestHeld && !inPage.has(id) && !touched.has(id));
      if (gone.length > 0) {
        archive.removeMessages(gone);
        emit({ type: "messages-deleted", messages: gone });
      }
      const reachesStart = !isFull && (place.at === "latest" || place.at === "before");
      const reachesEnd = place.at === "latest" || (place.at === "after" && !isFull);
      save(channel, place, messages, reachesStart);
      const first = messages[0]?.id ?? Infinity;
      const joins = reachesStart || newestBefore === null || place.at === "after" || first <= newestBefore;
      return ok({ messages, reachesStart, reachesEnd, joins });
    },
  };

  function save(channel: ChannelId, place: HistoryPlace, messages: readonly Message[], reachesStart: boolean): void {
    // The message that was paged from joins the page, if it is one of ours.
    const pagedFrom = place.at === "after" || place.at === "before" ? archive.message(place.message) : null;
    const edge = pagedFrom !== null && conversationIn(pagedFrom.thread) === channel ? pagedFrom.id : null;
    const from = place.at === "after" && edge !== null ? edge : (messages[0]?.id ?? edge);
    const to = place.at === "before" && edge !== null ? edge : (messages.at(-1)?.id ?? edge);
    if (from !== null && to !== null) archive.saveMessages(channel, messages, { from, to, reachesStart });
  }
}

/** Between which ids a page says everything; null when it says nothing. */
function covered(
  place: HistoryPlace,
  messages: readonly Message[],
  isFull: boolean,
): { readonly from: number; readonly to: number } | null {
  const [first, last] = [messages[0]?.id, messages.at(-1)?.id];
  switch (place.at) {
    case "latest":
      return { from: isFull && first !== undefined ? first : 0, to: Infinity };
    case "before":
      return { from: isFull && first !== undefined ? first : 0, to: place.message - 1 };
    case "after":
      return { from: place.message + 1, to: isFull && last !== undefined ? last : Infinity };
    case "around":
      return first === undefined || last === undefined ? null : { from: first, to: last };
  }
}
