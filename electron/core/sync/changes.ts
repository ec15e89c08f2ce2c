import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message, MessageChanges } from "../../../shared/domain/messages/types.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { numberFact } from "../workspace/number-fact.ts";
import type { Archive } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Changes, ChangesQuery, DiscussApi, MessageVersion, ServerFailure } from "../ports/server.ts";
import { inSlices, pacerBy, type Steps } from "../work/steps.ts";
import type { Pages } from "./pages.ts";
import type { Shown } from "./plan.ts";
import { proven } from "./proof.ts";
import { reactionsMet } from "./reactions-met.ts";
import { compare } from "./compare-versions.ts";

/** A request may write, and show what it wrote, so much later than the time that it writes down (WIRE.md §4.4, §9), ms. */
const margin = 150_000;

/** Up to when, by the server's clock, everything that was written is in the archive. */
const mark = "sync.written";
/** No server's clock is ahead of the year 3000. */
const latestClock = Date.UTC(3000, 0);

export interface AppliedChanges {
  /** Where a version does not tell enough: the first such message of each conversation. */
  readonly unclear: ReadonlyMap<ChannelId, MessageId>;
  /** An id belongs to another message than it did. */
  readonly isRestored: boolean;
  /** [GAP5] All that there is to know of that shown message is known. */
  readonly isProven: (id: MessageId) => boolean;
}

export const nothingTold: AppliedChanges = { unclear: new Map(), isRestored: false, isProven: () => false };

/** Edits, deletions, stars and pins of held messages that nobody told us of; of shown ones reactions too. */
export function createChanges(ports: {
  readonly api: Pick<DiscussApi, "loadChanges">;
  readonly archive: Archive;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: (event: DiscussEvent) => void;
}) {
  const { api, archive, pages, clock, log, emit } = ports;

  /** What is held, as a question; null when there is nothing to ask about, or no mark to ask from. */
  function queryOf(channels: readonly ChannelId[], windows: readonly Shown[]): ChangesQuery | null {
    const since = numberFact(archive, mark, latestClock);
    const known = archive.known();
    const held = channels.flatMap((channel) => {
      const span = known.get(channel);
      return span ? [{ channel, ...span }] : [];
    });
    const [first] = held;
    if (!first || since === null) return null;
    const asked = new Set(held.map(({ channel }) => channel));
    const shown = windows.filter(({ channel }) => asked.has(channel)).flatMap((window) => idsOf(archive, window));
    const quoted = shown.flatMap((id) => archive.message(id)?.replyTo?.id ?? []);
    const froms = [...held.map((one) => one.from), ...quoted];
    return {
      channels: [...asked],
      from: froms.reduce((least, id) => (id < least ? id : least), first.from),
      to: held.reduce<MessageId>((most, one) => (one.to > most ? one.to : most), first.to),
      since: since - margin,
      shown,
      reactionsMet: reactionsMet(archive),
    };
  }

  /** A step is a version; what the bus touches between two of them counts as touched. */
  function* take(
    asked: ChangesQuery,
    { versions, isWhole }: Changes,
    touched: ReadonlySet<MessageId>,
  ): Steps<AppliedChanges> {
    const askedOf = new Set(asked.shown);
    // What has come since is as the bus told it.
    const isNews = (id: MessageId) => touched.has(id) && !askedOf.has(id);
    const sure = proven(asked, { versions }, archive.message, touched);
    const unclear = new Map<ChannelId, MessageId>();
    let isOther = false;
    for (const version of versions.toSorted((a, b) => a.id - b.id)) {
      yield;
      const { id, channel } = version;
      if (touched.has(id)) continue;
      const held = archive.message(id);
      if (held === null) {
        // Where we thought that nothing stood: it came late, under an id that had been passed by.
        if (archive.isKnown(channel, id) && !unclear.has(channel)) unclear.set(channel, id);
        continue;
      }
      const verdict = compare(held, version);
      if (verdict.type === "another") isOther = true;
      if (verdict.type === "unclear" && !unclear.has(channel)) unclear.set(channel, id);
      if (verdict.type === "changed") change(held, verdict.changes);
      if (verdict.type !== "another" && version.isWithoutReactions) takeReactionsOff(id);
    }
    if (isWhole) yield* unmark(asked, versions, touched);
    return { unclear, isRestored: isOther, isProven: (id) => sure.has(id) || isNews(id) };
  }

  function change(held: Message, changes: MessageChanges): void {
    archive.saveSingleMessages([{ ...held, ...changes }]);
    emit({ type: "message-changed", message: held.id, changes });
  }

  function takeReactionsOff(id: MessageId): void {
    const held = archive.message(id);
    if (!held || held.reactions.length === 0) return;
    archive.saveSingleMessages([{ ...held, reactions: [] }]);
    const reactions = held.reactions.map(({ content }) => ({ content, count: 0, people: [] }));
    emit({ type: "reactions-changed", message: id, reactions });
  }

  /**
   * All stars and pins within what was asked about are in the answer: what else we have was taken off. Not so of a
   * shown one, which may be left out for its reactions.
   */
  function* unmark(
    asked: ChangesQuery,
    versions: readonly MessageVersion[],
    touched: ReadonlySet<MessageId>,
  ): Steps<void> {
    const told = new Set([...versions.map(({ id }) => id), ...asked.shown]);
    const channels = new Set(asked.channels);
    for (const id of new Set([...archive.marked("starred"), ...archive.marked("pinned")])) {
      yield;
      const held = archive.message(id);
      const channel = held && conversationIn(held.thread);
      const isAsked = asked.from <= id && id <= asked.to && channel !== null && channels.has(channel);
      if (held === null || !isAsked || told.has(id) || touched.has(id)) continue;
      change(held, { isStarred: false, pinnedAt: null });
    }
  }

  return {
    /** Asks, and brings archive and windows up to date. */
    async apply(
      channels: readonly ChannelId[],
      windows: readonly Shown[],
    ): Promise<Result<AppliedChanges, ServerFailure>> {
      const query = queryOf(channels, windows);
      if (query === null) return ok(nothingTold);
      const { touched, stop } = pages.watch();
      const answer = await api.loadChanges(query);
      try {
        if (answer.ok) return ok(await inSlices(take(query, answer.value, touched), pacerBy(clock)));
      } finally {
        stop();
      }
      if (answer.error.type !== "refused" && answer.error.type !== "malformed") return answer;
      // A server that cannot be asked so: what is held is compared when somebody goes there, and only then.
      log("warn", "sync.no-changes", { failure: answer.error.type });
      return ok(nothingTold);
    },
    /** All of a run has been done; `writtenAt`: as the list of that run told it. */
    done(writtenAt: number | null): void {
      const known = numberFact(archive, mark, latestClock) ?? 0;
      if (writtenAt !== null && writtenAt > known) archive.writeFact(mark, String(writtenAt));
    },
  };
}

/** What a window shows, message by message. */
export function idsOf(archive: Pick<Archive, "idsBetween">, { channel, from, count }: Shown): readonly MessageId[] {
  return archive.idsBetween(channel, from, Infinity).slice(0, count);
}
