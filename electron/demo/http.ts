import type { IncomingMessage, ServerResponse } from "node:http";
import { faultError } from "./faults.ts";
import type { Fault, Faults } from "./faults.ts";
import { errorEnvelope } from "./errors.ts";
import { htmlAnswer, jsonAnswer, notFoundPage, pageAnswer, write, xmlAnswer } from "./http-answer.ts";
import type { Answer } from "./http-answer.ts";
import { jsonRoute, runRoute } from "./json-rpc.ts";
import type { Odoo } from "./odoo.ts";
import { asRecord, text } from "./params.ts";
import type { Params } from "./params.ts";
import type { RequestLog } from "./requests.ts";
import { mediaAnswer } from "./routes-media.ts";
import { invalidCsrf, loginPage, redirect, webClientPage } from "./routes-pages.ts";
import { sessionCookie, sessionIdIn } from "./sessions.ts";
import type { Session } from "./sessions.ts";
import { upload } from "./upload.ts";
import { xmlRpcAnswer, xmlRpcFault } from "./xmlrpc.ts";

interface Request {
  readonly incoming: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer<ArrayBuffer>;
  /** The whole JSON body, null when it is not JSON. */
  readonly json: Params | null;
  readonly session: Session | null;
  readonly cookies: string[];
}

/** Answers one HTTP request the way Odoo would; faults ordered by a test come first. */
export function createHttpHandler(deps: { odoo: Odoo; faults: Faults; log: RequestLog }) {
  const { odoo, faults, log } = deps;

  return async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "127.0.0.1"}`);
    const body = await readBody(incoming);
    const session = odoo.sessions.find(sessionIdIn(incoming.headers.cookie));
    const json = parseJson(incoming, body);
    const request: Request = { incoming, url, body, json, session, cookies: [] };
    const route = routeName(url.pathname, json);
    log.add({
      method: incoming.method ?? "GET",
      path: url.pathname,
      route,
      params: json === null ? null : asRecord(json["params"]),
      login: odoo.sessions.accountOf(session)?.login ?? null,
      at: odoo.clock.now(),
    });
    await wait(odoo, faults.delayOf(route));
    const fault = faults.take(route);
    if (fault === "dropBeforeCommit") return void incoming.socket.destroy();
    if (fault === null || fault === "dropAfterCommit") {
      const answer = await answerTo(odoo, request);
      if (fault === "dropAfterCommit") incoming.socket.destroy();
      else write(response, answer, request.cookies);
      return;
    }
    write(response, faultAnswer(fault, request), []);
  };
}

async function answerTo(odoo: Odoo, request: Request): Promise<Answer> {
  const path = request.url.pathname;
  const [, current, xmlrpc] = /^\/xmlrpc\/(2\/)?(common|object|db)$/.exec(path) ?? [];
  if (xmlrpc !== undefined) {
    if (request.incoming.method !== "POST") return methodNotAllowed();
    return xmlAnswer(await xmlRpcAnswer(odoo, xmlrpc, request.body.toString(), current === undefined));
  }
  const route = jsonRoute(odoo, path);
  if (route === null) return plainAnswer(odoo, request);
  if (request.incoming.method !== "POST") return methodNotAllowed();
  if (request.json === null) {
    return pageAnswer(
      400,
      "Bad Request",
      `Function declared as capable of handling request of type 'json' but called with a request of type 'http'`,
    );
  }
  return jsonAnswer(runRoute(route, callOf(odoo, request, request.json), request.json["id"] ?? null));
}

function callOf(odoo: Odoo, { session, url, cookies }: Request, json: Params) {
  return {
    odoo,
    session,
    account: odoo.sessions.accountOf(session),
    params: asRecord(json["params"]),
    baseUrl: url.origin,
    useSession: (used: Session) => void cookies.push(sessionCookie(used, odoo.clock.now())),
    addCookie: (cookie: string) => void cookies.push(cookie),
  };
}

/** Everything that is not JSON: pages, files, the upload. */
async function plainAnswer(odoo: Odoo, request: Request): Promise<Answer> {
  const { incoming, url, body } = request;
  if (incoming.method !== "POST") return gotten(odoo, request);
  if (url.pathname === "/web/login") return signInByForm(odoo, request);
  if (url.pathname !== "/mail/attachment/upload") {
    return url.pathname.startsWith("/web") ? invalidCsrf() : notFoundPage();
  }
  const account = odoo.sessions.accountOf(request.session);
  if (account === null || request.session === null) return notFoundPage();
  return upload(odoo, request.session, account, body, incoming.headers["content-type"] ?? "");
}

/** The login form: 303 to the web client, or the form again with a word of refusal (WIRE.md §2.1). */
function signInByForm(odoo: Odoo, { session, body, cookies }: Request): Answer {
  const form = new URLSearchParams(body.toString());
  if (session === null || form.get("csrf_token") !== odoo.sessions.csrfToken(session)) return invalidCsrf();
  const account = odoo.world.accountOf(form.get("login") ?? "");
  if (account === null || !account.active || account.password !== form.get("password")) {
    return loginPage(odoo, session, "Wrong login/password");
  }
  if (account.hasTotp) return redirect("/web/login/totp?redirect=%2Fodoo%3F");
  cookies.push(sessionCookie(odoo.sessions.open(account), odoo.clock.now()));
  return redirect("/odoo");
}

function gotten(odoo: Odoo, request: Request): Answer {
  const { incoming, url } = request;
  const account = odoo.sessions.accountOf(request.session);
  switch (url.pathname) {
    case "/":
      return redirect("/odoo");
    case "/web/login":
      return loginPage(odoo, keptSession(odoo, request));
    case "/web":
    case "/odoo":
      if (account === null) return redirect(`/web/login?redirect=${encodeURIComponent(`${url.pathname}?`)}`);
      return webClientPage(odoo, account, keptSession(odoo, request), url.origin);
    case "/websocket/health": {
      const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
      return { status: 200, headers, body: '{"status": "pass"}' };
    }
    case "/websocket":
      return pageAnswer(400, "Bad Request", "");
    default: {
      const media = mediaAnswer(odoo, account, {
        path: url.pathname,
        query: url.searchParams,
        ifNoneMatch: incoming.headers["if-none-match"],
        range: incoming.headers.range,
      });
      if (media?.status === 200 && request.session === null) keptSession(odoo, request);
      return media ?? notFoundPage();
    }
  }
}

/** The session of this request, or a new anonymous one; its cookie goes out with the answer. */
function keptSession(odoo: Odoo, { session, cookies }: Request): Session {
  const kept = session ?? odoo.sessions.open(null);
  cookies.push(sessionCookie(kept, odoo.clock.now()));
  return kept;
}

function faultAnswer(fault: Exclude<Fault, string>, { url, json }: Request): Answer {
  if ("errorEnvelope" in fault) {
    const error = faultError(fault.errorEnvelope);
    const [isXml, current] = /^\/xmlrpc\/(2\/)?/.exec(url.pathname) ?? [];
    if (isXml !== undefined) return xmlAnswer(xmlRpcFault(error, current === undefined));
    return jsonAnswer({ jsonrpc: "2.0", id: json?.["id"] ?? null, error: errorEnvelope(error) });
  }
  const status = "status" in fault ? fault.status : 200;
  return htmlAnswer(
    status,
    fault.html ?? `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
  );
}

const methodNotAllowed = () =>
  pageAnswer(405, "Method Not Allowed", "The method is not allowed for the requested URL.");

function routeName(path: string, json: Params | null): string {
  if (path !== "/web/dataset/call_kw" || json === null) return path;
  const params = asRecord(json["params"]);
  return `${path}/${text(params, "model")}/${text(params, "method")}`;
}

function parseJson(incoming: IncomingMessage, body: Buffer): Params | null {
  if (!/^application\/json\b/i.test(incoming.headers["content-type"] ?? "")) return null;
  try {
    return asRecord(JSON.parse(body.toString()));
  } catch {
    // Odoo takes a body that is no JSON for a bad request as well.
    return null;
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function wait(odoo: Odoo, ms: number): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve) => {
    if (ms !== Number.POSITIVE_INFINITY) odoo.clock.after(ms, resolve);
  });
}
