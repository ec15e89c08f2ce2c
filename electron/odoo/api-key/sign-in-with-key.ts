import * as v from "valibot";
import type { Profile } from "../../../shared/domain/workspace.ts";
import { PartnerId } from "../../../shared/ids.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import type { FromServer, ServerFailure } from "../../core/ports/server.ts";
import { reach } from "../session/find-server.ts";
import { dialectFor, ourModels } from "../dialects/dialects.ts";
import { repeatable } from "../http/json-rpc.ts";
import { looksLikeKey } from "./key-session.ts";
import { beginningOf } from "../http/foreign-page.ts";
import { nothingKnown, withServersNames } from "./model-names.ts";
import { apiKeyRpc, type Rpc } from "../http/rpc.ts";
import { profileOf, signInTarget, type SignInPlace } from "../session/sign-in-target.ts";
import * as problems from "../session/sign-in-problems.ts";
import {
  createXmlRpcClient,
  readVersion,
  readXmlRpc,
  xmlRpcRequest,
  type XmlRpcClient,
} from "../http/xmlrpc-client.ts";

export interface KeySignInInput extends SignInPlace {
  readonly key: string;
}

export interface SignedInWithKey {
  readonly profile: Profile;
  readonly uid: number;
  /** A secret. */
  readonly key: string;
}

const timeout = 20_000;

/** Proves an API key and learns whose it is (WIRE.md §1). No session is opened. */
export async function signInWithKey(
  http: Http,
  input: KeySignInInput,
  log: Log,
): Promise<Result<SignedInWithKey, SignInProblem>> {
  const key = input.key.trim();
  // A password would open the account too, and is what must never be kept.
  if (!looksLikeKey(key)) return err(problems.notAKey);
  const target = await signInTarget(http, input, findXmlRpcServer, log);
  if (!target.ok) return target;
  const { origin, database } = target.value;
  const problemOf = (step: string, failure: ServerFailure) => {
    log("warn", "sign-in-failed", { step, failure });
    if (failure.type === "signed-out") return err(problems.wrongKey);
    return err(problems.problemOfFailure(origin, database, failure));
  };

  const client = createXmlRpcClient(http, origin);
  const uid = await client.authenticate(database, input.login, key);
  if (!uid.ok) return problemOf("authenticate", uid.error);
  if (uid.value === null) return err(problems.wrongKey);
  const rpc = rpcOf(client, database, key, uid.value);
  const user = await readUser(rpc, uid.value);
  if (!user.ok) return problemOf("user", user.error);
  const { partner_id: partner, company_id: company, share: isOutsider } = user.value;
  if (isOutsider) return err(problems.notInternal);
  const discuss = await rpc(ourModels.channel, "search_count", [[["is_member", "=", true]]], {}, repeatable);
  if (!discuss.ok)
    return discuss.error.type === "refused" && discuss.error.kind === "missing"
      ? err(problems.noDiscuss)
      : problemOf("discuss", discuss.error);
  const { login } = input;
  const who = { kind: "odoo", access: "api-key", login, company: visibleName(company), partner } as const;
  const profile = profileOf(target.value, who);
  return ok({ profile, uid: uid.value, key });
}

/** The origin at which an Odoo answers by XML-RPC, of an age of which we know what it calls its models. */
export async function findXmlRpcServer(http: Http, address: string, log: Log): Promise<Result<string, SignInProblem>> {
  const ask = (origin: string) => http(xmlRpcRequest(origin, "common", "version", [], { ...repeatable, timeout }));
  const reached = await reach(address, ask, log);
  if (!reached.ok) return reached;
  const { origin, response } = reached.value;
  const answer = await readXmlRpc(response);
  const version = answer.ok ? readVersion(answer.value) : answer;
  if (!version.ok) {
    log("warn", "sign-in-failed", { step: "xmlrpc-version", origin, failure: version.error });
    const text = beginningOf(response.body);
    return err(problems.problemOfPage(origin, response, problems.noXmlRpc(origin, text)));
  }
  return dialectFor(version.value, "api-key") ? ok(origin) : err(problems.unsupportedByKey(version.value));
}

function rpcOf(client: XmlRpcClient, database: string, key: string, uid: number): Rpc {
  const signIn = { get: async () => ok(uid), drop: () => {} };
  return withServersNames(apiKeyRpc(client, { database, key, signIn }), nothingKnown());
}

/** A many2one as `[id, name]`. */
const reference = <S extends v.GenericSchema>(id: S) => v.looseTuple([id, v.string()]);
const User = v.object({
  partner_id: v.pipe(
    reference(PartnerId),
    v.transform(([id]) => id),
  ),
  company_id: v.pipe(
    reference(v.number()),
    v.transform(([, name]) => name),
  ),
  share: v.fallback(v.boolean(), false),
});

async function readUser(rpc: Rpc, uid: number): FromServer<v.InferOutput<typeof User>> {
  const answer = await rpc("res.users", "read", [[uid], Object.keys(User.entries)], {}, repeatable);
  if (!answer.ok) return answer;
  const user = v.safeParse(v.looseTuple([User]), answer.value);
  return user.success ? ok(user.output[0]) : err({ type: "malformed", detail: `user: ${v.summarize(user.issues)}` });
}
