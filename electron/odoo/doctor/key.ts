import { ourModels } from "../dialects/dialects.ts";
import { database as databaseName, login as loginName, page, seen } from "../../../shared/doctor/diagnosis.ts";
import { ok } from "../../../shared/result.ts";
import type { Http } from "../../core/ports/http.ts";
import type { KeptSignInState } from "../../core/ports/governor-state.ts";
import type { ServerFailure } from "../../core/ports/server.ts";
import { saysDatabaseIsMissing } from "../http/failure-words.ts";
import { repeatable } from "../http/json-rpc.ts";
import { nothingKnown, withServersNames } from "../api-key/model-names.ts";
import { apiKeyRpc } from "../http/rpc.ts";
import { createXmlRpcClient } from "../http/xmlrpc-client.ts";
import { adviceOnStatus, faultFinding } from "./http.ts";
import { duration } from "./governor.ts";
import { failed, fine, patience, skipped, type Finding, type Known, type Probe } from "./probe.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** Whether the API key opens the account, asked anew: Odoo lets a revoked one call methods for a while (WIRE.md §1). */
export const probeKey: Probe = async ({ http }, known) => {
  const { origin, key, database } = known;
  if (key === null || database === null) return nobody;
  if (key.secret === null) return { found: null, verdict: failed(coded("advice.key-not-kept")) };
  const client = createXmlRpcClient(hasty(http), origin);
  const version = await client.version();
  if (!version.ok) return failureFinding(origin, version.error, key.secret);
  const uid = await client.authenticate(database, key.login, key.secret);
  if (!uid.ok) return failureFinding(origin, uid.error, key.secret);
  if (uid.value === null) return { found: coded("found.key-denied"), verdict: failed(coded("advice.key-refused")) };
  if (uid.value !== key.uid)
    return { found: coded("found.key-of-another"), verdict: failed(coded("advice.key-of-another")) };
  const found = coded("found.key", {
    database: databaseName(database),
    login: loginName(key.login),
    cache: cacheText(known.keptSignIn),
  });
  return { found, verdict: fine };
};

/** One question about conversations over `execute_kw`, which changes nothing. */
export const probeKeyCall: Probe = async ({ http, clock }, { origin, key, database }) => {
  if (key === null || key.secret === null || database === null) return nobody;
  const { uid, secret } = key;
  const signIn = { get: async () => ok(uid), drop: () => {} };
  const client = createXmlRpcClient(hasty(http), origin);
  const rpc = withServersNames(apiKeyRpc(client, { database, key: secret, signIn }), nothingKnown());
  const began = clock.now();
  const counted = await rpc(ourModels.channel, "search_count", [[["is_member", "=", true]]], {}, repeatable);
  if (!counted.ok) return failureFinding(origin, counted.error, secret);
  return { found: coded("found.there-and-back", { took: clock.now() - began }), verdict: fine };
};

const nobody: Finding = { found: null, verdict: skipped(coded("because.no-key")) };

/** Nothing here may take longer than any other step. */
function hasty(http: Http): Http {
  return (request) => http({ ...request, timeout: patience });
}

/** Where the sign-in comes from with which the workspace works meanwhile. */
function cacheText(kept: KeptSignInState | null): CodedText {
  switch (kept?.state) {
    case "kept":
      return coded("found.cache-kept", { duration: duration(kept.forMs) });
    case "under-way":
      return coded("found.cache-under-way");
    case "none":
    case undefined:
      return coded("found.cache-none");
  }
}

function failureFinding(origin: string, failure: ServerFailure, secret: string): Finding {
  /** Who knows what a server repeats. */
  const said = (text: string): CodedText => seen(page(text.replaceAll(secret, "[redacted]")));
  switch (failure.type) {
    case "offline":
      return faultFinding(origin, failure.fault);
    case "signed-out":
      return { found: coded("found.access-denied"), verdict: failed(coded("advice.key-refused")) };
    case "busy":
      return { found: said(failure.detail), verdict: failed(coded("advice.too-many-requests")) };
    case "refused":
      return { found: said(failure.reason), verdict: failed(adviceOnRefusal(failure.kind)) };
    case "unanswered":
    case "malformed": {
      const { detail, instead } = failure;
      if (typeof instead === "object") return faultFinding(origin, instead);
      if (instead !== undefined)
        return {
          found: coded("found.no-xml-rpc", { status: instead }),
          verdict: failed(adviceOnStatus(instead) ?? coded("advice.no-xml-rpc")),
        };
      const isDatabaseGone = saysDatabaseIsMissing(detail);
      return {
        found: said(detail),
        verdict: failed(isDatabaseGone ? coded("advice.database-gone") : coded("advice.key-unknown")),
      };
    }
  }
}

function adviceOnRefusal(kind: Extract<ServerFailure, { type: "refused" }>["kind"]): CodedText {
  switch (kind) {
    case "access":
      return coded("advice.key-may-not-read");
    case "missing":
      return coded("advice.discuss-missing");
    case "invalid":
    case "other":
      return coded("advice.key-unknown");
  }
}

/** What is no part of the way that a key opens, and why (WIRE.md §6.5). */
export function unusedByKey(known: Pick<Known, "key">, name: string): CodedText | null {
  if (known.key === null) return null;
  if (name === "session") return coded("because.key-without-session");
  return /^(?:health|upgrade|origin|version|subscribe|round-trip)$/.test(name)
    ? coded("because.key-without-line")
    : null;
}
