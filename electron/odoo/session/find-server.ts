import * as v from "valibot";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { isExposed } from "../../../shared/names/plain-http.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import type { Http, HttpFault, HttpResponse } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import { normaliseAddress, type Address } from "./address.ts";
import { createJsonRpc, noCookie, repeatable } from "../http/json-rpc.ts";
import { shortList } from "../wire/short-list.ts";
import * as problems from "./sign-in-problems.ts";

const timeout = 20_000;

/**
 * What answers a question at an address as typed: by https where the address leaves that open, or else without it, and
 * one step from http to https on the same host included. The question holds no secret: by http anybody can read it.
 */
export async function reach(
  address: string,
  ask: (origin: string) => ReturnType<Http>,
  log: Log,
): Promise<Result<{ readonly origin: string; readonly response: HttpResponse }, SignInProblem>> {
  const normal = normaliseAddress(address);
  if (!normal.ok) return normal;
  let { origin, response } = await askEither(normal.value, ask);
  const upgraded = response.ok ? secureTarget(origin, response.value) : null;
  if (upgraded !== null) {
    origin = upgraded;
    response = await ask(origin);
  }
  if (response.ok) return ok({ origin, response: response.value });
  log("warn", "sign-in-failed", { step: "version", origin, fault: response.error });
  return err(problems.problemOfFault(origin, response.error));
}

/** No TLS came about. What else goes wrong says nothing of how the server wants to be spoken to. */
const withoutTls: ReadonlySet<HttpFault["type"]> = new Set(["refused", "unreachable", "broken"]);

/** A certificate that does not hold is a reason to stop, not to do without. */
export async function askEither(
  { origin, plainOrigin }: Address,
  ask: (origin: string) => ReturnType<Http>,
): Promise<{ readonly origin: string; readonly response: Awaited<ReturnType<Http>> }> {
  const secure = { origin, response: await ask(origin) };
  if (plainOrigin === null || secure.response.ok || !withoutTls.has(secure.response.error.type)) return secure;
  const plain = { origin: plainOrigin, response: await ask(plainOrigin) };
  return plain.response.ok ? plain : secure;
}

/** Why a secret may not be sent there yet; null when it may. @param agreed origins without https that somebody accepts */
export function exposure(origin: string, agreed: readonly string[]): SignInProblem | null {
  return isExposed(origin) && !agreed.includes(origin) ? problems.plainHttp(origin) : null;
}

/** Where an http address of the same host sends us on to https. */
function secureTarget(origin: string, response: HttpResponse): string | null {
  const location = response.status >= 300 && response.status < 400 ? response.headers.get("location")?.[0] : undefined;
  if (location === undefined || !URL.canParse(location, origin)) return null;
  const from = new URL(origin);
  const to = new URL(location, origin);
  return from.protocol === "http:" && to.protocol === "https:" && to.hostname === from.hostname ? to.origin : null;
}

export async function onlyDatabase(http: Http, origin: string, log: Log): Promise<Result<string, SignInProblem>> {
  const databases = await listDatabases(http, origin, log);
  if (!databases.ok) return databases;
  const [first, ...others] = databases.value ?? [];
  if (first === undefined) return err(problems.unnamedDatabase);
  return others.length === 0 ? ok(first) : err(problems.severalDatabases([first, ...others]));
}

export async function listDatabases(
  http: Http,
  origin: string,
  log: Log,
): Promise<Result<readonly string[] | null, SignInProblem>> {
  const answer = await createJsonRpc({ http, origin, cookie: noCookie }).exchange(
    "/web/database/list",
    {},
    { timeout, ...repeatable },
  );
  if (answer.ok) {
    const names = v.safeParse(shortList(v.string()), answer.value.result);
    // A name that reads as another one is not offered; who knows it can type it.
    return ok(names.success ? names.output.filter((name) => name !== "" && visibleName(name) === name) : null);
  }
  log("info", "databases-not-listed", { failure: answer.error });
  return answer.error.type === "offline" ? err(problems.problemOfFault(origin, answer.error.fault)) : ok(null);
}
