import type { Profile } from "../../../shared/domain/workspace.ts";
import { partnerKey, type PartnerId } from "../../../shared/ids.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import { exposure, onlyDatabase } from "./find-server.ts";

/** Where somebody wants to sign in. */
export interface SignInPlace {
  /** As typed. */
  readonly address: string;
  /** Null: the only one there is. */
  readonly database: string | null;
  readonly login: string;
  /** Origins without encryption to which the secret may be sent all the same. Absent: none but those nearby. */
  readonly plainHttp?: readonly string[];
}

/** The server to which the secret may go, and its database. */
export interface SignInTarget {
  readonly origin: string;
  readonly database: string;
}

/** @param find the origin at which a server of the right kind answers for that address */
export async function signInTarget(
  http: Http,
  { address, database, plainHttp = [] }: SignInPlace,
  find: (http: Http, address: string, log: Log) => Promise<Result<string, SignInProblem>>,
  log: Log,
): Promise<Result<SignInTarget, SignInProblem>> {
  const server = await find(http, address, log);
  if (!server.ok) return server;
  const origin = server.value;
  const exposed = exposure(origin, plainHttp);
  if (exposed !== null) return err(exposed);
  const chosen = database === null ? await onlyDatabase(http, origin, log) : ok(database);
  return chosen.ok ? ok({ origin, database: chosen.value }) : chosen;
}

/** @param who.company what the workspace is called; the host's name where that is nothing */
export function profileOf(
  { origin, database }: SignInTarget,
  who: Pick<Profile, "kind" | "access" | "login"> & { readonly company: string | null; readonly partner: PartnerId },
): Profile {
  const { kind, access, login, company, partner } = who;
  const name = company || new URL(origin).host;
  return { kind, access, name, server: origin, database, login, self: partnerKey(partner) };
}
