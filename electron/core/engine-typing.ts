import type { Instant } from "../../shared/discuss.ts";
import type { ChannelId, PersonaKey } from "../../shared/ids.ts";
import type { Clock } from "./ports.ts";
import { hasPassed } from "./time-left.ts";

/** Odoo's web client repeats "is typing" at most so often (WIRE.md §6.2), ms. */
const repeatEvery = 50_000;
/** Whoever was not heard to stop has stopped by then: a repeat would have come, ms. */
const expiresAfter = 60_000;

export interface Typing {
  /** Others: `isTyping` holds until it is taken back or a minute has passed. */
  heard(channel: ChannelId, person: PersonaKey, isTyping: boolean): void;
  /** The person writes, or has stopped: the server hears of it only when it is news. */
  say(channel: ChannelId, isTyping: boolean): void;
  stop(): void;
}

export function createTyping(ports: {
  readonly clock: Clock;
  readonly send: (channel: ChannelId, isTyping: boolean) => void;
  /** Nothing was heard of this one for a minute. */
  readonly onExpired: (channel: ChannelId, person: PersonaKey) => void;
}): Typing {
  const { clock, send, onExpired } = ports;
  const expiries = new Map<string, () => void>();
  const saidAt = new Map<ChannelId, Instant>();

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
    say(channel, isTyping) {
      const said = saidAt.get(channel);
      const isNews = isTyping ? said === undefined || hasPassed(repeatEvery, said, clock.now()) : said !== undefined;
      if (!isNews) return;
      if (isTyping) saidAt.set(channel, clock.now());
      else saidAt.delete(channel);
      send(channel, isTyping);
    },
    stop() {
      for (const cancel of expiries.values()) cancel();
      expiries.clear();
    },
  };
}
