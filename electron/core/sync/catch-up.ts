import type { DiscussEvent, Message } from "../../../shared/discuss.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Archive, Clock, Log } from "../ports.ts";
import type { DiscussApi, HistoryPage, Overview, ServerFailure } from "../server-ports.ts";
import { isNews, planCatchUp, type Moved } from "./plan.ts";
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
   * Makes archive and windows whole again after a gap (WIREBOOK §8): the overview, then history of what moved and is
   * held. One run at a time; asked for while one is on, it runs once more after it. A failure leaves what was reached
   * in place, and the next run goes on from there.
   */
  run(): Promise<Result<CaughtUp, ServerFailure>>;
}

export interface CatchUpPorts {
  readonly api: DiscussApi;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: (event: DiscussEvent) => void;
}

/** More messages than that were missed in one conversation: then only the newest are fetched, and a hole is left. */
const longestGap = 500;
/** As many as a window shows at first and a little more. */
const freshPage = 60;
/** Requests under way at once: the server works on few at a time (WIREBOOK §9), and a person's own come in between. */
const lanes = 3;

export function createCatchUp({ api, archive, clock, log, emit }: CatchUpPorts): CatchUp {
  /** News that no successful run has handed over yet. */
  const arrived = new Map<MessageId, Message>();

  async function catchUp(): Promise<Result<CaughtUp, ServerFailure>> {
    const begun = clock.now();
    // Before anybody hears of the overview: it is about to become what is known.
    const lastListed = lastListedOf(archive);
    const answer = await api.loadOverview();
    if (!answer.ok) return answer;
    const overview = answer.value;
    const moved = planCatchUp({ overview, newestKnown: (channel) => archive.newestKnown(channel) });
    const { conversations, people } = overview;
    emit({ type: "overview-loaded", conversations, people });

    const conversationOf = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    const consider = (messages: readonly Message[], lastKnown: number) => {
      for (const message of messages) {
        const conversation = conversationOf.get(message.channel);
        if (conversation && isNews(message, conversation, lastKnown)) arrived.set(message.id, message);
      }
    };

    const unheld = new Set(moved.filter(({ after }) => after === null).map(({ channel }) => channel));
    for (const message of overview.lastMessages.filter(({ channel }) => unheld.has(channel))) {
      archive.saveMessages(message.channel, [message], null);
      consider([message], lastListed(message.channel));
    }

    const failure = await inLanes(moved.filter(isHeld), async ({ channel, after }) => {
      const history = await loadMissed(channel, after);
      if (history.ok) consider(history.value, after);
      return history.ok ? null : history.error;
    });
    log("info", "sync.run", { moved: moved.length, ms: clock.now() - begun, failure: failure?.type ?? null });
    if (failure) return err(failure);
    const news = [...arrived.values()].toSorted((a, b) => a.id - b.id);
    arrived.clear();
    return ok({ overview, arrived: news });
  }

  /** Loads, keeps and tells what one conversation has above `after`. */
  async function loadMissed(channel: ChannelId, after: MessageId): Promise<Result<readonly Message[], ServerFailure>> {
    const missed = await api.loadHistory(channel, { at: "after", message: after }, longestGap);
    if (!missed.ok) return given(channel, missed.error);
    const { messages } = missed.value;
    keep(channel, after, messages);
    if (messages.length < longestGap) {
      tell(channel, missed.value, true);
      return ok(messages);
    }
    const latest = await api.loadHistory(channel, { at: "latest" }, freshPage);
    if (!latest.ok) return given(channel, latest.error);
    keep(channel, null, latest.value.messages);
    tell(channel, latest.value, false);
    return ok([...messages, ...latest.value.messages]);
  }

  /** `after`: what they follow without a hole; null when nothing is known of what lies before them. */
  function keep(channel: ChannelId, after: MessageId | null, messages: readonly Message[]): void {
    const first = messages[0];
    const last = messages.at(-1);
    if (!first || !last) return;
    archive.saveMessages(channel, messages, { from: after ?? first.id, to: last.id, reachesStart: false });
  }

  function tell(channel: ChannelId, { messages, people }: HistoryPage, isWhole: boolean): void {
    if (people.length > 0) emit({ type: "people-changed", people });
    emit({ type: "timeline-caught-up", channel, messages, isWhole });
  }

  /**
   * A conversation that the server does not give us was lost to us since the overview: the bus or the next overview
   * says so, and it must not keep the others from catching up.
   */
  function given(channel: ChannelId, failure: ServerFailure): Result<readonly Message[], ServerFailure> {
    if (failure.type !== "refused") return err(failure);
    log("warn", "sync.refused", { channel, reason: failure.reason });
    return ok([]);
  }

  return { run: singleFlight(catchUp) };
}

function isHeld(moved: Moved): moved is Moved & { readonly after: MessageId } {
  return moved.after !== null;
}

/**
 * The last message that the list showed of a conversation. One that is new to a used archive has none (0): what is
 * unread in it is news. In an empty archive nothing is news, or the first sign-in would announce years.
 */
function lastListedOf(archive: Archive): (channel: ChannelId) => number {
  const listed = archive.loadConversations();
  if (listed.length === 0) return () => Infinity;
  const last = new Map(listed.map(({ id, lastMessage }) => [id, lastMessage?.id ?? 0]));
  return (channel) => last.get(channel) ?? 0;
}

/**
 * Does all the work, a few at a time. A failure keeps none of the others from being done, unless it would meet them
 * all. @returns the first failure.
 */
async function inLanes<T>(
  work: readonly T[],
  run: (item: T) => Promise<ServerFailure | null>,
): Promise<ServerFailure | null> {
  const failures: ServerFailure[] = [];
  const waiting = work.values();
  const isHopeless = () => failures.some(({ type }) => type === "offline" || type === "signed-out");
  const lane = async () => {
    for (const item of waiting) {
      const failure = await run(item);
      if (failure) failures.push(failure);
      if (isHopeless()) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failures.find(({ type }) => type === "signed-out") ?? failures[0] ?? null;
}
