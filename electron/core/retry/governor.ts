/**
 * What stands in front of every request of one workspace.
 *
 * [GV1] What a person waits for goes first, then what finds out whether the server is there, then all the rest.
 * [GV2] Nothing starves: whoever was passed over four times goes next.
 * [GV3] The bucket bounds how many leave; of the background only a few are under way at once.
 * [GV4] Waiting takes nothing from a request's own timeout, which begins when it leaves.
 * [GV5] What is held back cannot have arrived, and says so at once: nobody has to doubt, and nobody waits in vain.
 * [GV6] What finds out whether the server is back is never held back: it has pauses of its own.
 * [GV7] After `close` everything under way is aborted, what waits is answered, and nothing leaves any more.
 */
import type { Result } from "../../../shared/result.ts";
import { err } from "../../../shared/result.ts";
import type { Clock } from "../ports/clock.ts";
import type { Http, HttpFault, HttpRequest, HttpResponse, Priority } from "../ports/http.ts";
import type { Log } from "../ports/log.ts";
import type { Gate, KeptSignInState } from "../ports/governor-state.ts";
import { createSwitch, either } from "./abort.ts";
import { closed, ended, isLetting, probing, type Breaker, type Ticket } from "./breaker.ts";
import { fullBucket, hasToken, refilled, taken, untilToken, usualPace, type Pace } from "./token-bucket.ts";
import { failureName, outcomeOf, routeOf } from "./outcome.ts";
import { timeoutFor } from "./timeouts.ts";
import { advanced, classes, emptyLine, entered, isEmpty, left, nextClass, type Class } from "./request-queue.ts";

/** Of the background; the network stack has six connections to a host, so that some remain for the person. */
const backgroundAtOnce = 4;
/**
 * More than that wait only by a mistake of ours. Then the latest of the background is held back, which every caller
 * takes for a transient failure; what a person does is bounded by their hands and their conversations, and always let in.
 */
const waitingAtMost = 1_000;
const failuresKept = 5;

export interface Governor {
  /**
   * The way out for whoever asks with that priority.
   *
   * Files pass without a token and count for nothing: they may take minutes, their pictures come by the dozen and are
   * kept for ever, and one that times out says little about the server. An open breaker and `close` hold for them too.
   */
  as(priority: Priority): Http;
  readonly gate: Gate;
}

type Answer = Result<HttpResponse, HttpFault>;

interface Waiter {
  readonly request: HttpRequest;
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly stopListening: () => void;
}

