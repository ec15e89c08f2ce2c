import { advice } from "../../../shared/doctor/advice.ts";
import {
  database as databaseName,
  login as loginName,
  page,
  say,
  type Phrase,
} from "../../../shared/doctor/diagnosis.ts";
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

/** Whether the API key opens the account, asked anew: Odoo lets a revoked one call methods for a while (WIRE.md §1). */
export const probeKey: Probe = async ({ http }, known) => {
  const { origin, key, database } = known;
  if (key === null || database === null) return nobody;
  if (key.secret === null) return { found: [], verdict: failed(advice.keyNotKept) };
  const client = createXmlRpcClient(hasty(http), origin);
  const version = await client.version();
  if (!version.ok) return failureFinding(origin, version.error, key.secret);
  const uid = await client.authenticate(database, key.login, key.secret);
  if (!uid.ok) return failureFinding(origin, uid.error, key.secret);
  if (uid.value === null) return { found: say`the answer is no`, verdict: failed(advice.keyRefused) };
  if (uid.value !== key.uid) return { found: say`another account`, verdict: failed(advice.keyOfAnother) };
  const found = say`opens ${databaseName(database)} to ${loginName(key.login)}, asked anew; ${cacheWords(known.keptSignIn)}`;
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
  const counted = await rpc("discuss.channel", "search_count", [[["is_member", "=", true]]], {}, repeatable);
  if (!counted.ok) return failureFinding(origin, counted.error, secret);
  return { found: say`there and back in ${clock.now() - began} ms`, verdict: fine };
};

const nobody: Finding = { found: [], verdict: skipped("nobody is signed in with an API key") };

/** Nothing here may take longer than any other step. */
function hasty(http: Http): Http {
  return (request) => http({ ...request, timeout: patience });
}

/** Where the sign-in comes from with which the workspace works meanwhile. */
function cacheWords(kept: KeptSignInState | null): string {
  switch (kept?.state) {
    case "kept":
      return `the workspace itself works with a sign-in from its cache, good for another ${duration(kept.forMs)}`;
    case "under-way":
      return "the workspace itself is just signing in";
    case "none":
    case undefined:
      return "the workspace itself has no sign-in in its cache";
  }
}

function failureFinding(origin: string, failure: ServerFailure, secret: string): Finding {
  /** Who knows what a server repeats. */
  const said = (text: string): Phrase => say`${page(text.replaceAll(secret, "[redacted]"))}`;
  switch (failure.type) {
    case "offline":
      return faultFinding(origin, failure.fault);
    case "signed-out":
      return { found: say`access denied`, verdict: failed(advice.keyRefused) };
    case "busy":
      return { found: said(failure.detail), verdict: failed(advice.tooManyRequests) };
    case "refused":
      return { found: said(failure.reason), verdict: failed(adviceOnRefusal(failure.kind)) };
    case "unanswered":
    case "malformed": {
      const { detail, instead } = failure;
      if (typeof instead === "object") return faultFinding(origin, instead);
      if (instead !== undefined)
        return {
          found: say`HTTP ${instead} without XML-RPC`,
          verdict: failed(adviceOnStatus(instead) ?? advice.noXmlRpc),
        };
      const isDatabaseGone = saysDatabaseIsMissing(detail);
      return { found: said(detail), verdict: failed(isDatabaseGone ? advice.databaseGone : advice.keyUnknown) };
    }
  }
}

function adviceOnRefusal(kind: Extract<ServerFailure, { type: "refused" }>["kind"]): Phrase {
  switch (kind) {
    case "access":
      return advice.keyMayNotRead;
    case "missing":
      return advice.discussMissing;
    case "invalid":
    case "other":
      return advice.keyUnknown;
  }
}

/** What is no part of the way that a key opens, and why (WIRE.md §6.5). */
export function unusedByKey(known: Pick<Known, "key">, name: string): string | null {
  if (known.key === null) return null;
  if (name === "session") return "an API key opens no session";
  return /^(?:health|upgrade|origin|version|subscribe|round-trip)$/.test(name)
    ? "an API key opens no live connection, so Parley asks for news instead"
    : null;
}
