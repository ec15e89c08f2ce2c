import type { FromServer } from "../../core/ports/server.ts";
import type { CallOptions, JsonRpc } from "./json-rpc.ts";
import type { XmlRpcClient } from "./xmlrpc-client.ts";

/** A method of a model with the rights of the person: over the web session, or with an API key. */
export type Rpc = (
  model: string,
  method: string,
  args: readonly unknown[],
  kwargs?: Readonly<Record<string, unknown>>,
  options?: CallOptions,
) => FromServer<unknown>;

/** `/web/dataset/call_kw`: with the rights of the session. */
export function sessionRpc(jsonRpc: JsonRpc): Rpc {
  return (model, method, args, kwargs = {}, options = {}) =>
    jsonRpc.call(`/web/dataset/call_kw/${model}/${method}`, { model, method, args, kwargs }, options);
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
