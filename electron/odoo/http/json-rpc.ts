import * as v from "valibot";
import { cut } from "../../../shared/names/cut.ts";
import { err, ok } from "../../../shared/result.ts";
import { usualTimeout } from "../../core/retry/timeouts.ts";
import type { AbortSignalLike, Http, HttpFault, HttpResponse } from "../../core/ports/http.ts";
import type { FromServer, ServerFailure } from "../../core/ports/server.ts";
import { inSlices } from "../../core/work/steps.ts";
import { answerLimits, TooLarge, type AnswerLimits } from "./answer-limits.ts";
import { beginningOf, pageInShort } from "./foreign-page.ts";
import { readJson } from "./json-steps.ts";
import { shortList } from "../wire/short-list.ts";
import { turns } from "./turns.ts";
import { coded } from "../../../shared/text/catalogue.ts";

export interface CallOptions {
  /** Milliseconds. Posts need more than 60 s: the server retries that long by itself (WIRE.md §9). */
  readonly timeout?: number;
  readonly signal?: AbortSignalLike | null;
  /** Done twice it does no harm, so it may travel on a kept-alive connection (HttpRequest). */
  readonly isRepeatable?: boolean;
  /** Of an answer over XML-RPC, where it is a file. */
  readonly limits?: AnswerLimits;
}

/** For questions, and for deeds that come to the same when done twice. */
export const repeatable: CallOptions = { isRepeatable: true };

/** An answer of Odoo together with the headers it came with. `result` null: the method returned None (WIRE.md §2.3). */
export interface Answer {
  readonly result: unknown;
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

export const userAgent = "Parley";

/** The JSON routes of one server, asked as one session asks, or as nobody. */
export interface JsonRpc {
  /**
   * Calls a JSON route of Odoo. A 404 is not believed before `/web/session/check` has said that the session lives,
   * because chat routes answer 404 to a dead one (WIRE.md §2.4).
   * @param path such as `/mail/data`
   */
  call(path: string, params: unknown, options?: CallOptions): FromServer<unknown>;
  /** One request and its answer, no second thoughts. */
  exchange(path: string, params: unknown, options?: CallOptions): FromServer<Answer>;
  /** As `exchange`, with the answer as it came. */
  post(path: string, params: unknown, options?: CallOptions): ReturnType<Http>;
  /**
   * Whether the session lives. A server of several databases knows by a session which one is meant; for a dead one it
   * has no routes but the few that need none, and the rest are its HTML page for 404. So does a server that cannot reach
   * its databases, which then lists none of them: nobody is signed out for that.
   */
  checkSession(options?: CallOptions): FromServer<unknown>;
}

/** Of nobody. */
export const noCookie = (): null => null;

/** @param of.cookie the `cookie` header, read anew for each request, because the server renews it; null for none */
export function createJsonRpc(of: {
  readonly http: Http;
  readonly origin: string;
  readonly cookie: () => string | null;
}): JsonRpc {
  const { http, origin } = of;

  function post(path: string, params: unknown, options: CallOptions = {}, cookie = of.cookie()): ReturnType<Http> {
    return http({
      method: "POST",
      url: origin + path,
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "user-agent": userAgent,
        ...(cookie === null ? {} : { cookie }),
      },
      body: JSON.stringify({ jsonrpc: "2.0", method: "call", id: 1, params }),
      timeout: options.timeout ?? usualTimeout,
      maxBytes: answerLimits.bytes,
      signal: options.signal ?? null,
      isRepeatable: options.isRepeatable ?? false,
    });
  }

  async function exchange(
    path: string,
    params: unknown,
    options?: CallOptions,
    cookie = of.cookie(),
  ): FromServer<Answer> {
    const response = await post(path, params, options, cookie);
    if (!response.ok) return err(failureOf(response.error));
    const envelope = await readEnvelope(response.value);
    return envelope.ok ? ok({ result: envelope.value, headers: response.value.headers }) : envelope;
  }

  async function checkSession(options?: CallOptions, cookie = of.cookie()): FromServer<unknown> {
    const asked = { ...options, ...repeatable };
    const check = await exchange("/web/session/check", {}, asked, cookie);
    if (check.ok || !isNoSuchPage(check.error)) return check;
    const listed = await exchange("/web/database/list", {}, asked, null);
    return listed.ok && v.is(SeveralNames, listed.value.result) ? err({ type: "signed-out" }) : check;
  }

  return {
    async call(path, params, options) {
      const cookie = of.cookie();
      const answer = await exchange(path, params, options, cookie);
      if (answer.ok) return ok(answer.value.result);
      const isMissing = answer.error.type === "refused" && answer.error.kind === "missing";
      const isPage = isNoSuchPage(answer.error);
      if (cookie === null || !(isMissing || isPage)) return answer;
      const check = await checkSession(options, cookie);
      // Whose page it was, and what was done behind it, nobody knows but of a dead session.
      return check.ok || (isPage && check.error.type !== "signed-out") ? answer : check;
    },
    exchange: (path, params, options) => exchange(path, params, options),
    post: (path, params, options) => post(path, params, options),
    checkSession: (options) => checkSession(options),
  };
}

