import { htmlAnswer } from "./http-answer.ts";
import type { Answer } from "./http-answer.ts";
import type { Odoo } from "./odoo.ts";
import { publicSessionInfo, sessionInfo } from "./session-info.ts";
import type { Session } from "./sessions.ts";
import type { Account } from "./records.ts";

/** The two HTML pages that a client looks into: the login form and the web client (WIRE.md §2.1, §2.2). */

export function loginPage(odoo: Odoo, session: Session, refusal = ""): Answer {
  const token = odoo.sessions.csrfToken(session);
  const form =
    `<form class="oe_login_form" role="form" method="post" action="/web/login">` +
    `<input type="hidden" name="csrf_token" value="${token}"/>` +
    `<input type="text" name="login" id="login"/><input type="password" name="password" id="password"/>` +
    (refusal === "" ? "" : `<p class="alert alert-danger" role="alert">${refusal}</p>`) +
    `<button type="submit">Log in</button></form>`;
  return page("Odoo", publicSessionInfo(odoo), token, form);
}

export function webClientPage(odoo: Odoo, account: Account, session: Session, baseUrl: string): Answer {
  const body = `<script>odoo.loadMenusPromise = null;</script>`;
  return page("Odoo", sessionInfo(odoo, account, baseUrl), odoo.sessions.csrfToken(session), body);
}

function page(title: string, info: unknown, token: string, body: string): Answer {
  const html =
    `<!DOCTYPE html>\n<html lang="en-US"><head><meta charset="utf-8"/><title>${title}</title>\n` +
    `<script id="web.layout.odooscript" type="text/javascript">\n  var odoo = {\n    csrf_token: "${token}",\n    debug: "",\n  };\n</script>\n` +
    `<script type="text/javascript">\n  odoo.__session_info__ = ${JSON.stringify(info).replaceAll("<", "\\u003c")};\n</script>\n` +
    `</head><body class="o_web_client">${body}</body></html>\n`;
  return htmlAnswer(200, html, { "Cache-Control": "no-cache" });
}

export function redirect(location: string): Answer {
  const body = `<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n`;
  return htmlAnswer(303, body, { Location: location });
}

export const invalidCsrf = () =>
  htmlAnswer(
    400,
    `<!doctype html>\n<html lang=en>\n<title>400 Bad Request</title>\n<h1>Bad Request</h1>\n<p>Session expired (invalid CSRF token)</p>\n`,
  );
