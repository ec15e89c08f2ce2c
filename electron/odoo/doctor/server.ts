import { addressPart } from "../http/address-part.ts";
import * as v from "valibot";
import { database as databaseName, page } from "../../../shared/doctor/diagnosis.ts";
import type { HttpResponse } from "../../core/ports/http.ts";
import { userAgent } from "../http/json-rpc.ts";
import { createJsonRpc, noCookie, repeatable } from "../http/json-rpc.ts";
import { pageBytes } from "../http/answer-limits.ts";
import { asksForPassword, beginningOf, titleOf } from "../http/foreign-page.ts";
import { shortList } from "../wire/short-list.ts";
import { sessionCookie } from "../session/session-info.ts";
import { adviceOnStatus, faultFinding, get } from "./http.ts";
import { failed, fine, patience, warning, type Finding, type Probe } from "./probe.ts";
import { listed } from "../../../shared/text/listed.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

const VersionAnswer = v.object({ result: v.object({ server_version: v.string(), server_serie: v.string() }) });

/** Is it an Odoo, and one that Parley works with? `server_version` may be `18.0-20250421`; the serie decides. */
export const probeOdoo: Probe = async ({ http }, { origin, key }) => {
  const answer = await http({
    method: "POST",
    url: `${origin}/web/webclient/version_info`,
    headers: { "content-type": "application/json", accept: "application/json", "user-agent": userAgent },
    body: JSON.stringify({ jsonrpc: "2.0", method: "call", id: 1, params: {} }),
    timeout: patience,
    maxBytes: pageBytes,
    signal: null,
    isRepeatable: true,
  });
  if (!answer.ok) return faultFinding(origin, answer.error);
  const version = v.safeParse(VersionAnswer, parseJson(textOf(answer.value)));
  if (!version.success) return anotherPage(answer.value);
  const { server_version, server_serie } = version.output.result;
  const serverVersion = server_version.slice(0, 40).replace(/[^\w.~+-]/g, "");
  const found = coded("doctor.server", { version: serverVersion });
  const works = key === null ? /(?:^|~)18\b/ : /(?:^|~)1[678]\b/;
  if (!works.test(server_serie))
    return { found, verdict: failed(coded("advice.other-version", { version: serverVersion })) };
  return { found, verdict: fine, learnt: { serverVersion } };
};

function anotherPage(response: HttpResponse): Finding {
  const text = beginningOf(response.body);
  const title = titleOf(text);
  const found: CodedText =
    title === null
      ? coded("found.no-odoo", { status: response.status })
      : coded("found.page", { status: response.status, title: page(title) });
  const advised = adviceOnStatus(response.status);
  if (advised !== null) return { found, verdict: failed(advised) };
  return { found, verdict: failed(asksForPassword(text) ? coded("advice.portal") : coded("advice.not-odoo")) };
}

/**
 * Which databases there are, and whether the server knows which one requests are for: its login page then tells the
 * websocket version (WIRE.md §2.2), and its anonymous session opens /websocket to somebody who is not signed in.
 */
export const probeDatabases: Probe = async ({ http, log }, known) => {
  const { origin } = known;
  const answer = await createJsonRpc({ http, origin, cookie: noCookie }).exchange(
    "/web/database/list",
    {},
    { timeout: patience, ...repeatable },
  );
  const names = v.safeParse(shortList(v.string()), answer.ok ? answer.value.result : null);
  if (!answer.ok) log("info", "doctor-databases-not-listed", { failure: answer.error.type });
  const all = names.success ? names.output : null;
  const database = known.database ?? (all?.length === 1 ? (all[0] ?? null) : null);
  const entry = await enter(http, origin, database);
  const learnt = {
    database,
    isDatabaseSettled: entry.isSettled,
    websocketVersion: entry.websocketVersion,
    ...(known.cookie === null ? { cookie: entry.cookie } : {}),
  };
  if (all === null) return { found: coded("found.databases-untold"), verdict: fine, learnt };
  if (all.length === 0)
    return { found: coded("found.no-databases"), verdict: failed(coded("advice.no-database")), learnt };
  const found = listed("list.comma", all.slice(0, 10).map(databaseName));
  if (known.database === null || all.includes(known.database)) return { found, verdict: fine, learnt };
  return {
    found,
    verdict: warning(coded("advice.unknown-database", { names: databaseName(all.slice(0, 10).join(", ")) })),
    learnt,
  };
};

interface Entry {
  readonly cookie: string | null;
  readonly websocketVersion: string | null;
  /** The page was made by a database, not by the choice of one. */
  readonly isSettled: boolean;
}

async function enter(http: Parameters<typeof get>[0]["http"], origin: string, database: string | null): Promise<Entry> {
  const query = database === null ? "" : `?db=${addressPart(database)}`;
  const first = await get({ http }, `${origin}/web/login${query}`, null);
  if (!first.ok) return { cookie: null, websocketVersion: null, isSettled: false };
  const cookie = sessionCookie(first.value.headers);
  // Where a database has to be chosen, naming one sets a cookie and asks again.
  const isSentOn = first.value.status >= 300 && first.value.status < 400;
  const then = isSentOn && cookie !== null ? await get({ http }, `${origin}/web/login`, cookie) : first;
  const text = then.ok ? textOf(then.value) : "";
  return {
    cookie: (then.ok ? sessionCookie(then.value.headers) : null) ?? cookie,
    websocketVersion: /"websocket_worker_version":\s*"([\w.-]{1,40})"/.exec(text)?.[1] ?? null,
    isSettled: text.includes("__session_info__"),
  };
}

function textOf({ body }: HttpResponse): string {
  return new TextDecoder().decode(body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
