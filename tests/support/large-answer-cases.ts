import { setTimeout as wait } from "node:timers/promises";
import type { Http } from "../../electron/core/ports/http.ts";
import { createBusSocket } from "../../electron/odoo/bus/bus-socket.ts";
import { createParseWarnings } from "../../electron/odoo/wire/parse-warnings-log.ts";
import { createJsonRpc, noCookie, repeatable } from "../../electron/odoo/http/json-rpc.ts";
import { createWebsocketPaths } from "../../electron/odoo/bus/websocket-paths.ts";
import { createXmlRpcClient } from "../../electron/odoo/http/xmlrpc-client.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import type { LiveSession } from "../../electron/odoo/session/session.ts";
import { err, ok } from "../../shared/result.ts";
import { listenTo } from "../suites/heard-on-bus.ts";
import { me } from "./builders.ts";

const someone = { database: "odoo", uid: 8, secret: "key" };

/** How the real adapters take the answers of `serveLargeAnswers`: how much was read, or the type of what was wrong. */
export function largeAnswerCases(http: Http, origin: string) {
  const log = () => {};

  async function json(path: string): Promise<unknown> {
    const answer = await createJsonRpc({ http, origin, cookie: noCookie }).exchange(
      path,
      {},
      { ...repeatable, timeout: 60_000 },
    );
    if (!answer.ok) return faultOf(answer.error);
    return Array.isArray(answer.value.result) ? answer.value.result.length : answer.value.result;
  }

  async function xml(path: string): Promise<unknown> {
    const client = createXmlRpcClient((request) => http({ ...request, url: origin + path }), origin);
    const answer = await client.executeKw(someone, "res.partner", "search_read", []);
    if (!answer.ok) return faultOf(answer.error);
    return Array.isArray(answer.value) ? answer.value.length : answer.value;
  }

  /** A frame of 8 MB and a small one behind it. */
  async function frames(): Promise<unknown> {
    const bus = createBusSocket({
      session: openSession,
      origin,
      self: me,
      clock: systemClock,
      parseWarnings: createParseWarnings(log),
      roots: () => [],
      paths: createWebsocketPaths({ read: () => null, write: log }, log),
    });
    const ear = listenTo(bus);
    while (ear.notices.at(-1)?.id !== 8) await wait(10);
    ear.line.close();
    return ear.notices.length;
  }

  return { json, xml, frames };
}

function faultOf(failure: { readonly type: string; readonly instead?: unknown }): unknown {
  const { instead } = failure;
  return typeof instead === "object" && instead !== null && "type" in instead ? instead.type : failure.type;
}

const openSession: LiveSession = {
  cookie: () => "session_id=mine",
  websocketVersion: () => "18.0-7",
  fileLimit: () => 0,
  check: () => Promise.resolve(ok("alive" as const)),
  refresh: () => Promise.resolve(err({ type: "signed-out" })),
  destroy: () => Promise.resolve(ok()),
};
