import * as v from "valibot";
import type { SignInProblem } from "../../shared/ipc.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Http, HttpResponse, Log } from "../core/ports.ts";
import { normaliseAddress } from "./address.ts";
import { exchange, repeatable } from "./json-rpc.ts";
import * as problems from "./sign-in-problems.ts";

const timeout = 20_000;

/** What answers a question at an address as typed, one step from http to https on the same host included. */
export async function reach(
  address: string,
  ask: (origin: string) => ReturnType<Http>,
  log: Log,
): Promise<Result<{ readonly origin: string; readonly response: HttpResponse }, SignInProblem>> {
  const normal = normaliseAddress(address);
  if (!normal.ok) return normal;
  let origin = normal.value.origin;
  let response = await ask(origin);
  const upgraded = response.ok ? secureTarget(origin, response.value) : null;
  if (upgraded !== null) {
    origin = upgraded;
    response = await ask(origin);
  }
  if (response.ok) return ok({ origin, response: response.value });
  log("warn", "sign-in-failed", { step: "version", origin, fault: response.error });
  return err(problems.problemOfFault(origin, response.error));
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
  const answer = await exchange(http, origin, null, "/web/database/list", {}, { timeout, ...repeatable });
  if (answer.ok) {
    const names = v.safeParse(v.array(v.string()), answer.value.result);
    return ok(names.success ? names.output : null);
  }
  log("info", "databases-not-listed", { failure: answer.error });
  return answer.error.type === "offline" ? err(problems.problemOfFault(origin, answer.error.fault)) : ok(null);
}
