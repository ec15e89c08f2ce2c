import * as v from "valibot";
import type { Profile } from "../../../shared/domain/workspace.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import { pageBytes } from "../http/answer-limits.ts";
import { reach } from "./find-server.ts";
import { dialectFor } from "../dialects/dialects.ts";
import { createJsonRpc, noCookie, userAgent } from "../http/json-rpc.ts";
import { looksLikeKey } from "../api-key/key-session.ts";
import { companyName, SecondFactorOwed, sessionCookie, SessionInfo } from "./session-info.ts";
import { profileOf, signInTarget, type SignInPlace } from "./sign-in-target.ts";
import * as problems from "./sign-in-problems.ts";

export interface SignInInput extends SignInPlace {
  readonly password: string;
}

export interface SignedIn {
  readonly profile: Profile;
  readonly uid: number;
  /** The `cookie` header of the session: a secret. */
  readonly cookie: string;
  readonly websocketVersion: string;
}

const timeout = 20_000;

/** Opens a session with a password (WIRE.md §2.1). Whatever goes wrong becomes a sentence; the detail goes to `log`. */
export async function signIn(
  http: Http,
  input: SignInInput,
  kind: Profile["kind"],
  log: Log,
): Promise<Result<SignedIn, SignInProblem>> {
  const target = await signInTarget(http, input, findServer, log);
  if (!target.ok) return target;
  const { origin, database } = target.value;
  const answer = await createJsonRpc({ http, origin, cookie: noCookie }).exchange(
    "/web/session/authenticate",
    { db: database, login: input.login, password: input.password },
    { timeout },
  );
  if (!answer.ok) {
    log("warn", "sign-in-failed", { step: "authenticate", failure: answer.error });
    if (answer.error.type === "refused" && answer.error.kind === "access" && looksLikeKey(input.password))
      return err(problems.keyAsPassword);
    return err(problems.problemOfFailure(origin, database, answer.error));
  }
  if (v.is(SecondFactorOwed, answer.value.result)) return err(problems.secondFactor);
  const info = v.safeParse(SessionInfo, answer.value.result);
  const cookie = sessionCookie(answer.value.headers);
  if (!info.success || cookie === null) {
    const detail = info.success ? "no session cookie" : v.summarize(info.issues);
    log("warn", "sign-in-failed", { step: "session_info", detail });
    return err(problems.notOdoo(new URL(origin).host));
  }
  return settle(origin, info.output, cookie, kind);
}

function settle(
  origin: string,
  info: SessionInfo,
  cookie: string,
  kind: Profile["kind"],
): Result<SignedIn, SignInProblem> {
  if (!info.is_internal_user) return err(problems.notInternal);
  if (info.websocket_worker_version === null) return err(problems.noDiscuss);
  const { db: database, username: login, partner_id: partner } = info;
  const who = { kind, access: "session", login, company: companyName(info), partner } as const;
  const profile = profileOf({ origin, database }, who);
  return ok({ profile, uid: info.uid, cookie, websocketVersion: info.websocket_worker_version });
}

const VersionAnswer = v.object({ result: v.object({ server_serie: v.string() }) });

/** The origin at which an Odoo that we can talk to answers. */
export async function findServer(http: Http, address: string, log: Log): Promise<Result<string, SignInProblem>> {
  const reached = await reach(address, (origin) => askVersion(http, origin), log);
  if (!reached.ok) return reached;
  const { origin, response } = reached.value;
  const version = v.safeParse(VersionAnswer, parseJson(response.body));
  if (!version.success) {
    log("warn", "sign-in-failed", { step: "version", origin, status: response.status });
    return err(problems.problemOfPage(origin, response));
  }
  const { server_serie } = version.output.result;
  return dialectFor(server_serie, "session") ? ok(origin) : err(problems.unsupportedVersion(server_serie));
}

function askVersion(http: Http, origin: string) {
  return http({
    method: "POST",
    url: `${origin}/web/webclient/version_info`,
    headers: { "content-type": "application/json", accept: "application/json", "user-agent": userAgent },
    body: JSON.stringify({ jsonrpc: "2.0", method: "call", id: 1, params: {} }),
    timeout,
    maxBytes: pageBytes,
    signal: null,
    isRepeatable: true,
  });
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
