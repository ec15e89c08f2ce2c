import * as v from "valibot";
import { err, ok } from "../../shared/result.ts";
import { usualTimeout } from "../core/govern/timeouts.ts";
import type { Http } from "../core/ports.ts";
import type { FromServer, ServerFailure } from "../core/server-ports.ts";
import { failureOf, failureOfPage, repeatable, userAgent, type CallOptions } from "./json-rpc.ts";
import { readReply, writeCall, type Fault } from "./xmlrpc-values.ts";

/** Odoo's XML-RPC (WIREBOOK §1), for those who have an API key and no session. */
export interface XmlRpcClient {
  /** Such as `18.0`. */
  version(): FromServer<string>;
  /** The user's id, or null when login or secret is wrong, or a second factor would be needed. */
  authenticate(database: string, login: string, secret: string): FromServer<number | null>;
  /** A method of a model with the rights of the user; one that returns None gives null. */
  executeKw(
    who: { readonly database: string; readonly uid: number; readonly secret: string },
    model: string,
    method: string,
    args: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): FromServer<unknown>;
}

const maxBytes = 64 * 2 ** 20;

export function createXmlRpcClient(http: Http, origin: string): XmlRpcClient {
  async function call(
    service: "common" | "object",
    method: string,
    params: readonly unknown[],
    { timeout = usualTimeout, signal = null, isRepeatable = false }: CallOptions = {},
  ): FromServer<unknown> {
    const response = await http({
      method: "POST",
      url: `${origin}/xmlrpc/2/${service}`,
      headers: { "content-type": "text/xml; charset=utf-8", accept: "text/xml", "user-agent": userAgent },
      body: writeCall(method, params),
      timeout,
      maxBytes,
      signal,
      isRepeatable,
      route: routeOf(service, method, params),
    });
    if (!response.ok) return err(failureOf(response.error));
    const { status, headers, body } = response.value;
    const text = new TextDecoder().decode(body);
    if (status !== 200) return err(failureOfPage(status, headers, text));
    if (!/^\s*(?:<\?xml[^>]*>\s*)?<methodResponse[\s>]/.test(text)) return err(notXmlRpc(origin, text));
    const reply = await readReply(text);
    switch (reply.type) {
      case "value":
        return ok(reply.value);
      case "fault":
        return doneInSpiteOf(reply.fault) ? ok(null) : err(failureOfFault(reply.fault));
      case "unreadable":
        return err({ type: "unanswered", detail: reply.detail });
    }
  }

  return {
    async version() {
      const answer = await call("common", "version", [], repeatable);
      if (!answer.ok) return answer;
      const version = v.safeParse(v.object({ server_version: v.string() }), answer.value);
      return version.success ? ok(version.output.server_version) : err({ type: "malformed", detail: "version" });
    },
    async authenticate(database, login, secret) {
      const answer = await call("common", "authenticate", [database, login, secret, {}]);
      if (!answer.ok) return answer;
      const uid = v.safeParse(v.union([v.literal(false), v.pipe(v.number(), v.safeInteger())]), answer.value);
      if (!uid.success) return err({ type: "malformed", detail: "authenticate" });
      return ok(uid.output === false ? null : uid.output);
    },
    executeKw({ database, uid, secret }, model, method, args, kwargs = {}, options = {}) {
      return call("object", "execute_kw", [database, uid, secret, model, method, args, kwargs], options);
    },
  };
}

/** All methods share one address: database, user and secret come before the model and its method. */
function routeOf(service: string, method: string, params: readonly unknown[]): string {
  return method === "execute_kw" ? `${String(params[3])}/${String(params[4])}` : `${service}/${method}`;
}

/** A method that returns None is done and committed, and then cannot be told so (WIREBOOK §1). */
function doneInSpiteOf({ text }: Fault): boolean {
  return text.includes("cannot marshal None");
}

/** Fault codes of WIREBOOK §1: 1 error, 2 warning, 3 access denied, 4 access error. */
function failureOfFault({ code, text }: Fault): ServerFailure {
  // Of a traceback only the last line is for people.
  const reason = text.startsWith("Traceback") ? (text.trim().split("\n").at(-1) ?? text) : text.trim();
  if (/could not serialize access|SerializationFailure/.test(text)) return { type: "busy", detail: reason };
  switch (code) {
    case 2:
      return { type: "refused", kind: /does(?:n't| not) exist/.test(text) ? "missing" : "invalid", reason };
    case 3:
      return { type: "signed-out" };
    case 4:
      return { type: "refused", kind: "access", reason };
    default:
      return { type: "refused", kind: "other", reason };
  }
}

/** What other clients call "Unknown XML-RPC tag 'TITLE'". */
function notXmlRpc(origin: string, text: string): ServerFailure {
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim() ?? "";
  const page = title === "" ? "something other than XML" : `a web page (“${title.slice(0, 100)}”)`;
  return {
    type: "malformed",
    detail: `${origin} answers with ${page} where Odoo's XML-RPC should be. Use the address that you open in your browser to work with Odoo; a proxy or a sign-in page may also stand in between.`,
  };
}
