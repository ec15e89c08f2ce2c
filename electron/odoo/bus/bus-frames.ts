import type { PersonaKey } from "../../../shared/ids.ts";
import { isPage } from "../../core/workspace/failure-texts.ts";
import type { TransportEnd } from "../../core/ports/bus.ts";
import type { ServerFailure } from "../../core/ports/server.ts";

/** The parameters of a subscription, by whatever way (WIRE.md §4.1, §4.3). A `last` that is no integer ends a socket. */
export function subscription(presenceOf: readonly PersonaKey[], last: number) {
  return { channels: presenceOf.map(presenceChannel), last: Math.max(0, Math.trunc(last)) };
}

/** The second key is required, or the event fails without a word (WIRE.md §3.3). */
export function presenceUpdate(idle: number) {
  return { inactivity_period: Math.max(0, Math.round(idle)), im_status_ids_by_model: {} };
}

export function lineEnd(why: Partial<TransportEnd>): TransportEnd {
  return { code: null, reason: "", status: null, fault: null, ...why };
}

/** `partner:42` → `odoo-presence-res.partner_42` (WIRE.md §4.1). */
function presenceChannel(persona: PersonaKey): string {
  const [type, id] = persona.split(":");
  return `odoo-presence-${type === "guest" ? "mail.guest" : "res.partner"}_${id}`;
}

export const sessionOver: Partial<TransportEnd> = { code: 4001, reason: "the session is over" };

/** What the session's own question came to, said as the end of a line; 4001 is a dead session (WIRE.md §3.4). */
export function endOfFailure(failure: ServerFailure): Partial<TransportEnd> {
  switch (failure.type) {
    case "offline":
      return { fault: failure.fault };
    case "signed-out":
      return sessionOver;
    case "busy":
      return { code: 1013, reason: failure.detail };
    case "unanswered":
    case "malformed": {
      const { detail, instead = 0 } = failure;
      if (typeof instead === "object") return { fault: instead };
      // 400, 404 and 500 mean something of their own where a websocket was asked for, which none was here.
      return instead > 500 || instead === 401 || instead === 403 || isPage(instead)
        ? { status: instead, reason: detail }
        : { fault: { type: "broken", detail } };
    }
    case "refused":
      return { fault: { type: "broken", detail: failure.reason } };
  }
}
