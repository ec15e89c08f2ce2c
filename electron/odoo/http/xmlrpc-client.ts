import * as v from "valibot";
import { err, ok, type Result } from "../../../shared/result.ts";
import { usualTimeout } from "../../core/retry/timeouts.ts";
import type { Http, HttpRequest, HttpResponse } from "../../core/ports/http.ts";
import type { FromServer, ServerFailure } from "../../core/ports/server.ts";
import { answerLimits } from "./answer-limits.ts";
import {
  busyIn,
  failureOf,
  failureOfPage,
  longestReason,
  repeatable,
  userAgent,
  type CallOptions,
} from "./json-rpc.ts";
import { saysTooMany } from "./failure-words.ts";
import { beginningOf, pageInShort } from "./foreign-page.ts";
import { turns } from "./turns.ts";
import { readReply, writeCall, type Fault } from "./xmlrpc-values.ts";

/** Odoo's XML-RPC (WIRE.md §1), for those who have an API key and no session. */
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

type Service = "common" | "object";

export function createXmlRpcClient(http: Http, origin: string): XmlRpcClient {
  async function call(
    service: Service,
    method: string,
    params: readonly unknown[],
    options: CallOptions = {},
  ): FromServer<unknown> {
    const response = await http(xmlRpcRequest(origin, service, method, params, options));
    return response.ok ? readXmlRpc(response.value, options.limits) : err(failureOf(response.error));
  }

  return {
    async version() {
      const answer = await call("common", "version", [], repeatable);
      if (!answer.ok) return answer;
      return readVersion(answer.value);
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

/** @throws TypeError for what XML-RPC cannot say. */
export function xmlRpcRequest(
  origin: string,
  service: Service,
  method: string,
  params: readonly unknown[],
  { timeout = usualTimeout, signal = null, isRepeatable = false, limits = answerLimits }: CallOptions,
): HttpRequest {
  return {
    method: "POST",
    url: `${origin}/xmlrpc/2/${service}`,
    headers: { "content-type": "text/xml; charset=utf-8", accept: "text/xml", "user-agent": userAgent },
    body: writeCall(method, params),
    timeout,
    maxBytes: limits.bytes,
    signal,
    isRepeatable,
    route: routeOf(service, method, params),
  };
}

/** What an answer of XML-RPC says. A long one is read in slices. */
export async function readXmlRpc({ status, headers, body }: HttpResponse, limits = answerLimits): FromServer<unknown> {
  const text = beginningOf(body);
  if (status !== 200) return err(failureOfPage(status, headers, text));
  if (!/^\s*(?:<\?xml[^>]*>\s*)?<methodResponse[\s>]/.test(text))
    return err({ type: "malformed", detail: `no XML-RPC: ${pageInShort(text)}`, instead: status });
  const reply = await readReply(body, limits, turns);
  switch (reply.type) {
    case "value":
      return ok(reply.value);
    case "fault":
      return doneInSpiteOf(reply.fault) ? ok(null) : err(failureOfFault(reply.fault));
    case "too-large":
      return err(failureOf({ type: "too-large", detail: reply.detail }));
    case "unreadable":
      return err({ type: "unanswered", detail: reply.detail });
  }
}

/** Such as `18.0`. */
export function readVersion(value: unknown): Result<string, ServerFailure> {
  const version = v.safeParse(v.object({ server_version: v.string() }), value);
  return version.success ? ok(version.output.server_version) : err({ type: "malformed", detail: "version" });
}

/** A method that returns None is done and committed, and then cannot be told so (WIRE.md §1). */
function doneInSpiteOf({ text }: Fault): boolean {
  return text.includes("cannot marshal None");
}

/** Fault codes of WIRE.md §1: 1 error, 2 warning, 3 access denied, 4 access error. */
function failureOfFault({ code, text: whole }: Fault): ServerFailure {
  // What matters of a traceback stands at its end.
  const text = whole.trimEnd().slice(-longestReason);
  // Of a traceback only the last line is for people.
  const reason = whole.startsWith("Traceback") ? (text.trim().split("\n").at(-1) ?? text) : text.trim();
  const busy = busyIn(text, reason);
  if (busy) return busy;
  if (reason.startsWith("psycopg2.")) return { type: "unanswered", detail: reason };
  switch (code) {
    case 2:
      return { type: "refused", kind: /does(?:n't| not) exist/.test(text) ? "missing" : "invalid", reason };
    case 3:
      // Five wrong keys from one address shut out the right ones too, for a minute (WIRE.md §9).
      return saysTooMany(text) ? { type: "busy", detail: reason } : { type: "signed-out" };
    case 4:
      return { type: "refused", kind: "access", reason };
    default:
      return { type: "refused", kind: "other", reason };
  }
}
