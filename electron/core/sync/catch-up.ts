import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { groupsOf } from "../../../shared/collections/groups-of.ts";
import { entriesOf } from "../../../shared/collections/table.ts";
import { rowsEach, type Archive } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { DiscussApi, Overview, ServerFailure } from "../ports/server.ts";
import { createChanges, idsOf, nothingTold } from "./changes.ts";
import { runCatchUpQueue } from "./catch-up-queue.ts";
import { eachOf, inSlices, pacerBy, withEach, type Steps } from "../work/steps.ts";
import { overviewEvents } from "./overview.ts";
import type { Pages } from "./pages.ts";
import { fresh, isNews, longestGap, planCatchUp, type Looked, type Shown, type Step } from "./plan.ts";
import { singleFlight } from "./single-flight.ts";

export interface CaughtUp {
  readonly overview: Overview;
  /**
   * What came while nobody listened and is unread, oldest first, own ones too where the server counts them so. Each is
   * handed over once, by the first run that ends well; a run that failed half-way leaves its share to the next.
   */
  readonly arrived: readonly Message[];
}

export interface CatchUp {
  /**
   * Makes archive and windows whole again after a gap (WIRE.md §8): the overview; then, where something may have been
   * missed, what became of held messages; then history of what moved or is not clear from that ([GAP1]). One run at a
   * time; asked for while one is on, it runs once more after it. A failure leaves what was reached in place, and the
   * next run goes on from there.
   */
  run(): Promise<Result<CaughtUp, ServerFailure>>;
}

export interface CatchUpPorts {
  readonly api: DiscussApi;
  readonly archive: Archive;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly log: Log;
  readonly state: () => WorkspaceState;
  readonly emit: (event: DiscussEvent) => void;
  /**
   * The last message that the list showed of a conversation, as it is kept for the next start. One that is new to it has
   * none (0): what is unread in it is news. Where no list is kept nothing is news (Infinity), or the first sign-in would
   * announce years.
   */
  readonly lastListed: () => (channel: ChannelId) => number;
  /** Something may have happened that the bus did not and will not bring. */
  readonly mayHaveMissed: () => boolean;
  /** The greatest bus id of an earlier line; 0 when there was none. */
  readonly receivedBefore: () => number;
  /** What windows may hold, and what they show now. */
  readonly opened: () => readonly Shown[];
  readonly shown: () => readonly Shown[];
  /** What is held of conversations that no window shows may be wrong: it is compared when somebody goes there. */
  readonly onStale: () => void;
  /** What windows showed is as the server has it. */
  readonly onCompared: (shown: readonly Shown[]) => void;
  /** The database was put back to an earlier day: ids that were heard of come again for other things. */
  readonly onRestored: () => void;
}

