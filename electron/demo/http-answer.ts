import type { ServerResponse } from "node:http";

/** An answer to be written, in the dress of Odoo's werkzeug (WIRE.md §2.3). */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export function jsonAnswer(value: unknown): Answer {
  return { status: 200, headers: { "Content-Type": "application/json; charset=utf-8" }, body: JSON.stringify(value) };
}

export function xmlAnswer(xml: string): Answer {
  return { status: 200, headers: { "Content-Type": "text/xml; charset=utf-8" }, body: xml };
}

export function pageAnswer(status: number, title: string, text: string): Answer {
  const body = `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`;
  return htmlAnswer(status, body);
}

export function htmlAnswer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, body };
}

export const notFoundPage = () =>
  pageAnswer(
    404,
    "Not Found",
    "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
  );

export function write(response: ServerResponse, answer: Answer, cookies: readonly string[]): void {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status, {
    Server: "Werkzeug/2.2.2 Python/3.11.2",
    "X-Content-Type-Options": "nosniff",
    ...answer.headers,
    ...(cookies.length === 0 ? {} : { "Set-Cookie": [...cookies] }),
    ...(answer.status === 304 ? {} : { "Content-Length": String(body.byteLength) }),
  });
  response.end(answer.status === 304 ? undefined : body);
}
