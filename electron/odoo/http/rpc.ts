import type { Http } from "../../core/ports/http.ts";
import type { FromServer } from "../../core/ports/server.ts";
import { callMethod, type CallOptions } from "./json-rpc.ts";
import type { XmlRpcClient } from "./xmlrpc-client.ts";

/** A method of a model with the rights of the person: over the web session, or with an API key. */
export type Rpc = (
  model: string,
  method: string,
  args: readonly unknown[],
  kwargs?: Readonly<Record<string, unknown>>,
  options?: CallOptions,
) => FromServer<unknown>;

/** @param cookie read anew for each call, because the server renews it */
export function sessionRpc(http: Http, origin: string, cookie: () => string): Rpc {
  return (model, method, args, kwargs = {}, options = {}) =>
    callMethod(http, origin, cookie(), model, method, args, kwargs, options);
}

/** Who asks with an API key. Signing in is only to learn the user's id, which every call names (WIRE.md §1). */
export interface KeyHolder {
  readonly database: string;
  readonly key: string;
  readonly signIn: {
    get(): FromServer<number>;
    /** Access was denied with it. */
    drop(): void;
  };
}

export function apiKeyRpc(client: XmlRpcClient, { database, key, signIn }: KeyHolder): Rpc {
  return async (model, method, args, kwargs = {}, options = {}) => {
    const uid = await signIn.get();
    if (!uid.ok) return uid;
    const who = { database, uid: uid.value, secret: key };
    const answer = await client.executeKw(who, model, method, args, kwargs, options);
    if (!answer.ok && answer.error.type === "signed-out") signIn.drop();
    return answer;
  };
}
