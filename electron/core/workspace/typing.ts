import type { Instant } from "../../../shared/domain/instant.ts";
import type { ChannelId, PersonaKey } from "../../../shared/ids.ts";
import type { Clock } from "../ports/clock.ts";
import { hasPassed } from "../retry/time-left.ts";

/** Odoo's web client repeats "is typing" at most so often (WIRE.md §6.2), ms. */
const repeatEvery = 50_000;
/** Whoever was not heard to stop has stopped by then: a repeat would have come, ms. */
const expiresAfter = 60_000;

export interface Typing {
  /** Others: `isTyping` holds until it is taken back or a minute has passed. */
  heard(channel: ChannelId, person: PersonaKey, isTyping: boolean): void;
  /** The person writes, or has stopped: the server hears of it only when it is news. */
  say(channel: ChannelId, isTyping: boolean): void;
  /**
   * Takes the notice back and lets no other out until what it resolves to is called. It resolves when the server has
   * answered all of them: one that arrives after the person has left an open channel joins it again (WIRE.md §6.2).
   */
  pause(channel: ChannelId): Promise<() => void>;
  stop(): void;
}

export function createTyping(ports: {
  readonly clock: Clock;
  readonly send: (channel: ChannelId, isTyping: boolean) => Promise<unknown>;
  /** Nothing was heard of this one for a minute. */
  readonly onExpired: (channel: ChannelId, person: PersonaKey) => void;
}): Typing {
  const { clock, send, onExpired } = ports;
  const expiries = new Map<string, () => void>();
  const saidAt = new Map<ChannelId, Instant>();
  const underWay = new Map<ChannelId, Promise<unknown>>();
  const pauses = new Map<ChannelId, number>();

  /** One of a conversation at a time: two at once could change places on their way. */
  async function sendAfter(before: Promise<unknown> | undefined, channel: ChannelId, isTyping: boolean): Promise<void> {
    if (before) await before;
    await send(channel, isTyping);
  }

  function post(channel: ChannelId, isTyping: boolean): void {
    const sent = sendAfter(underWay.get(channel), channel, isTyping).finally(() => {
      if (underWay.get(channel) === sent) underWay.delete(channel);
    });
    underWay.set(channel, sent);
  }

  function say(channel: ChannelId, isTyping: boolean): void {
    if (isTyping && pauses.has(channel)) return;
    const said = saidAt.get(channel);
    const isNews = isTyping ? said === undefined || hasPassed(repeatEvery, said, clock.now()) : said !== undefined;
    if (!isNews) return;
    if (isTyping) saidAt.set(channel, clock.now());
    else saidAt.delete(channel);
    post(channel, isTyping);
  }

  function resume(channel: ChannelId): void {
    const others = (pauses.get(channel) ?? 1) - 1;
    if (others > 0) pauses.set(channel, others);
    else pauses.delete(channel);
  }

  return {
    heard(channel, person, isTyping) {
      const key = `${channel} ${person}`;
      expiries.get(key)?.();
      expiries.delete(key);
      if (!isTyping) return;
      expiries.set(
        key,
        clock.after(expiresAfter, () => {
          expiries.delete(key);
          onExpired(channel, person);
        }),
      );
    },
    say,
    async pause(channel) {
      pauses.set(channel, (pauses.get(channel) ?? 0) + 1);
      say(channel, false);
      await underWay.get(channel);
      return () => resume(channel);
    },
    stop() {
      for (const cancel of expiries.values()) cancel();
      expiries.clear();
    },
  };
}
