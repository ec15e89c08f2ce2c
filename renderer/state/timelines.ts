import type { DiscussEvent } from "../../shared/domain/events.ts";
import type { Timeline, TimelinePage } from "../../shared/domain/timelines/types.ts";
import type { MessageId } from "../../shared/ids.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import { err } from "../../shared/result.ts";
import { isSameConversation, conversationKey, type ConversationRef, type ConversationKey } from "./conversation-ref.ts";
import type { Replica } from "./replica.ts";
import { pageSize, type Attention } from "./sliding-window.ts";
import { createStore, type ReadableStore } from "./store.ts";
import { coded, type CodedText } from "../../shared/text/catalogue.ts";

/** How it stands with a page that was asked for. `problem`: for the person to read. */
export interface Loading {
  readonly first: "loading" | "ready" | "failed";
  readonly older: "idle" | "loading" | "failed";
  readonly newer: "idle" | "loading" | "failed";
  readonly problem: CodedText | null;
  /** The message that is to be brought into sight once its page is there. */
  readonly anchor: MessageId | null;
}

/** Live conversations kept beside the one shown, so that going back to one asks for nothing. */
const heldBeside = 6;

const opening: Loading = { first: "loading", older: "idle", newer: "idle", problem: null, anchor: null };

/** The timelines this window holds: opens, extends and lets go of them. Main holds none. */
export interface Timelines {
  readonly loading: ReadableStore<Readonly<Record<ConversationKey, Loading>>>;
  /** Shows the newest messages of a conversation, or those around `anchor`. */
  show(place: ConversationRef, anchor: MessageId | null): Promise<void>;
  /** Nothing is shown any more. */
  leave(): void;
  extend(place: ConversationRef, side: "older" | "newer"): Promise<void>;
  /** Drops what is held and opens the newest page. */
  jumpToLatest(place: ConversationRef): Promise<void>;
  /** A message that the person looks at, which is kept with those around it; null: they follow the newest. */
  setEye(place: ConversationRef, eye: MessageId | null): void;
  /** The anchor is in sight. */
  arrived(place: ConversationRef): void;
  /** Opens again what is shown, where the person reads, after a snapshot took it away. */
  reopen(): void;
}

export interface TimelinesOptions {
  readonly bridge: Bridge;
  readonly replica: Replica;
  /** Kept up to date here, read where timelines are capped. */
  readonly attention: MutableAttention;
  /** The person looks at another message than before, or follows the newest: null. */
  readonly onEye: (place: ConversationRef, eye: MessageId | null) => void;
}

/** A window's own `Attention`, as it changes. */
export interface MutableAttention extends Attention {
  shown: ConversationKey | null;
  readonly eyes: Map<ConversationKey, MessageId>;
}

