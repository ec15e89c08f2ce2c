import type { Call, JsonRoute } from "./call.ts";
import { callKw } from "./call-kw.ts";
import { errorEnvelope, notFound, OdooError, UnknownModel, valueError } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import { asList, asRecord, text } from "./params.ts";
import { busRoutes, laterBusRoutes } from "./routes-bus.ts";
import { discussRoutes } from "./routes-discuss.ts";
import { mailRoutes } from "./routes-mail.ts";
import { sessionRoutes } from "./routes-session.ts";
import { userRoute } from "./call.ts";
import { callService } from "./services.ts";

/** All JSON routes, and the envelope around their answers (WIRE.md §2.3). */
const routes: Readonly<Record<string, JsonRoute>> = {
  ...sessionRoutes,
  ...mailRoutes,
  ...discussRoutes,
  ...busRoutes,
  "/jsonrpc": {
    auth: "none",
    run: ({ odoo, params }) =>
      callService(odoo, text(params, "service"), text(params, "method"), asList(params["args"])),
  },
};

const callKwRoute = userRoute(({ odoo, params }, account) => {
  const model = text(params, "model");
  try {
    return callKw(odoo, account, model, text(params, "method"), asList(params["args"]), asRecord(params["kwargs"]));
  } catch (error) {
    if (error instanceof UnknownModel) throw notFound(true);
    throw error;
  }
});

export function jsonRoute(odoo: Odoo, path: string): JsonRoute | null {
  if (path === "/web/dataset/call_kw" || path.startsWith("/web/dataset/call_kw/")) return callKwRoute;
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route !== undefined) return route;
  if (!odoo.dialect.hasMissedNotificationsRoute || !Object.hasOwn(laterBusRoutes, path)) return null;
  return laterBusRoutes[path] ?? null;
}

/** What is sent back for a request with this id: `result`, `error`, or neither for None. */
export function runRoute(route: JsonRoute, call: Call, id: unknown): Record<string, unknown> {
  try {
    const result = route.run(call);
    return { jsonrpc: "2.0", id, ...(result === undefined ? {} : { result }) };
  } catch (error) {
    const raised =
      error instanceof OdooError ? error : valueError(error instanceof Error ? error.message : String(error));
    return { jsonrpc: "2.0", id: raised.forgetsId ? null : id, error: errorEnvelope(raised) };
  }
}
