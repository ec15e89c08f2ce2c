import { transact } from "./odoo.ts";
import type { Odoo } from "./odoo.ts";
import type { Account, PresenceStatus } from "./records.ts";

/** `bus.presence` (WIRE.md §4.5): one row a user, whichever of his sockets spoke last. */

const awayAfter = 1_800_000;
const replayWindow = 2000;

export const presenceBus = (partnerId: number) => `presence:res.partner:${partnerId}`;

export function updatePresence(odoo: Odoo, account: Account, inactivity: number): void {
  setPresence(odoo, account, inactivity > awayAfter ? "away" : "online");
}

export function setPresence(odoo: Odoo, account: Account, status: PresenceStatus): void {
  const changed = account.presence?.status !== status;
  account.presence = { status, lastPoll: odoo.clock.now() };
  if (changed) transact(odoo, (tx) => tx.send(presenceBus(account.partner.id), ...statusNotice(odoo, account)));
}

/** Any closed socket makes its user offline, even if others stay open. */
export function socketClosed(odoo: Odoo, account: Account): void {
  if (account.presence === null || account.presence.status === "offline") return;
  const { lastPoll } = account.presence;
  account.presence = { status: "offline", lastPoll };
  transact(odoo, (tx) => tx.send(presenceBus(account.partner.id), ...statusNotice(odoo, account)));
}

/** What happened in the last two seconds is told again to who subscribes just now. */
export function replayRecent(odoo: Odoo, subscriber: Account, partnerIds: readonly number[]): void {
  const recent = partnerIds
    .map((id) => odoo.world.partners.get(id)?.account ?? null)
    .filter((account) => account !== null)
    .filter(({ presence }) => presence !== null && presence.lastPoll > odoo.clock.now() - replayWindow);
  if (recent.length === 0) return;
  transact(odoo, (tx) => {
    for (const account of recent) tx.send(`res.partner:${subscriber.partner.id}`, ...statusNotice(odoo, account));
  });
}

function statusNotice(odoo: Odoo, account: Account): [string, Record<string, unknown>] {
  const status = account.presence?.status ?? "offline";
  return [
    "bus.bus/im_status_updated",
    {
      ...(odoo.dialect.sendsPresenceStatus ? { presence_status: status } : {}),
      im_status: status,
      partner_id: account.partner.id,
    },
  ];
}
