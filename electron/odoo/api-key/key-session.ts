import { err, ok } from "../../../shared/result.ts";
import type { StoredWorkspace } from "../../core/ports/storage.ts";
import type { FromServer, Session } from "../../core/ports/server.ts";
import type { XmlRpcClient } from "../http/xmlrpc-client.ts";

/** Odoo makes a key of 20 bytes (WIRE.md §1); hardly anybody has such a password. */
export function looksLikeKey(text: string): boolean {
  return /^[0-9a-f]{40}$/i.test(text.trim());
}

/** The user's id for that key; `signed-out` when it opens nothing any more, or somebody else's account. */
export async function signInWithKnownKey(
  client: Pick<XmlRpcClient, "authenticate">,
  { uid, profile }: StoredWorkspace,
  key: string,
): FromServer<number> {
  const answer = await client.authenticate(profile.database, profile.login, key);
  if (!answer.ok) return answer;
  return answer.value === uid ? ok(uid) : err({ type: "signed-out" });
}

/**
 * An API key has no session on the server: it opens until it is revoked, and there is nothing to renew or to end.
 * Signing in is what tells: Odoo was seen to let a revoked key call methods until its caches were cleared.
 */
export function createKeySession(signIn: () => FromServer<number>): Session {
  return {
    async check() {
      const answer = await signIn();
      return answer.ok ? ok("alive" as const) : answer;
    },
    async refresh() {
      const answer = await signIn();
      return answer.ok ? ok() : answer;
    },
    destroy: async () => ok(),
  };
}
