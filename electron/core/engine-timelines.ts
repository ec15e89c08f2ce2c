import type { DiscussEvent, Message, TimelinePage, WorkspaceState } from "../../shared/discuss.ts";
import type { ChannelId, MessageId } from "../../shared/ids.ts";
import type { Outcome } from "../../shared/ipc.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { isConnected } from "./engine-status.ts";
import { serverFailure } from "./failure-sentences.ts";
import type { Archive } from "./ports.ts";
import type { DiscussApi, HistoryPage, HistoryPlace, ServerFailure } from "./server-ports.ts";

/** A first page: more than a tall window shows. */
const firstPage = 60;
const halfPage = 30;
/** So few messages leave most of a window empty: then the server is waited for, if it can be reached. */
const tooFew = 15;

export interface Timelines {
  /** The newest page, or the one around `anchor`: from the archive when that has it, else from the server. */
  open(channel: ChannelId, anchor: MessageId | null): Promise<Outcome<TimelinePage>>;
  extend(channel: ChannelId, side: "older" | "newer", from: MessageId, limit: number): Promise<Outcome<TimelinePage>>;
  /** Something may have been missed: what is opened from now on is compared with the server again. */
  mayBeStale(): void;
}

type Fetched = Result<HistoryPage, ServerFailure>;

export function createTimelines(ports: {
  readonly api: Pick<DiscussApi, "loadHistory">;
  readonly archive: Archive;
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
  readonly onShown: (messages: readonly Message[]) => void;
}): Timelines {
  const { api, archive, state, apply, onShown } = ports;
  /** Compared with the server since the last gap: the bus has kept these right. */
  const fresh = new Set<ChannelId>();
  const isOnline = () => isConnected(state().connection);

  async function open(channel: ChannelId, anchor: MessageId | null): Promise<Outcome<TimelinePage>> {
    return anchor === null ? openNewest(channel) : openAround(channel, anchor);
  }

  async function openNewest(channel: ChannelId): Promise<Outcome<TimelinePage>> {
    const known = archive.page(channel, null, "older", firstPage);
    const kept: TimelinePage = { messages: known.messages, reachesStart: known.reachesStart, isLive: true };
    const isEnough = known.messages.length >= tooFew || known.reachesStart;
    if (isEnough || (known.messages.length > 0 && !isOnline())) {
      if (isOnline() && (!fresh.has(channel) || !isUpToDate(channel, known.messages))) void refresh(channel);
      return ok(kept);
    }
    const fetched = await fetchNewest(channel);
    if (fetched.ok) return ok(fetched.value);
    return known.messages.length > 0 ? ok(kept) : err(serverFailure(fetched.error));
  }

  async function refresh(channel: ChannelId): Promise<void> {
    const fetched = await fetchNewest(channel);
    if (!fetched.ok) return;
    const { messages, reachesStart } = fetched.value;
    apply({ type: "timeline-caught-up", channel, messages, isWhole: reachesStart });
  }

  async function fetchNewest(channel: ChannelId): Promise<Result<TimelinePage, ServerFailure>> {
    const fetched = await fetch(channel, { at: "latest" }, firstPage);
    if (!fetched.ok) return fetched;
    const { messages } = fetched.value;
    const reachesStart = messages.length < firstPage;
    save(channel, messages, reachesStart);
    fresh.add(channel);
    return ok({ messages, reachesStart, isLive: true });
  }

  async function openAround(channel: ChannelId, anchor: MessageId): Promise<Outcome<TimelinePage>> {
    const kept = keptAround(channel, anchor);
    if (kept && (!isOnline() || kept.messages.length >= tooFew)) return ok(kept);
    const fetched = await fetch(channel, { at: "around", message: anchor }, firstPage);
    if (!fetched.ok) return kept ? ok(kept) : err(serverFailure(fetched.error));
    const { messages } = fetched.value;
    save(channel, messages, false);
    return ok({ messages, reachesStart: false, isLive: isUpToDate(channel, messages) });
  }

  function keptAround(channel: ChannelId, anchor: MessageId): TimelinePage | null {
    const middle = archive.message(anchor);
    if (middle?.channel !== channel) return null;
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
    const known = archive.page(channel, from, side, limit);
    if (known.messages.length > 0 || (side === "older" && known.reachesStart)) {
      const isLive = side === "newer" && isUpToDate(channel, known.messages);
      return ok({ messages: known.messages, reachesStart: side === "older" && known.reachesStart, isLive });
    }
    const fetched = await fetch(channel, { at: side === "older" ? "before" : "after", message: from }, limit);
    if (!fetched.ok) return err(serverFailure(fetched.error));
    const { messages } = fetched.value;
    const isEnd = messages.length < limit;
    const reachesStart = side === "older" && isEnd;
    const outermost = side === "older" ? messages[0] : messages.at(-1);
    const [lower, upper] = side === "older" ? [outermost?.id ?? from, from] : [from, outermost?.id ?? from];
    archive.saveMessages(channel, messages, { from: lower, to: upper, reachesStart });
    return ok({ messages, reachesStart, isLive: side === "newer" && isEnd });
  }

  async function fetch(channel: ChannelId, place: HistoryPlace, limit: number): Promise<Fetched> {
    const fetched = await api.loadHistory(channel, place, limit);
    if (fetched.ok && fetched.value.people.length > 0) apply({ type: "people-changed", people: fetched.value.people });
    return fetched;
  }

  function save(channel: ChannelId, messages: readonly Message[], reachesStart: boolean): void {
    const [first, last] = [messages[0], messages.at(-1)];
    if (first && last) archive.saveMessages(channel, messages, { from: first.id, to: last.id, reachesStart });
  }

  /** The page ends with the newest message that we know of. */
  function isUpToDate(channel: ChannelId, messages: readonly Message[]): boolean {
    const last = messages.at(-1)?.id ?? 0;
    return (
      last >= (state().conversations[channel]?.lastMessage?.id ?? 0) && last >= (archive.newestKnown(channel) ?? 0)
    );
  }

  const shown = async (page: Promise<Outcome<TimelinePage>>): Promise<Outcome<TimelinePage>> => {
    const outcome = await page;
    if (outcome.ok) onShown(outcome.value.messages);
    return outcome;
  };

  return {
    open: (channel, anchor) => shown(open(channel, anchor)),
    extend: (channel, side, from, limit) => shown(extend(channel, side, from, limit)),
    mayBeStale: () => fresh.clear(),
  };
}
