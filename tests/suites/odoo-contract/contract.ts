import type { Target } from "./client.ts";
import { apiKeyRules } from "./api-key.ts";
import { commandRules } from "./commands.ts";
import { catchUpRules } from "./catch-up.ts";
import { handshakeRules } from "./handshake.ts";
import { mediaRules } from "./media.ts";
import { membershipRules } from "./membership.ts";
import { messageRules } from "./messages.ts";
import { presenceRules } from "./presence.ts";
import { readingRules } from "./reading.ts";
import { sessionRules } from "./session.ts";
import { subscriptionRules } from "./subscription.ts";
import { xmlRpcRules } from "./xmlrpc.ts";

/**
 * What the app relies on when it talks to Odoo 18: the same assertions for the demo server and for
 * real ones, so that the first cannot drift from the second. `target` is asked for inside the tests.
 */
export function odooContract(target: () => Target): void {
  sessionRules(target);
  handshakeRules(target);
  subscriptionRules(target);
  messageRules(target);
  readingRules(target);
  membershipRules(target);
  commandRules(target);
  presenceRules(target);
  catchUpRules(target);
  mediaRules(target);
  xmlRpcRules(target);
  apiKeyRules(target);
}
