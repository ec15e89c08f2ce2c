import type { Http } from "../core/ports.ts";
import type { FromServer } from "../core/server-ports.ts";
import { callMethod, type CallOptions } from "./json-rpc.ts";

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
