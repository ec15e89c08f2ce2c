import { notFound, sessionExpired } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import type { Params } from "./params.ts";
import type { Session } from "./sessions.ts";
import { canRead } from "./world.ts";
import type { Account, Channel, Member } from "./records.ts";

/** One JSON request on its way through a route. */
export interface Call {
  readonly odoo: Odoo;
  readonly session: Session | null;
  /** Null when the session is missing or dead. */
  readonly account: Account | null;
  readonly params: Params;
  readonly baseUrl: string;
  /** Sends this session's cookie along with the answer. */
  useSession(session: Session): void;
  addCookie(cookie: string): void;
}

/** `undefined` is Python's None: the answer then has no `result` (WIRE.md §2.3). */
export interface JsonRoute {
  /** A dead session answers code 100 on "user" routes, and 404 by itself on "public" ones (§2.4). */
  readonly auth: "none" | "public" | "user";
  run(call: Call): unknown;
}

export const userRoute = (run: (call: Call, account: Account) => unknown): JsonRoute => ({
  auth: "user",
  run: (call) => {
    if (call.account === null) throw sessionExpired();
    return run(call, call.account);
  },
});

/** A public route that finds nothing for strangers. */
export const publicRoute = (run: (call: Call, account: Account) => unknown): JsonRoute => ({
  auth: "public",
  run: (call) => {
    if (call.account === null) throw notFound();
    return run(call, call.account);
  },
});

export function readableChannel(odoo: Odoo, account: Account, id: number): Channel {
  const channel = odoo.world.channels.get(id);
  if (channel === undefined || !canRead(account, channel)) throw notFound();
  return channel;
}

export function ownMember(odoo: Odoo, account: Account, id: number): Member | undefined {
  return odoo.world.channels.get(id)?.members.get(account.partner.id);
}
