import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { TimelinePage } from "../../../shared/domain/timelines/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import type { Outcome } from "../../../shared/ipc/command.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { at } from "../../../shared/collections/table.ts";
import { createWindowRanges } from "./window-ranges.ts";
import { isConnected } from "../workspace/status.ts";
import { serverFailure } from "../workspace/failure-texts.ts";
import type { Archive } from "../ports/archive.ts";
import type { HistoryPlace, ServerFailure } from "../ports/server.ts";
import type { LoadedPage, Pages } from "../sync/pages.ts";
import type { Shown } from "../sync/plan.ts";

/** A first page: more than a tall window shows. */
const firstPage = 60;
const halfPage = 30;
/** So few messages leave most of a window empty: then the server is waited for, if it can be reached. */
const tooFew = 15;

/** `window`: the number of the one that asks, where there are several. */
export interface Timelines {
  /** The newest page, or the one around `anchor`: from the archive when that has it, else from the server. */
  open(channel: ChannelId, anchor: MessageId | null, window?: number): Promise<Outcome<TimelinePage>>;
  extend(
    channel: ChannelId,
    side: "older" | "newer",
    from: MessageId,
    limit: number,
    window?: number,
  ): Promise<Outcome<TimelinePage>>;
  /** Its page is gone, and with it what it held. */
  windowEmptied(window: number): void;
  /** A window shows what it held already, perhaps through a gap. */
  shownAgain(channel: ChannelId): void;
  /** Something may have been missed: what is shown from now on is compared with the server again, page by page. */
  mayBeStale(): void;
  /** What windows hold at most. */
  opened(): readonly Shown[];
  /** A catch-up has compared what windows show. */
  compared(shown: readonly Shown[]): void;
}

type Fetched = Result<LoadedPage, ServerFailure>;

