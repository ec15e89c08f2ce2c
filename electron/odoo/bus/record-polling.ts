import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { ServerEvent } from "../../../shared/domain/events.ts";
import type { PersonaKey } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Attention, OpenBus, BusTransport, TransportEvent } from "../../core/ports/bus.ts";
import type { FromServer } from "../../core/ports/server.ts";
import { hasPassed } from "../../core/retry/time-left.ts";
import { inSlices } from "../../core/work/steps.ts";
import { createAskingLine } from "./polling-transport.ts";
import { endOfFailure } from "./bus-frames.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import type { DiscussModels } from "../dialects/dialects.ts";
import { tellEach } from "./frame-reader.ts";
import type { Rpc } from "../http/rpc.ts";
import { createMessageReader } from "../api-key/message-reader.ts";
import { createMessageNews } from "../api-key/messages.ts";
import { createRowReader, type FieldBook } from "../api-key/rows.ts";
import { createMembershipPoller } from "../api-key/memberships.ts";
import { turns } from "../http/turns.ts";

/** In ms. Each question costs the server some 10 ms (WIRE.md §9), and as many people ask as have no better way. */
export interface RpcPace {
  /** Between an answer and the next question for messages, by where the person is. */
  readonly here: number;
  readonly elsewhere: number;
  readonly away: number;
  /** For edits, reading and conversations that came or went, at least. */
  readonly memberships: number;
  /** For names and presence, at least; only while somebody looks. */
  readonly seldom: number;
}

export const usualRpcPace: RpcPace = {
  here: 3_000,
  elsewhere: 10_000,
  away: 30_000,
  memberships: 10_000,
  seldom: 60_000,
};

interface RpcPollingOptions {
  readonly rpc: Rpc;
  readonly self: PersonaKey;
  readonly clock: Clock;
  readonly parseWarnings: ParseWarnings;
  readonly models: DiscussModels;
  readonly pace: RpcPace;
}

/**
 * News by reading the records themselves, for where the bus does not get through and for API keys, which it does not
 * take (WIRE.md §6.5). It knows nothing of the bus and its ids: its notices have none, and what was before it opened is
 * for whoever catches up. Typing and reactions cannot be read so, and our own presence cannot be told.
 */
export function createBusRpcPolling(options: RpcPollingOptions): BusTransport {
  const fields: FieldBook = new Map();
  return { open: (listener, attention) => openLine(options, fields, listener, attention) };
}

function openLine(
  { rpc, self, clock, parseWarnings, models, pace }: RpcPollingOptions,
  fields: FieldBook,
  listener: (event: TransportEvent) => void,
  attention: () => Attention,
): OpenBus {
  const { signal, isOver, report, askSoon, end, leave } = createAskingLine({
    clock,
    listener,
    round: () => (isOpen ? askDue() : begin()),
    pause: () => (watched === null ? null : pace[attention()]),
  });
  const rows = createRowReader({ rpc, fields, parseWarnings, signal });
  const memberships = createMembershipPoller({ rows, models, self });
  const news = createMessageNews({ rows, reader: createMessageReader({ rows, self, parseWarnings }), models, clock });
  let watched: readonly PersonaKey[] | null = null;
  let membershipsAskedAt = -Infinity;
  let seldomAt = -Infinity;
  let isOpen = false;

  /** What was asked in a future that the clock was set back from is asked again. */
  const isDue = (askedAt: number, every: number) => hasPassed(every, askedAt, clock.now());

  const tell = async (events: readonly ServerEvent[]): Promise<void> => {
    for (const event of events) {
      const channel = event.type === "message-posted" ? conversationIn(event.message.thread) : null;
      if (channel !== null) memberships.markDirty(channel);
    }
    if (events.length === 0) return;
    await inSlices(
      tellEach([{ id: null, events }], (notices) => report({ type: "notices", notices })),
      turns,
    );
  };

  /** What an answer holds; null when there is none, and then the line is over. */
  async function answered<T>(question: FromServer<T>): Promise<{ readonly value: T } | null> {
    const answer = await question;
    if (isOver()) return null;
    if (!answer.ok) {
      end(endOfFailure(answer.error));
      return null;
    }
    report({ type: "heard" });
    return answer;
  }

  async function begin(): Promise<void> {
    if (!(await answered(memberships.look()))) return;
    if (!(await answered(news.begin(memberships.channels())))) return;
    // Where names and readers are now; catching up tells what they were.
    if (!(await answered(allowed(memberships.names())))) return;
    if (!(await answered(allowed(memberships.readers())))) return;
    isOpen = true;
    report({ type: "opened" });
  }

  /** What is due, most urgent first. */
  async function askDue(): Promise<void> {
    const posted = await answered(news.posted(memberships.channels()));
    if (!posted) return;
    await tell(posted.value.map(asPosted));
    // What has just been told may be read at this very moment, and counted now it would stand as unread until the next
    // look. In a flood there is no better moment to wait for.
    const patience = posted.value.length === 0 ? pace.memberships : 3 * pace.memberships;
    if (isDue(membershipsAskedAt, patience) && !(await askMemberships())) return;
    if (attention() === "here" && isDue(seldomAt, pace.seldom)) await askSeldom();
  }

  /** False when the line is over. */
  async function askMemberships(): Promise<boolean> {
    // Before the answers: whoever subscribes meanwhile wants them anew.
    membershipsAskedAt = clock.now();
    const changed = await answered(news.changed(memberships.channels()));
    if (!changed) return false;
    const { posted, changes } = changed.value;
    await tell([
      ...posted.map(asPosted),
      ...changes.map((change) => ({ type: "message-changed" as const, ...change })),
    ]);
    const stood = await answered(memberships.look());
    if (!stood) return false;
    await tell(stood.value.events);
    for (const { channel, since } of stood.value.joined)
      if (!(await answered(news.joined(channel, since)))) return false;
    if (stood.value.joined.length > 0) {
      // What was said in it since is not to wait for the next round.
      askSoon();
      seldomAt = -Infinity;
    }
    const read = await answered(allowed(memberships.readers()));
    if (!read) return false;
    await tell(read.value);
    return true;
  }

  async function askSeldom(): Promise<void> {
    seldomAt = clock.now();
    for (const question of [memberships.names, () => memberships.presenceOf(watched ?? [])]) {
      const answer = await answered(allowed(question()));
      if (!answer) return;
      await tell(answer.value);
    }
  }

  askSoon();

  return {
    subscribe(presenceOf) {
      if (!isOpen) return;
      watched = presenceOf;
      // Whoever subscribes anew has met other people or conversations.
      seldomAt = -Infinity;
      membershipsAskedAt = -Infinity;
      askSoon();
    },
    updatePresence() {},
    ping() {
      if (isOpen) askSoon();
    },
    close: leave,
  };
}

function asPosted(message: Extract<ServerEvent, { type: "message-posted" }>["message"]): ServerEvent {
  return { type: "message-posted", message, isSilent: false };
}

/** A question that some servers or rights do not allow: then there is nothing to tell. */
async function allowed(question: FromServer<readonly ServerEvent[]>): FromServer<readonly ServerEvent[]> {
  const answer = await question;
  return !answer.ok && answer.error.type === "refused" ? ok([]) : answer;
}