export function createCatchUp(ports: CatchUpPorts): CatchUp {
  const { api, archive, pages, clock, log, state, emit, shown } = ports;
  const changes = createChanges({ api, archive, pages, clock, log, emit });
  /** News that no successful run has handed over yet. */
  const arrived = new Map<MessageId, Message>();

  async function catchUp(): Promise<Result<CaughtUp, ServerFailure>> {
    const begun = clock.now();
    // However many conversations there are. One piece after another shares a turn, and the wait for an answer ends one.
    let pacer = pacerBy(clock);
    const slowly = <T>(work: Steps<T>) => inSlices(work, pacer);
    const asked = state().conversations;
    // Before anybody hears of the overview: it is about to become what is known.
    const lastListed = ports.lastListed();
    const newestAsked = new Map<ChannelId, number>();
    await slowly(withEach(entriesOf(asked), ([id]) => newestAsked.set(id, newestHeld(archive, id))));
    const answer = await api.loadOverview();
    if (!answer.ok) return answer;
    const overview = answer.value;
    pacer = pacerBy(clock);
    const isGap = ports.mayHaveMissed();
    await slowly(overviewEvents({ asked, state, overview, unreadAfter, emit }));
    if (isGap && isRestored(overview, ports.receivedBefore())) forgetAll();
    const unclear = new Map(await slowly(beyondLast(overview, newestAsked)));
    let told = nothingTold;
    if (isGap) {
      ports.onStale();
      const changed = await changes.apply(
        overview.conversations.map(({ id }) => id),
        shown(),
      );
      if (!changed.ok) return changed;
      pacer = pacerBy(clock);
      told = changed.value;
      for (const [channel, from] of told.unclear) unclear.set(channel, Math.min(from, unclear.get(channel) ?? from));
      if (told.isRestored) forgetAll();
    }

    const windows = isGap ? shown() : [];
    const steps = await slowly(
      planCatchUp({
        overview,
        newestKnown: archive.newestKnown,
        shown: windows.map((window) => lookedAt(window, told.isProven)),
        unclear,
        heldFrom,
        isUnbroken,
      }),
    );
    const listed = new Map<ChannelId, Conversation>();
    await slowly(withEach(overview.conversations, (conversation) => listed.set(conversation.id, conversation)));
    const consider = (messages: readonly Message[], lastKnown: number) => {
      for (const message of messages) {
        const channel = conversationIn(message.thread);
        const conversation = channel === null ? undefined : listed.get(channel);
        if (conversation && isNews(message, conversation, lastKnown)) arrived.set(message.id, message);
      }
    };
    // Of what is not held, the last line is what the list shows; more comes when somebody goes there.
    await slowly(
      withEach(groupsOf(overview.lastMessages, rowsEach), (messages) => {
        const apart = messages.flatMap((message) => {
          const channel = conversationIn(message.thread);
          return channel === null || archive.newestKnown(channel) !== null ? [] : [{ channel, message }];
        });
        archive.saveSingleMessages(apart.map(({ message }) => message));
        for (const { channel, message } of apart) consider([message], lastListed(channel));
      }),
    );

    const failure = await runCatchUpQueue(steps, async (step) => {
      const known = archive.newestKnown(step.channel) ?? lastListed(step.channel);
      const history = await load(step);
      if (history.ok) consider(history.value, known);
      return history.ok ? null : history.error;
    });
    log("info", "sync.run", { isGap, steps: steps.length, ms: clock.now() - begun, failure: failure?.type ?? null });
    if (failure) return err(failure);
    changes.done(overview.writtenAt);
    ports.onCompared(windows);
    const news = [...arrived.values()].toSorted((a, b) => a.id - b.id);
    arrived.clear();
    return ok({ overview, arrived: news });
  }

  const heldFrom = (channel: ChannelId, from: number) => archive.idsBetween(channel, from, Infinity).length;

  function isUnbroken(channel: ChannelId, from: MessageId): boolean {
    const newer = archive.idsBetween(channel, from + 1, archive.newestKnown(channel) ?? 0);
    return archive.page(channel, from, "newer", longestGap).messages.length === newer.length;
  }

  function lookedAt(window: Shown, isProven: (id: MessageId) => boolean): Looked {
    const ids = idsOf(archive, window);
    const first = ids.findIndex((id) => !isProven(id));
    const from = ids[first];
    return { ...window, doubt: from === undefined ? null : { from, count: ids.length - first } };
  }

  function unreadAfter(channel: ChannelId, id: number): number {
    const { self } = state().profile;
    return archive
      .idsBetween(channel, id + 1, Infinity)
      .flatMap((after) => archive.message(after) ?? [])
      .filter(({ kind, author }) => kind === "comment" && author !== self).length;
  }

  function forgetAll(): void {
    log("warn", "sync.restored");
    for (const { channel, from } of ports.opened()) {
      const messages = archive.idsBetween(channel, from, Infinity);
      if (messages.length > 0) emit({ type: "messages-deleted", messages });
    }
    for (const channel of archive.known().keys()) archive.forgetAfter(channel, 0);
    ports.onRestored();
  }

  /** Loads, keeps and tells one page; where it does not reach what a window has to show, that too. */
  async function load(step: Step): Promise<Result<readonly Message[], ServerFailure>> {
    const { channel, place, limit, until } = step;
    const page = await pages.load(channel, place, limit);
    if (!page.ok) return given(channel, page.error);
    const { messages, joins, reachesEnd } = page.value;
    if (reachesEnd || until !== "newest") {
      const endsAtHole = !reachesEnd && until === "hole";
      emit({ type: "timeline-caught-up", channel, messages, isWhole: joins, endsAtHole });
      return ok(messages);
    }
    const latest = await load(fresh(channel, "newest"));
    return latest.ok ? ok([...messages, ...latest.value]) : latest;
  }

  /**
   * A conversation that the server does not give us was lost to us since the overview: the bus or the next overview
   * says so, and it must not keep the others from catching up.
   */
  function given(channel: ChannelId, failure: ServerFailure): Result<readonly Message[], ServerFailure> {
    if (failure.type !== "refused") return err(failure);
    log("warn", "sync.refused", { channel, reason: failure.reason, because: failure.because });
    return ok([]);
  }

  return { run: singleFlight(catchUp) };
}

/**
 * Where we had more, when we asked, than the server now has: its last message was deleted for good. A page from there
 * on tells.
 */
function beyondLast(
  overview: Overview,
  newestAsked: ReadonlyMap<ChannelId, number>,
): Steps<readonly (readonly [ChannelId, number])[]> {
  return eachOf(overview.conversations, ({ id, lastMessage }) =>
    lastMessage && (newestAsked.get(id) ?? 0) > lastMessage.id ? [[id, lastMessage.id + 1] as const] : [],
  );
}

function newestHeld(archive: Archive, channel: ChannelId): number {
  return archive.idsBetween(channel, archive.newestKnown(channel) ?? 0, Infinity).at(-1) ?? 0;
}

/**
 * The server counts its bus from lower ids than we have heard of: an older database has been put in place. A bus that
 * was emptied counts from 0 and proves nothing.
 */
function isRestored(overview: Overview, heard: number): boolean {
  const counted = overview.conversations.reduce((most, { unreadAsOf }) => Math.max(most, unreadAsOf), 0);
  return counted > 0 && counted < heard;
}
