import * as v from "valibot";
import { PartnerId } from "../../../shared/ids.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Of a database or a login: it goes back as it came, in addresses too, where halves of characters cannot stand. */
const spelling = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(500),
  v.check((text) => !/\p{Cs}/u.test(text), "half a character"),
);

/**
 * Goes into an address. Null where there is none, which means that Discuss is not installed; one that could not be said
 * there is as good as no particular one, which servers accept of a client that is no browser (WIRE.md §3.2).
 */
const websocketVersion = v.fallback(
  v.nullable(
    v.pipe(
      v.string(),
      v.transform((version) => (/^[\x21-\x7e]{1,64}$/.test(version) ? version : "")),
    ),
  ),
  null,
);

/** What we take from `session_info` (WIRE.md §2.2). */
export const SessionInfo = v.object({
  uid: id,
  partner_id: PartnerId,
  db: spelling,
  username: spelling,
  is_internal_user: v.fallback(v.boolean(), true),
  websocket_worker_version: websocketVersion,
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
  return visibleName(companies?.allowed_companies[companies.current_company]?.name ?? "") || null;
}

/** A password was right, but a second factor is still owed: `{"uid": null}` (WIRE.md §2.1). */
export const SecondFactorOwed = v.object({ uid: v.null() });

/** The `cookie` header for the session that an answer opened, or null when it set none. */
export function sessionCookie(headers: ReadonlyMap<string, readonly string[]>): string | null {
  for (const line of headers.get("set-cookie") ?? []) {
    const value = /^\s*session_id=([^;\s]+)/.exec(line)?.[1];
    // What no header can hold could not be sent back.
    if (value !== undefined && /^[\x21-\x7e]{1,4096}$/.test(value)) return `session_id=${value}`;
  }
  return null;
}
