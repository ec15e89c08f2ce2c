import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import type { Archive } from "../ports/archive.ts";
import type { Shown } from "../sync/plan.ts";

/** A window holds few more, whatever it was given (see the window's own sliding timelines). */
const heldAtMost = 300;
/** Two windows that stand farther apart in one conversation are too much for one page of history. */
const togetherAtMost = 2 * heldAtMost;

/** From which message to which, Infinity for the newest, whatever comes. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What each window was given of each conversation since it opened it: what it holds at most. */
export interface WindowRanges {
  /** The window begins anew with that conversation. */
  forget(window: number, channel: ChannelId): void;
  given(window: number, channel: ChannelId, messages: readonly Message[], isLive: boolean): void;
  /** Its page is gone, and with it what it held. */
  emptied(window: number): void;
  /** What windows hold of it between them; null when none does. */
  of(channel: ChannelId): Shown | null;
  all(): readonly Shown[];
}

export function createWindowRanges(archive: Pick<Archive, "idsBetween">): WindowRanges {
  const windows = new Map<number, Map<ChannelId, Range>>();

  /** Without what the window has let go of again at the other end. */
  function held(channel: ChannelId, { from, to }: Range): Range {
    return { from: archive.idsBetween(channel, from, to).slice(-heldAtMost)[0] ?? from, to };
  }

  function of(channel: ChannelId): Shown | null {
    const ranges = [...windows.values()].flatMap((all) => all.get(channel) ?? []).map((range) => held(channel, range));
    const [latest, ...others] = ranges.toSorted((a, b) => b.to - a.to);
    if (!latest) return null;
    const { to } = latest;
    const countFrom = (from: number) => archive.idsBetween(channel, from, to).length;
    const from = others
      .map((range) => range.from)
      // One that is too far back is made right when somebody goes on reading there.
      .filter((start) => countFrom(start) <= togetherAtMost)
      .reduce((least, start) => Math.min(least, start), latest.from);
    return { channel, from, count: countFrom(from), isLive: to === Infinity };
  }

  return {
    forget: (window, channel) => void windows.get(window)?.delete(channel),
    given(window, channel, messages, isLive) {
      const all = windows.get(window) ?? new Map<ChannelId, Range>();
      windows.set(window, all);
      const before = all.get(channel);
      // A window that shows an empty conversation waits for its first message like any other for the next.
      if (messages.length === 0 && before) return;
      const [first, last] = [messages[0]?.id ?? 0, messages.at(-1)?.id ?? 0];
      all.set(channel, {
        from: before ? Math.min(before.from, first) : first,
        to: isLive ? Infinity : Math.max(before?.to ?? last, last),
      });
    },
    emptied: (window) => void windows.delete(window),
    of,
    all: () =>
      [...new Set([...windows.values()].flatMap((all) => [...all.keys()]))].flatMap((channel) => of(channel) ?? []),
  };
}