export function createGovernor(ports: {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  /** Asks the server something that does no harm, once, by that way out. */
  readonly probe: (http: Http) => Promise<unknown>;
  /** Of the sign-in that is kept for these requests, for `state` to tell; absent where there is none. */
  readonly signInState?: () => KeptSignInState;
  /** `ODOO_TIMEOUT`, ms; null: every request has the time it asks for. */
  readonly usualTimeout?: number | null;
  readonly pace?: Pace;
}): Governor {
  const { http, clock, log, probe, signInState, usualTimeout = null, pace = usualPace } = ports;
  const closing = createSwitch();
  const listeners = new Set<() => void>();
  let bucket = fullBucket(pace, clock.now());
  let breaker: Breaker = closed;
  let line = emptyLine<Waiter>();
  let nextTicket: Ticket = 1;
  let backgroundUnderWay = 0;
  let underWay = 0;
  let cancelTimer: (() => void) | null = null;
  let cancelProbe: (() => void) | null = null;
  let failures: readonly { readonly at: number; readonly what: string }[] = [];

  const mayGo = (as: Class) => as !== "background" || backgroundUnderWay < backgroundAtOnce;

  function become(next: Breaker): void {
    const before = breaker;
    breaker = next;
    if (next.state === before.state) return;
    cancelProbe?.();
    log(next.state === "open" ? "warn" : "info", "breaker", { state: next.state, after: failures[0]?.what ?? null });
    if (next.state === "open") {
      cancelProbe = clock.after(next.until - clock.now(), sendProbe);
      holdBackWaiting();
    }
    if (next.state === "closed") for (const listener of listeners) listener();
  }

  /** [CB2] Past the queue, and without a token: it is one a minute. */
  function sendProbe(): void {
    if (isLetting(breaker) || closing.signal.aborted) return;
    const asked = probe((request) => {
      const ticket = nextTicket;
      nextTicket += 1;
      become(probing(breaker, ticket));
      return exchange("line", request, ticket);
    });
    asked.catch((error: unknown) => log("error", "probe-threw", { error: String(error) }));
  }

  /** Leaves, or is held back. */
  function depart(as: Class, request: HttpRequest): Answer | Promise<Answer> {
    // [GV6]
    if (as !== "line" && !isLetting(breaker)) return silentServer();
    const ticket = nextTicket;
    nextTicket += 1;
    bucket = taken(bucket);
    if (as === "background") backgroundUnderWay += 1;
    return exchange(as, request, ticket);
  }

  async function exchange(as: Class, request: HttpRequest, ticket: Ticket): Promise<Answer> {
    underWay += 1;
    try {
      const answer = await send(request);
      heard(request, ticket, answer);
      return answer;
    } finally {
      underWay -= 1;
      if (as === "background") backgroundUnderWay -= 1;
      pump();
    }
  }

  function heard(request: HttpRequest, ticket: Ticket, answer: Answer): void {
    const outcome = outcomeOf(answer);
    if (outcome === "failed" || outcome === "slow")
      failures = [{ at: clock.now(), what: failureName(answer) }, ...failures].slice(0, failuresKept);
    become(ended(breaker, { ticket, route: routeOf(request), outcome, next: nextTicket }, clock.now()));
  }

  /** Always answers: whoever waits has no other way to go on. */
  async function send(request: HttpRequest): Promise<Answer> {
    const signal = request.signal ? either(request.signal, closing.signal) : closing.signal;
    try {
      return await http({ ...request, signal, timeout: timeoutFor(request.timeout, usualTimeout) });
    } catch (error) {
      log("error", "request-threw", { route: routeOf(request), error: String(error) });
      return err({ type: "broken", detail: String(error) });
    }
  }

  /** Lets go whoever may, and comes back when there is a token for the next. */
  function pump(): void {
    if (isEmpty(line)) return;
    cancelTimer?.();
    cancelTimer = null;
    bucket = refilled(bucket, pace, clock.now());
    for (let turn = nextClass(line, mayGo); turn !== null; turn = nextClass(line, mayGo)) {
      if (!hasToken(bucket)) {
        cancelTimer = clock.after(untilToken(bucket, pace), pump);
        return;
      }
      const [waiter, rest] = advanced(line, turn, mayGo);
      line = rest;
      waiter?.stopListening();
      waiter?.resolve(depart(turn, waiter.request));
    }
  }

  function wait(as: Class, request: HttpRequest): Promise<Answer> {
    return new Promise((resolve) => {
      const giveUp = () => {
        waiter.stopListening();
        line = left(line, as, waiter);
        resolve(calledOff());
      };
      const waiter: Waiter = {
        request,
        resolve,
        stopListening: () => request.signal?.removeEventListener("abort", giveUp),
      };
      request.signal?.addEventListener("abort", giveUp);
      line = entered(line, as, waiter);
      pump();
    });
  }

  function answerWaiting(of: readonly Class[], answer: Answer): void {
    const waiters = of.flatMap((as) => line[as].waiting);
    for (const as of of) line = { ...line, [as]: { waiting: [], passedOver: 0 } };
    for (const waiter of waiters) {
      waiter.stopListening();
      waiter.resolve(answer);
    }
  }

  function holdBackWaiting(): void {
    answerWaiting(["person", "background"], silentServer());
  }

  /** Of a file nothing is counted. */
  function passFile(request: HttpRequest): Promise<Answer> {
    return isLetting(breaker) ? send(request) : Promise.resolve(silentServer());
  }

  async function governed(as: Priority, request: HttpRequest): Promise<Answer> {
    if (closing.signal.aborted) return heldBack("the workspace is signed out");
    if (request.signal?.aborted) return calledOff();
    if (as === "file") return passFile(request);
    if (as !== "line" && !isLetting(breaker)) return silentServer();
    if (!isEmpty(line)) return as === "background" && countWaiting() >= waitingAtMost ? overrun() : wait(as, request);
    bucket = refilled(bucket, pace, clock.now());
    return hasToken(bucket) && mayGo(as) ? depart(as, request) : wait(as, request);
  }

  function countWaiting(): number {
    return classes.reduce((sum, as) => sum + line[as].waiting.length, 0);
  }

  function overrun(): Answer {
    log("error", "too-many-requests-wait", { waiting: countWaiting() });
    return heldBack("too many requests wait already");
  }

  return {
    as: (priority) => (request) => governed(priority, { ...request, priority }),
    gate: {
      serverIsBack: () => become(closed),
      serverMayBeBack: sendProbe,
      connectionIsDead: () => http.dropKept?.(),
      onRelease(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close() {
        closing.abort();
        cancelTimer?.();
        cancelProbe?.();
        answerWaiting(classes, heldBack("the workspace is signed out"));
      },
      state() {
        const { tokens } = refilled(bucket, pace, clock.now());
        return {
          waiting: countWaiting(),
          underWay,
          tokens: Math.max(0, Math.floor(tokens + 0.001)),
          burst: pace.burst,
          breaker:
            breaker.state === "open"
              ? { state: "open", restFor: Math.max(0, breaker.until - clock.now()) }
              : breaker.state === "half-open"
                ? { state: "half-open" }
                : { state: "closed", failures: breaker.failures },
          failures: failures.map(({ at, what }) => ({ what, ago: Math.max(0, clock.now() - at) })),
          signIn: signInState?.() ?? null,
        };
      },
    },
  };
}

function heldBack(detail: string): Answer {
  return err({ type: "held-back", detail });
}

function calledOff(): Answer {
  return heldBack("called off before it was sent");
}

/** [GV5] */
function silentServer(): Answer {
  return heldBack("the server has not answered several times in a row");
}
