import type { Http, HttpFault, HttpRequest, HttpResponse } from "../../../electron/core/ports/http.ts";
import { err, ok } from "../../../shared/result.ts";
import { recordedAnswers, type RecordedServer } from "../../wire/recordings.ts";

export type Scripted =
  | HttpFault
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
      readonly body: string;
    };

/** An `Http` that gives the answers it was given, in order, and remembers what it was asked. */
export function scriptedHttp(...answers: readonly Scripted[]): Http & { readonly requests: readonly HttpRequest[] } {
  const left = [...answers];
  const requests: HttpRequest[] = [];
  const http: Http = (request) => {
    requests.push(request);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody expected ${request.method} ${request.url}`);
    return Promise.resolve("type" in answer ? err(answer) : ok(responseOf(answer)));
  };
  return Object.assign(http, { requests });
}

/** What a real server answered to this, by the name it was recorded under. */
export function recorded(name: string, server: RecordedServer = "18.0-7"): Scripted {
  const answer = recordedAnswers(server).get(name);
  if (answer === undefined) throw new Error(`There is no recording named ${name}`);
  return answer;
}

export function json(result: unknown): Scripted {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, result }),
  };
}

/** An error of Odoo in its envelope (WIRE.md §2.3). */
export function odooError(name: string, message: string, code = 200): Scripted {
  const error = {
    code,
    message: "Odoo Server Error",
    data: { name, message, debug: "Traceback …", arguments: [], context: {} },
  };
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, error }),
  };
}

export function page(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Scripted {
  return { status, headers: { "content-type": "text/html", ...headers }, body };
}

function responseOf({ status, headers = {}, body }: Exclude<Scripted, HttpFault>): HttpResponse {
  return {
    status,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
    body: new TextEncoder().encode(body),
  };
}