const SeveralNames = v.pipe(shortList(v.string()), v.minLength(2));

function isNoSuchPage(failure: ServerFailure): boolean {
  return failure.type === "malformed" && failure.instead === 404;
}

/** `offline` only where the request provably never left; everything else leaves a doubt that has to be cleared. */
export function failureOf(fault: HttpFault): ServerFailure {
  switch (fault.type) {
    case "name-not-resolved":
    case "refused":
    case "unreachable":
    case "certificate":
    case "client-certificate":
    case "held-back":
      return { type: "offline", fault };
    case "timeout":
    case "broken":
    case "too-large":
    case "aborted":
      return { type: "unanswered", detail: `${fault.type}: ${fault.detail}`, instead: fault };
  }
}

const Envelope = v.object({
  jsonrpc: v.literal("2.0"),
  result: v.optional(v.unknown()),
  error: v.optional(
    v.object({
      code: v.number(),
      message: v.fallback(v.string(), ""),
      data: v.fallback(v.object({ name: v.fallback(v.string(), ""), message: v.fallback(v.string(), "") }), {
        name: "",
        message: "",
      }),
    }),
  ),
});

/** The `result` of a JSON-RPC answer, or why there is none. A long one is read in slices. */
export async function readEnvelope({ status, headers, body }: HttpResponse): FromServer<unknown> {
  const json = await parseJson(body);
  if (!json.ok) return json;
  const envelope = v.safeParse(Envelope, json.value);
  if (!envelope.success || status !== 200) return err(failureOfPage(status, headers, beginningOf(body)));
  const { result, error } = envelope.output;
  return error === undefined ? ok(result ?? null) : err(failureOfError(error));
}

/** What it holds, undefined when it is no JSON, or that it is beyond the limits. */
async function parseJson(body: Uint8Array): FromServer<unknown> {
  try {
    return ok(await inSlices(readJson(body, answerLimits), turns));
  } catch (error) {
    if (error instanceof TooLarge) return err(failureOf({ type: "too-large", detail: error.message }));
    if (error instanceof SyntaxError) return ok(undefined);
    throw error;
  }
}

/** Of a header in a sentence, characters. */
const longestHeader = 300;

/** What stands between us and Odoo has answered: a proxy, a portal, another program. */
export function failureOfPage(
  status: number,
  headers: ReadonlyMap<string, readonly string[]>,
  text: string,
): ServerFailure {
  const kind = cut(headers.get("content-type")?.[0] ?? "no content type", longestHeader);
  const target = headers.get("location")?.[0];
  const detail = `HTTP ${status}, ${kind}${target === undefined ? "" : `, to ${cut(target, longestHeader)}`}: ${pageInShort(text)}`;
  if (status === 429) return { type: "busy", detail };
  if (status === 413)
    return { type: "refused", kind: "invalid", reason: "", because: coded("refused.upload-too-large") };
  const type = status === 200 || status >= 500 ? "unanswered" : "malformed";
  return { type, detail, instead: status };
}

/** What Odoo says, by whatever way, when it has given up after retries of its own (WIRE.md §9): all is rolled back. */
const gaveUp = /could not serialize access|SerializationFailure|DeadlockDetected|LockNotAvailable/;

/**
 * No database connection was left. A post that met this was seen to be there all the same: Odoo commits, then opens
 * another connection to tell of it on the bus (`bus.bus._ensure_hooks`), and answers with what that one met.
 */
const ranDry = /PoolError/;

/** Whether Odoo says, by whatever way, that it is too busy; null for anything else. */
export function busyIn(text: string, detail: string): ServerFailure | null {
  if (gaveUp.test(text)) return { type: "busy", detail };
  return ranDry.test(text) ? { type: "busy", detail, mayBeDone: true } : null;
}

/** So much of the server's words about an error is kept, characters. */
export const longestReason = 10_000;

function failureOfError(error: {
  readonly code: number;
  readonly message: string;
  readonly data: { readonly name: string; readonly message: string };
}): ServerFailure {
  const { name } = error.data;
  const reason = (error.data.message || error.message).slice(0, longestReason);
  if (error.code === 100 || name === "odoo.http.SessionExpiredException") return { type: "signed-out" };
  if (error.code === 404 || name === "werkzeug.exceptions.NotFound")
    return { type: "refused", kind: "missing", reason };
  const busy = busyIn(`${name} ${reason}`, reason);
  if (busy) return busy;
  if (name.startsWith("psycopg2.")) return { type: "unanswered", detail: `${name}: ${reason}` };
  switch (name.replace(/^odoo\.exceptions\./, "")) {
    case "AccessError":
    case "AccessDenied":
      return { type: "refused", kind: "access", reason };
    case "MissingError":
      return { type: "refused", kind: "missing", reason };
    case "UserError":
    case "ValidationError":
    case "RedirectWarning":
      return { type: "refused", kind: "invalid", reason };
    default:
      return { type: "refused", kind: "other", reason };
  }
}
