import type { JsonRoute } from "./call.ts";
import { sessionExpired } from "./errors.ts";
import { optionalNumber, requiredId, strings } from "./params.ts";
import { updatePresence } from "./presence.ts";
import { peek } from "./subscription.ts";

/** The bus over HTTP (WIRE.md §3.5, §8). */
export const busRoutes: Readonly<Record<string, JsonRoute>> = {
  "/websocket/peek_notifications": {
    auth: "public",
    run: ({ odoo, account, session, params, useSession }) => {
      // Only a session that has begun to poll may go on: that is how a lost one is noticed.
      if (params["is_first_poll"] === true) {
        const polling = session ?? odoo.sessions.open(null);
        polling.hasPolled = true;
        useSession(polling);
      } else if (session?.hasPolled !== true) throw sessionExpired();
      return peek(odoo, account, strings(params["channels"]), optionalNumber(params, "last") ?? 0);
    },
  },
  "/websocket/update_bus_presence": {
    auth: "public",
    run: ({ odoo, account, session, params }) => {
      if (session?.hasPolled !== true) throw sessionExpired();
      if (account !== null) updatePresence(odoo, account, requiredId(params, "inactivity_period"));
      return {};
    },
  },
};

/** Only the later server answers these (WIRE.md §10). */
export const laterBusRoutes: Readonly<Record<string, JsonRoute>> = {
  "/bus/has_missed_notifications": {
    auth: "public",
    run: ({ odoo, params }) => !odoo.bus.has(requiredId(params, "last_notification_id")),
  },
  "/bus/get_autovacuum_info": {
    auth: "user",
    run: ({ odoo, account }) => {
      if (account === null) throw sessionExpired();
      const day = 24 * 3600 * 1000;
      const next = new Date(odoo.clock.now() + day).toISOString().slice(0, 10);
      return { lastcall: false, nextcall: `${next} 00:00:00` };
    },
  },
};
