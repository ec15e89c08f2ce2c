import * as v from "valibot";
import { partnerOf, type PersonaKey } from "../../../shared/ids.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { HttpResponse } from "../../core/ports/http.ts";
import type { Attention, OpenBus, BusTransport, TransportEnd, TransportEvent } from "../../core/ports/bus.ts";
import type { ServerFailure } from "../../core/ports/server.ts";
import { createSeenIds } from "../../core/connection/seen-ids.ts";
import { eachOf, inSlices, type Steps } from "../../core/work/steps.ts";
import { presenceUpdate, sessionOver, subscription } from "./bus-frames.ts";
import { createAskingLine } from "./polling-transport.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { tellEach } from "./frame-reader.ts";
import { readEnvelope, repeatable, type JsonRpc } from "../http/json-rpc.ts";
import { createPollCursor, type PollCursor } from "./poll-cursor.ts";
import type { LiveSession } from "../session/session.ts";
import { shortList } from "../wire/short-list.ts";
import { turns } from "../http/turns.ts";
import { readNotificationList } from "./notifications.ts";
import { count } from "../wire/values.ts";

/** Between an answer and the next question, ms. */
export interface PollPace {
  readonly active: number;
  readonly idle: number;
}

/** The server keeps what a question with `last` 0 is answered with for 50 s (WIRE.md §4.3): ask well within them. */
export const usualPollPace: PollPace = { active: 2_000, idle: 15_000 };

interface PollingOptions {
  readonly jsonRpc: JsonRpc;
  readonly session: LiveSession;
  readonly self: PersonaKey;
  readonly clock: Clock;
  readonly parseWarnings: ParseWarnings;
  readonly pace: PollPace;
}

const List = v.custom<readonly unknown[]>(Array.isArray, "not a list");
const Answer = v.object({ channels: shortList(v.unknown()), notifications: List });
const WithId = v.object({ id: count });

/** The bus by asking `/websocket/peek_notifications` again and again, where no websocket gets through (WIRE.md §3.5). */
export function createBusPolling(options: PollingOptions): BusTransport {
  return { open: (listener, attention) => openLine(options, listener, attention) };
}

function openLine(
  { jsonRpc, session, self, clock, parseWarnings, pace }: PollingOptions,
  listener: (event: TransportEvent) => void,
  attention: () => Attention,
): OpenBus {
  const seen = createSeenIds(4_096);
  let subscribed: { readonly channels: readonly string[]; readonly cursor: PollCursor } | null = null;
  let isOpen = false;
  let idleToTell: number | null = null;
  let isTelling = false;
  const { signal, isOver, report, askSoon, end, leave } = createAskingLine({
    clock,
    listener,
    round: poll,
    pause: () => (attention() === "away" ? pace.idle : pace.active),
  });
  const ask = (path: string, params: unknown) => jsonRpc.post(path, params, { ...repeatable, signal });

  /** One question and its answer. Until somebody subscribes it only shows whether this way is open. */
  async function poll(): Promise<void> {
    const asked = subscribed;
    const params = { channels: asked?.channels ?? [], last: asked?.cursor.last() ?? 0, is_first_poll: !isOpen };
    const response = await ask("/websocket/peek_notifications", params);
    if (isOver()) return;
    if (!response.ok) return end({ fault: response.error });
    const envelope = await readEnvelope(response.value);
    if (isOver()) return;
    if (!envelope.ok) return failed(response.value, envelope.error);
    const answer = v.safeParse(Answer, envelope.value);
    if (!answer.success) return end({ status: response.value.status, reason: v.summarize(answer.issues) });
    // A dead session is no failure here: it is asked for as the public's, who has no channel of our own (WIRE.md §3.3).
    if (!answer.output.channels.some(isOwnChannel)) return end(sessionOver);
    report({ type: "heard" });
    if (!isOpen) {
      isOpen = true;
      report({ type: "opened" });
    } else if (asked) await inSlices(hear(asked.cursor, answer.output.notifications), turns);
  }

  function* hear(cursor: PollCursor, notifications: readonly unknown[]): Steps<void> {
    const ids = yield* eachOf(notifications, (raw) => [idOf(raw)]);
    cursor.answered(ids.flatMap((id) => id ?? []));
    const news = notifications.filter((_, at) => {
      const id = ids[at] ?? null;
      return id === null || seen.isNew(id);
    });
    const { notices, unknown } = yield* readNotificationList(news, { self });
    parseWarnings.enter(unknown);
    yield* tellEach(notices, (some) => report({ type: "notices", notices: some }));
  }

  async function failed({ status }: HttpResponse, failure: ServerFailure): Promise<void> {
    // A server of many databases knows no route for a session that is in none (WIRE.md §2.4).
    const check = status === 404 ? await session.check() : null;
    if (check?.ok === false && check.error.type === "signed-out") return end(sessionOver);
    end(endOf(status, failure));
  }

  /** One at a time; of those that wait only the newest is kept: it says all. */
  async function tellPresence(): Promise<void> {
    if (isTelling || idleToTell === null || isOver()) return;
    isTelling = true;
    const update = presenceUpdate(idleToTell);
    idleToTell = null;
    // What fails here fails the next question too, which ends the line.
    try {
      await ask("/websocket/update_bus_presence", update);
    } finally {
      isTelling = false;
    }
    await tellPresence();
  }

  const isOwnChannel = (channel: unknown) =>
    Array.isArray(channel) && channel.length === 3 && channel[1] === "res.partner" && channel[2] === partnerOf(self);

  askSoon();

  return {
    subscribe(presenceOf, last) {
      if (!isOpen) return;
      const wanted = subscription(presenceOf, last);
      const cursor = subscribed?.cursor ?? createPollCursor(clock, wanted.last);
      subscribed = { channels: wanted.channels, cursor };
      askSoon();
    },
    updatePresence(idle) {
      // Only a session that has asked once may tell (WIRE.md §3.5).
      if (!isOpen) return;
      idleToTell = idle;
      tellPresence().catch((error: unknown) => end({ fault: { type: "broken", detail: String(error) } }));
    },
    ping() {
      if (isOpen) askSoon();
    },
    close: leave,
  };
}

function idOf(notification: unknown): number | null {
  return v.is(WithId, notification) ? notification.id : null;
}

/** What came in the place of an answer, as the end of a line (WIRE.md §3.4). */
function endOf(status: number, failure: ServerFailure): Partial<TransportEnd> {
  switch (failure.type) {
    case "signed-out":
      return sessionOver;
    case "busy":
      return status === 200 ? { code: 1013, reason: failure.detail } : { status, reason: failure.detail };
    case "refused":
      return status === 200 ? { code: 1011, reason: failure.reason } : { status, reason: failure.reason };
    case "unanswered":
    case "malformed":
      return typeof failure.instead === "object" ? { fault: failure.instead } : { status, reason: failure.detail };
    case "offline":
      return { fault: failure.fault };
  }
}