export function createTimelines({ bridge, replica, attention, onEye }: TimelinesOptions): Timelines {
  const loading = createStore<Readonly<Record<ConversationKey, Loading>>>({});
  let shown: ConversationRef | null = null;
  /** Held ones, the one shown last at the end. */
  let held: readonly ConversationRef[] = [];
  /** Of each place the number of the latest opening: an answer to an earlier one is dropped. */
  const openings = new Map<ConversationKey, number>();

  function timelineOf({ workspace, channel }: ConversationRef): Timeline | undefined {
    return replica.get()?.workspaces.find((state) => state.id === workspace)?.timelines[channel];
  }

  function fold({ workspace }: ConversationRef, event: DiscussEvent): void {
    replica.fold({ type: "workspace-event", workspace, event });
  }

  function say(place: ConversationRef, change: Partial<Loading>): void {
    const key = conversationKey(place);
    loading.update((all) => ({ ...all, [key]: { ...(all[key] ?? opening), ...change } }));
  }

  function setEye(place: ConversationRef, eye: MessageId | null): void {
    if ((attention.eyes.get(conversationKey(place)) ?? null) !== eye) onEye(place, eye);
    if (eye === null) attention.eyes.delete(conversationKey(place));
    else attention.eyes.set(conversationKey(place), eye);
  }

  async function open(place: ConversationRef, anchor: MessageId | null): Promise<void> {
    const key = conversationKey(place);
    const opened = (openings.get(key) ?? 0) + 1;
    openings.set(key, opened);
    setEye(place, anchor);
    say(place, { ...opening, anchor });
    fold(place, { type: "timeline-closed", channel: place.channel });
    fold(place, { type: "timeline-opened", channel: place.channel, page: emptyLivePage });
    const answer = await bridge.invoke("openTimeline", { ...place, anchor }).catch(() => brokenInside);
    if (openings.get(key) !== opened || timelineOf(place) === undefined) return;
    if (answer.ok) {
      fold(place, { type: "timeline-opened", channel: place.channel, page: answer.value });
      say(place, { first: "ready" });
    } else say(place, { first: "failed", problem: answer.error.text });
  }

  function close(place: ConversationRef): void {
    const key = conversationKey(place);
    openings.set(key, (openings.get(key) ?? 0) + 1);
    fold(place, { type: "timeline-closed", channel: place.channel });
    loading.update(({ [key]: _gone, ...rest }) => rest);
  }

  /** One that is not live any more, or the oldest of too many, is let go. */
  function letGo(): void {
    const beside = held.filter((place) => !isSameConversation(place, shown));
    const stale = beside.filter((place) => timelineOf(place)?.isLive !== true);
    const surplus = beside.filter((place) => !stale.includes(place)).slice(0, -heldBeside);
    for (const place of [...stale, ...surplus]) close(place);
    held = held.filter((place) => !stale.includes(place) && !surplus.includes(place));
  }

  async function fetchPage(
    place: ConversationRef,
    side: "older" | "newer",
    from: MessageId,
  ): Promise<TimelinePage | null> {
    const opened = openings.get(conversationKey(place));
    say(place, { [side]: "loading" });
    const asked = bridge.invoke("extendTimeline", { ...place, side, from, limit: pageSize });
    const answer = await asked.catch(() => brokenInside);
    if (openings.get(conversationKey(place)) !== opened) return null;
    if (!answer.ok) {
      say(place, { [side]: "failed", problem: answer.error.text });
      return null;
    }
    fold(place, { type: "timeline-extended", channel: place.channel, page: answer.value, side });
    say(place, { [side]: "idle", problem: null });
    return answer.value;
  }

  return {
    loading,
    async show(place, anchor) {
      shown = place;
      attention.shown = conversationKey(place);
      held = [...held.filter((other) => !isSameConversation(other, place)), place];
      letGo();
      const isUsable = timelineOf(place)?.isLive === true && loading.get()[conversationKey(place)]?.first !== "failed";
      if (anchor === null && isUsable) return;
      await open(place, anchor);
    },
    leave() {
      shown = null;
      attention.shown = null;
      letGo();
    },
    async extend(place, side) {
      const timeline = timelineOf(place);
      const now = loading.get()[conversationKey(place)];
      const from = side === "older" ? timeline?.messages[0]?.id : timeline?.messages.at(-1)?.id;
      if (!timeline || !now || now.first !== "ready" || now[side] === "loading" || from === undefined) return;
      if (side === "older" ? timeline.reachesStart : timeline.isLive) return;
      const page = await fetchPage(place, side, from);
      // What was posted while the last page was on its way fell between: the timeline was not live yet. One more look.
      const last = page?.messages.at(-1)?.id ?? from;
      if (side === "newer" && page?.isLive) await fetchPage(place, side, last);
    },
    jumpToLatest: (place) => open(place, null),
    setEye,
    arrived: (place) => say(place, { anchor: null }),
    reopen() {
      held = shown === null ? [] : [shown];
      loading.update(() => ({}));
      if (shown !== null) void open(shown, attention.eyes.get(conversationKey(shown)) ?? null);
    },
  };
}

/** Main's log has the reason. */
const brokenInside = err({ reason: "bug", text: coded("window.broken") });

const emptyLivePage: TimelinePage = { messages: [], reachesStart: false, isLive: true };
