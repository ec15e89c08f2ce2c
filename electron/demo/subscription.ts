import type { Odoo } from "./odoo.ts";
import { presenceBus, replayRecent } from "./presence.ts";
import { internalGroup } from "./store-format.ts";
import { canRead } from "./world.ts";
import type { Account } from "./records.ts";

/**
 * The channels of a subscriber. Computed when he subscribes and never after: who is added to a
 * conversation later hears nothing of it until he subscribes again (WIRE.md §4.1, §4.2).
 */
export interface Subscription {
  readonly channels: ReadonlySet<string>;
  readonly presenceOf: readonly number[];
}

export function subscriptionFor(odoo: Odoo, account: Account | null, asked: readonly string[]): Subscription {
  const channels = new Set<string>(["broadcast"]);
  const presenceOf: number[] = [];
  for (const name of asked) {
    const presence = /^odoo-presence-res\.partner_(\d+)/.exec(name)?.[1];
    const listen = /discuss\.channel_(\d+)/.exec(name)?.[1];
    if (name.startsWith("odoo-presence-")) {
      if (presence !== undefined && account !== null) presenceOf.push(Number(presence));
    } else if (listen === undefined) channels.add(name);
    else addReadable(odoo, account, channels, Number(listen));
  }
  if (account !== null) {
    channels.add(`res.groups:${internalGroup}`);
    channels.add(`res.partner:${account.partner.id}`);
    if (odoo.dialect.subscribesOwnPresence) channels.add(presenceBus(account.partner.id));
    for (const { id } of odoo.world.channelsOf(account.partner)) {
      channels.add(`discuss.channel:${id}`);
      channels.add(`discuss.channel:${id}:members`);
    }
  }
  for (const id of presenceOf) channels.add(presenceBus(id));
  return { channels, presenceOf };
}

function addReadable(odoo: Odoo, account: Account | null, channels: Set<string>, id: number): void {
  const channel = odoo.world.channels.get(id);
  if (account !== null && channel !== undefined && canRead(account, channel)) channels.add(`discuss.channel:${id}`);
}

/** `last` beyond the newest row (a restored database) counts as 0 (WIRE.md §4.3). */
export function startingPoint(odoo: Odoo, last: number): number {
  return last > odoo.bus.lastId() ? 0 : last;
}

/** `POST /websocket/peek_notifications`: the bus without a websocket (WIRE.md §3.5). */
export function peek(odoo: Odoo, account: Account | null, asked: readonly string[], last: number) {
  const { channels, presenceOf } = subscriptionFor(odoo, account, asked);
  const rows = odoo.bus.poll(channels, startingPoint(odoo, last));
  if (account !== null) replayRecent(odoo, account, presenceOf);
  const names = [...channels].map((channel) => serverName(odoo.database, channel));
  return { channels: names, notifications: rows.map((row): unknown => JSON.parse(row.json)) };
}

/** `discuss.channel:9:members` as Odoo prints it: `["demo", "discuss.channel", 9, "members"]`. */
function serverName(database: string, channel: string): unknown[] {
  const [first = "", ...rest] = channel.split(":");
  if (first === "presence") return [...serverName(database, rest.join(":")), "presence"];
  const isRecord = rest.length > 0 && /^\d+$/.test(rest[0] ?? "");
  return isRecord ? [database, first, Number(rest[0]), ...rest.slice(1)] : [database, channel];
}
