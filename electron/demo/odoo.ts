import { createBus } from "./bus.ts";
import type { Bus, Transaction } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { Dialect } from "./dialects.ts";
import type { Random } from "./random.ts";
import { createSessions } from "./sessions.ts";
import type { Sessions } from "./sessions.ts";
import { createWorld } from "./world.ts";
import type { Partner } from "./records.ts";
import type { World } from "./world.ts";

/** One small Odoo: its database, its bus, its sessions, and the version it pretends to be. */
export interface Odoo {
  readonly dialect: Dialect;
  readonly database: string;
  /** What the only company of this database is called. */
  readonly company: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly world: World;
  readonly bus: Bus;
  readonly sessions: Sessions;
  /** User 1, who speaks for the system. */
  readonly bot: Partner;
  /** Whether names of databases are given away (`list_db`). */
  readonly listsDatabases: boolean;
  /** As Odoo 16 is over XML-RPC: former names of models, and without the fields that came later. */
  readonly isFormer: boolean;
}

export function createOdoo(options: {
  dialect: Dialect;
  database: string;
  company: string;
  clock: Clock;
  random: Random;
  listsDatabases: boolean;
  isFormer?: boolean;
}): Odoo {
  const world = createWorld(options.clock, options.random);
  const bot = world.addPartner({ id: 2, name: "OdooBot", email: "odoobot@example.com", isBot: true });
  world.addAccount({ id: 1, login: "__system__", password: options.random.token(40), partner: bot });
  const bus = createBus(options.clock);
  return { ...options, isFormer: options.isFormer ?? false, world, bus, sessions: createSessions(options.random), bot };
}

/** Runs `work` as one database transaction: what it sends becomes visible together, at its end. */
export function transact<T>(odoo: Odoo, work: (tx: Transaction) => T): T {
  const tx = odoo.bus.transaction();
  const result = work(tx);
  tx.commit();
  return result;
}