export function createTimelines(ports: {
  readonly pages: Pick<Pages, "load">;
  readonly archive: Archive;
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
  readonly onShown: (messages: readonly Message[]) => void;
}): Timelines {
  const { pages, archive, state, apply, onShown } = ports;
  /** From which message on a conversation was compared with the server since the last gap: the bus has kept it right. */
  const comparedFrom = new Map<ChannelId, number>();
  const windowRanges = createWindowRanges(archive);
  const isOnline = () => isConnected(state().connection);

  async function open(channel: ChannelId, anchor: MessageId | null): Promise<Outcome<TimelinePage>> {
    return anchor === null ? openNewest(channel) : openAround(channel, anchor);
  }

  async function openNewest(channel: ChannelId): Promise<Outcome<TimelinePage>> {
    const known = archive.page(channel, null, "older", firstPage);
    const kept: TimelinePage = { messages: known.messages, reachesStart: known.reachesStart, isLive: true };
    const isEnough = known.messages.length >= tooFew || known.reachesStart;
    if (isEnough || (known.messages.length > 0 && !isOnline())) {
      if (isOnline() && !(isCompared(channel, known.messages) && isUpToDate(channel, known.messages)))
        void compareNewest(channel, firstPage);
      return ok(kept);
    }
    const fetched = await fetchNewest(channel, firstPage);
    if (fetched.ok) {
      const { messages, reachesStart } = fetched.value;
      return ok({ messages, reachesStart, isLive: true });
    }
    return known.messages.length > 0 ? ok(kept) : err(serverFailure(fetched.error));
  }

  async function compareNewest(channel: ChannelId, limit: number): Promise<void> {
    const fetched = await fetchNewest(channel, limit);
    if (fetched.ok) tell(channel, fetched.value);
  }

  async function fetchNewest(channel: ChannelId, limit: number): Promise<Fetched> {
    const fetched = await pages.load(channel, { at: "latest" }, limit);
    if (fetched.ok) comparedFrom.set(channel, fetched.value.reachesStart ? 0 : (fetched.value.messages[0]?.id ?? 0));
    return fetched;
  }

  async function openAround(channel: ChannelId, anchor: MessageId): Promise<Outcome<TimelinePage>> {
    const kept = keptAround(channel, anchor);
    const place: HistoryPlace = { at: "around", message: anchor };
    if (kept && (!isOnline() || kept.messages.length >= tooFew)) {
      if (isOnline() && !isCompared(channel, kept.messages)) void compare(channel, place, firstPage);
      return ok(kept);
    }
    const fetched = await pages.load(channel, place, firstPage);
    if (!fetched.ok) return kept ? ok(kept) : err(serverFailure(fetched.error));
    const { messages } = fetched.value;
    return ok({ messages, reachesStart: false, isLive: isUpToDate(channel, messages) });
  }

  function keptAround(channel: ChannelId, anchor: MessageId): TimelinePage | null {
    const middle = archive.message(anchor);
    if (middle === null || conversationIn(middle.thread) !== channel) return null;
    const older = archive.page(channel, anchor, "older", halfPage);
    const newer = archive.page(channel, anchor, "newer", halfPage);
    const messages = [...older.messages, middle, ...newer.messages];
    return { messages, reachesStart: older.reachesStart, isLive: isUpToDate(channel, messages) };
  }

  async function extend(
    channel: ChannelId,
    side: "older" | "newer",
    from: MessageId,
    limit: number,
  ): Promise<Outcome<TimelinePage>> {
    const place: HistoryPlace = { at: side === "older" ? "before" : "after", message: from };
    const known = archive.page(channel, from, side, limit);
    if (known.messages.length > 0 || (side === "older" && known.reachesStart)) {
      const isLive = side === "newer" && isUpToDate(channel, known.messages);
      if (isOnline() && known.messages.length > 0 && !isCompared(channel, known.messages))
        void compare(channel, place, limit);
      return ok({ messages: known.messages, reachesStart: side === "older" && known.reachesStart, isLive });
    }
    const fetched = await pages.load(channel, place, limit);
    if (!fetched.ok) return err(serverFailure(fetched.error));
    const { messages, reachesStart, reachesEnd } = fetched.value;
    if (side === "older") joinCompared(channel, from, fetched.value);
    return ok({ messages, reachesStart, isLive: side === "newer" && reachesEnd });
  }

  /** What came from the archive is on the screen already: what was wrong with it follows. */
  async function compare(channel: ChannelId, place: HistoryPlace, limit: number): Promise<void> {
    const fetched = await pages.load(channel, place, limit);
    if (!fetched.ok) return;
    if (place.at === "before") joinCompared(channel, place.message, fetched.value);
    tell(channel, { ...fetched.value, joins: true });
  }

  function tell(channel: ChannelId, { messages, joins }: LoadedPage): void {
    apply({ type: "timeline-caught-up", channel, messages, isWhole: joins, endsAtHole: false });
  }

  /** A page below that message continues what was compared down to it. */
  function joinCompared(channel: ChannelId, below: MessageId, { messages, reachesStart }: LoadedPage): void {
    const from = comparedFrom.get(channel) ?? Infinity;
    const first = messages[0];
    if (from > below) return;
    if (reachesStart) comparedFrom.set(channel, 0);
    else if (first) comparedFrom.set(channel, Math.min(from, first.id));
  }

  function isCompared(channel: ChannelId, messages: readonly Message[]): boolean {
    return (comparedFrom.get(channel) ?? Infinity) <= (messages[0]?.id ?? Infinity);
  }

  /** The page ends with the newest message that we know of. */
  function isUpToDate(channel: ChannelId, messages: readonly Message[]): boolean {
    const last = messages.at(-1)?.id ?? 0;
    return (
      last >= (at(state().conversations, channel)?.lastMessage?.id ?? 0) && last >= (archive.newestKnown(channel) ?? 0)
    );
  }

  async function shown(
    window: number,
    channel: ChannelId,
    page: Promise<Outcome<TimelinePage>>,
  ): Promise<Outcome<TimelinePage>> {
    const outcome = await page;
    if (!outcome.ok) return outcome;
    const { messages, isLive } = outcome.value;
    onShown(messages);
    windowRanges.given(window, channel, messages, isLive);
    return outcome;
  }

  return {
    open(channel, anchor, window = 0) {
      windowRanges.forget(window, channel);
      return shown(window, channel, open(channel, anchor));
    },
    extend: (channel, side, from, limit, window = 0) => shown(window, channel, extend(channel, side, from, limit)),
    windowEmptied: windowRanges.emptied,
    shownAgain(channel) {
      const held = windowRanges.of(channel);
      if (!held || !isOnline() || (comparedFrom.get(channel) ?? Infinity) <= held.from) return;
      void compareNewest(channel, Math.max(firstPage, held.count));
    },
    mayBeStale: () => comparedFrom.clear(),
    opened: windowRanges.all,
    compared(all) {
      for (const { channel, from, isLive } of all) if (isLive) comparedFrom.set(channel, from);
    },
  };
}
