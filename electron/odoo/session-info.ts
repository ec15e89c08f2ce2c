import * as v from "valibot";
import { PartnerId } from "../../shared/ids.ts";

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What we take from `session_info` (WIREBOOK §2.2). */
export const SessionInfo = v.object({
  uid: id,
  partner_id: PartnerId,
  db: v.string(),
  username: v.string(),
  is_internal_user: v.fallback(v.boolean(), true),
  /** Absent where Discuss is not installed. */
  websocket_worker_version: v.fallback(v.nullable(v.string()), null),
  max_file_upload_size: v.fallback(v.nullable(id), null),
  user_companies: v.fallback(
    v.nullable(
      v.object({ current_company: id, allowed_companies: v.record(v.string(), v.object({ name: v.string() })) }),
    ),
    null,
  ),
});
export type SessionInfo = v.InferOutput<typeof SessionInfo>;

export function companyName(info: SessionInfo): string | null {
  const companies = info.user_companies;
  return companies?.allowed_companies[companies.current_company]?.name ?? null;
}

/** A password was right, but a second factor is still owed: `{"uid": null}` (WIREBOOK §2.1). */
export const SecondFactorOwed = v.object({ uid: v.null() });

/** The `cookie` header for the session that an answer opened, or null when it set none. */
export function sessionCookie(headers: ReadonlyMap<string, readonly string[]>): string | null {
  for (const line of headers.get("set-cookie") ?? []) {
    const value = /^\s*session_id=([^;\s]+)/.exec(line)?.[1];
    if (value !== undefined) return `session_id=${value}`;
  }
  return null;
}
