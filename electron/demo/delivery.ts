import type { BusRow } from "./bus.ts";
import type { Odoo } from "./odoo.ts";

/**
 * What one socket has been sent and what it still has to get. The server holds its cursor back ten
 * seconds, so that ids which become visible late are not missed (WIRE.md §4.4).
 */
export interface Delivery {
  /** The client's `last` counts only while the socket has no cursor of its own (§4.2). */
  subscribe(channels: ReadonlySet<string>, last: number): void;
  wants(rows: readonly BusRow[]): boolean;
  offer(rows: readonly BusRow[]): void;
}

const holdBack = 10_000;

export function createDelivery(odoo: Odoo, send: (frame: string) => void): Delivery {
  let channels: ReadonlySet<string> = new Set();
  let cursor = 0;
  let history: { readonly id: number; readonly at: number }[] = [];
  const sent = new Set<number>();
  let mustPoll = false;

  function deliver(rows: readonly BusRow[]): void {
    if (rows.length === 0) return;
    const now = odoo.clock.now();
    for (const { id } of rows) {
      history.push({ id, at: now });
      sent.add(id);
    }
    trim(now);
    send(`[${rows.map((row) => row.json).join(",")}]`);
  }

  /** The cursor follows what was sent ten seconds ago; it may even step back. */
  function trim(now: number): void {
    const firstYoung = history.findIndex(({ at }) => now - at <= holdBack);
    const old = history.slice(0, firstYoung === -1 ? history.length : firstYoung);
    const last = old.at(-1);
    if (last === undefined) return;
    mustPoll = last.id < cursor;
    cursor = last.id;
    history = history.slice(old.length);
    for (const { id } of old) sent.delete(id);
  }

  return {
    subscribe(wanted, last) {
      channels = wanted;
      if (cursor === 0) cursor = last;
      deliver(odoo.bus.poll(channels, cursor, sent));
    },
    wants: (rows) => rows.some((row) => channels.has(row.channel)),
    offer(rows) {
      if (mustPoll) {
        mustPoll = false;
        deliver(odoo.bus.poll(channels, cursor, sent));
        return;
      }
      deliver(rows.filter((row) => channels.has(row.channel) && row.id > cursor && !sent.has(row.id)));
    },
  };
}
