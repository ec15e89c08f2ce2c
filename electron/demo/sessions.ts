import { createHash } from "node:crypto";
import type { Random } from "./random.ts";
import type { Account } from "./records.ts";

/** `session_id` cookies and whom they stand for (WIRE.md §2). */
export interface Session {
  readonly id: string;
  /** Null: anonymous, or waiting for the second factor. */
  account: Account | null;
  /** The session token is computed from the password: a changed password kills the session. */
  password: string | null;
  /** Has polled the bus over HTTP before (WIRE.md §3.5). */
  hasPolled: boolean;
}

export type Sessions = ReturnType<typeof createSessions>;

const idLength = 84;

export function createSessions(random: Random) {
  const sessions = new Map<string, Session>();

  function open(account: Account | null): Session {
    const session: Session = {
      id: random.token(idLength),
      account,
      password: account?.password ?? null,
      hasPolled: false,
    };
    sessions.set(session.id, session);
    return session;
  }

  /** Whom this session speaks for; null when it is unknown, logged out or outlived its password. */
  function accountOf(session: Session | null): Account | null {
    if (session === null || sessions.get(session.id) !== session) return null;
    const { account } = session;
    return account !== null && account.active && account.password === session.password ? account : null;
  }

  return {
    open,
    accountOf,
    find: (id: string | null) => (id === null ? null : (sessions.get(id) ?? null)),
    close: (session: Session) => void sessions.delete(session.id),
    idsOf: (account: Account): readonly string[] =>
      [...sessions.values()].filter((session) => session.account === account).map(({ id }) => id),
    closeAllOf(account: Account): void {
      for (const session of sessions.values()) if (session.account === account) sessions.delete(session.id);
    },
    /** Bound to the session: `<hex>o<epoch>` (WIRE.md §2.2). */
    csrfToken(session: Session): string {
      return `${createHash("sha1").update(`csrf ${session.id}`).digest("hex")}o2000000000`;
    },
  };
}

/** Max-Age wins over Expires; neither Secure nor SameSite, as observed (WIRE.md §2.2). */
export function sessionCookie(session: Session, now: number): string {
  const expires = new Date(now + 365 * 24 * 3600 * 1000).toUTCString();
  return `session_id=${session.id}; Expires=${expires}; Max-Age=604800; HttpOnly; Path=/`;
}

export function sessionIdIn(cookieHeader: string | undefined): string | null {
  return /(?:^|;\s*)session_id=([^;]*)/.exec(cookieHeader ?? "")?.[1] ?? null;
}
