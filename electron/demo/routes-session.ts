import { accessDenied, accessError, sessionExpired, typeError } from "./errors.ts";
import { userRoute } from "./call.ts";
import type { Call, JsonRoute } from "./call.ts";
import { serverVersion, sessionInfo } from "./session-info.ts";

/** Signing in and out, and what a server says of itself (WIRE.md §2.1). */
export const sessionRoutes: Readonly<Record<string, JsonRoute>> = {
  "/web/webclient/version_info": { auth: "none", run: () => serverVersion },
  "/web/database/list": {
    auth: "none",
    run: ({ odoo }) => {
      if (!odoo.listsDatabases) throw accessDenied();
      return [odoo.database];
    },
  },
  "/web/session/authenticate": { auth: "none", run: authenticate },
  "/web/session/get_session_info": userRoute((call, account) => {
    if (call.session !== null) call.useSession(call.session);
    return sessionInfo(call.odoo, account, call.baseUrl);
  }),
  "/web/session/check": userRoute(() => undefined),
  "/web/session/destroy": userRoute(({ odoo, session, useSession, addCookie }) => {
    if (session === null) throw sessionExpired();
    odoo.sessions.close(session);
    addCookie("cids=; Max-Age=0; Path=/");
    useSession(odoo.sessions.open(null));
  }),
};

function authenticate({ odoo, params, baseUrl, useSession }: Call): unknown {
  const { db, login, password } = params;
  for (const [name, value] of Object.entries({ db, login, password })) {
    if (value === undefined)
      throw typeError(`Session.authenticate() missing 1 required positional argument: '${name}'`);
  }
  if (db !== odoo.database) throw accessError("Database not found.");
  const account = typeof login === "string" ? odoo.world.accountOf(login) : null;
  if (account === null || !account.active || account.password !== password) throw accessDenied();
  // The second factor is still missing: a cookie, but nobody behind it (§2.1).
  if (account.hasTotp) {
    useSession(odoo.sessions.open(null));
    return { uid: null };
  }
  useSession(odoo.sessions.open(account));
  return sessionInfo(odoo, account, baseUrl);
}
