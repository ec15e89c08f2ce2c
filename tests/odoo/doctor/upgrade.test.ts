import { expect, test } from "vitest";
import type { Fault } from "../../support/fault-proxy/fault.ts";
import { examine, foundIn, hasty, office, outcome } from "./examination.ts";

const onSocket = { only: "websocket" } as const;

const upgrades: readonly (readonly [name: string, fault: Fault, sentence: string])[] = [
  [
    "400: a header got lost",
    { type: "upgrade-refused", status: 400 },
    "A header of the upgrade got lost on the way: have the proxy speak HTTP/1.1 to Odoo and pass the headers Upgrade, Connection, Origin and Host on.",
  ],
  [
    "404: the proxy does not pass it on",
    { type: "upgrade-refused", status: 404 },
    "Nothing answers at /websocket: have the proxy pass /websocket on to Odoo's gevent port (8072 unless changed).",
  ],
  [
    "500: the HTTP port instead of the gevent port",
    { type: "upgrade-refused", status: 500 },
    "The proxy sends /websocket to Odoo's HTTP port instead of the gevent port: pass /websocket on to the gevent port (8072 unless changed).",
  ],
  [
    "502: no gevent process",
    { type: "page", page: 502, ...onSocket },
    "The proxy cannot reach what it passes /websocket on to: start Odoo's gevent process (it needs workers above 0), and check its port in the proxy.",
  ],
  [
    "520: websockets off at Cloudflare",
    { type: "page", page: 520, ...onSocket },
    "Cloudflare does not let websockets through: turn WebSockets on under Network in Cloudflare, and have the server behind it accept them.",
  ],
  [
    "101 and then nothing",
    { type: "mute-websocket" },
    "The websocket opens, but nothing comes through it: have the proxy pass websocket frames on unbuffered, or the security software on this computer leave them alone.",
  ],
  [
    "a reset",
    { type: "reset", ...onSocket },
    "The connection breaks off or falls silent when it asks for a websocket: have the proxy or firewall let upgrades on /websocket through.",
  ],
  [
    "nothing at all",
    { type: "half-open", ...onSocket },
    "The connection breaks off or falls silent when it asks for a websocket: have the proxy or firewall let upgrades on /websocket through.",
  ],
];

test.each(upgrades)("an upgrade answered with %s", async (_name, fault, sentence) => {
  const { proxy } = await office();
  await proxy.set(fault);
  const diagnosis = await examine(proxy.url, { clock: hasty });
  expect(outcome(diagnosis, "upgrade")).toBe(`failed: ${sentence}`);
  expect(outcome(diagnosis, "subscribe")).toBe("skipped because “Live connection: upgrade” has to be settled first");
});

test("a health page that is a proxy's is said of the process behind /websocket", async () => {
  const { proxy } = await office();
  await proxy.set({ type: "page", page: 502, route: /^\/websocket/ });
  expect(outcome(await examine(proxy.url), "health")).toBe(
    "failed: The process behind /websocket is not well: start Odoo's gevent process, and check the address to which the proxy passes /websocket on.",
  );
});

test("a websocket that is elsewhere is found there, named, and used for all that follows", async () => {
  const { server, proxy } = await office();
  server.moveWebsocketTo("/longpolling/websocket");
  const diagnosis = await examine(proxy.url);
  expect(outcome(diagnosis, "upgrade")).toBe(
    "warning: Nothing answers at /websocket, and Parley uses /longpolling/websocket instead: have the proxy pass /websocket on to Odoo's gevent port (8072 unless changed), where Odoo's own pages look for it.",
  );
  expect(foundIn(diagnosis, "upgrade")).toBe("HTTP 404 at /websocket, 101 at /longpolling/websocket");
  expect(["origin", "subscribe"].map((name) => outcome(diagnosis, name as "origin"))).toEqual(["ok", "ok"]);
});
