import { page, seen } from "../../../shared/doctor/diagnosis.ts";
import { createJsonRpc, repeatable } from "../http/json-rpc.ts";
import { sessionRpc } from "../http/rpc.ts";
import { asParley, browserAgent, dial } from "./connection.ts";
import { failed, fine, patience, skipped, warning, type Known, type Probe } from "./probe.ts";
import { routes } from "./proxy.ts";
import { printable } from "../../../shared/names/printable.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** The way by which the upgrade was found to work; the direct one first. */
const way = (known: Known): URL | null => routes(known)[0] ?? null;

/** Odoo refuses whoever names no Origin (WIRE.md §3.1), so a refusal proves that ours arrives. */
export const probeOrigin: Probe = async (instruments, known) => {
  const dialled = await dial(instruments, known, { ...asParley(known, way(known)), origin: null });
  if (dialled.type === "open") {
    dialled.line.close();
    return { found: coded("found.origin-unasked"), verdict: warning(coded("advice.origin-added")) };
  }
  const answer =
    dialled.type === "status" ? coded("found.http", { status: dialled.status }) : seen(page(dialled.detail));
  return { found: coded("found.origin-asked", { answer }), verdict: fine };
};

/** Whether the process behind /websocket takes the version that the others tell (WIRE.md §3.2). */
export const probeVersion: Probe = async (instruments, known) => {
  const { websocketVersion: version, versionInUse } = known;
  if (version === null) return { found: null, verdict: skipped(coded("because.no-version")) };
  const shown = printable(version);
  const dialled = await dial(instruments, known, { ...asParley(known, way(known)), agent: browserAgent });
  if (dialled.type !== "open") return { found: seen(version), verdict: failed(coded("advice.upgrade-broken")) };
  const answer = await dialled.line.ping();
  dialled.line.close();
  if (typeof answer === "object" && answer.reason === "OUTDATED_VERSION")
    return {
      found: coded("found.outdated", { version: shown }),
      verdict: failed(coded("advice.outdated", { version: shown })),
    };
  if (versionInUse !== null && versionInUse !== version)
    return {
      found: coded("found.other-version", { version: shown, inUse: printable(versionInUse) }),
      verdict: warning(coded("advice.updated")),
    };
  return { found: seen(version), verdict: fine };
};

/** The server answers no subscription (WIRE.md §3.3); that the line lives on after it is all that can be seen. */
export const probeSubscribe: Probe = async (instruments, known) => {
  const dialled = await dial(instruments, known, asParley(known, way(known)));
  if (dialled.type !== "open") return { found: null, verdict: failed(coded("advice.upgrade-broken")) };
  const { line } = dialled;
  line.send("subscribe", { channels: [], last: 0 });
  const answer = await line.ping();
  if (answer === "pong") return { found: coded("found.line-lives"), verdict: fine, learnt: { line } };
  line.close();
  if (answer === "silent") return { found: coded("found.no-answer"), verdict: failed(coded("advice.mute")) };
  const found = coded("found.closed", { code: answer.code });
  if (answer.code === 4001) return { found, verdict: failed(coded("advice.session-of-bus-dead")) };
  return { found, verdict: failed(coded("advice.closed-after-subscribe", { code: answer.code })) };
};

/**
 * From a request over the database and the bus back to the websocket: the person's settings are changed by nothing,
 * of which the server tells that person alone (`res.users.settings`).
 */
export const probeRoundTrip: Probe = async (instruments, known) => {
  const { http, clock } = instruments;
  const { line, settings, origin, cookie, isSignedIn } = known;
  if (line === null) return { found: null, verdict: skipped(coded("because.no-line")) };
  if (!isSignedIn || settings === null) return { found: null, verdict: skipped(coded("because.no-password")) };
  const began = clock.now();
  const method = "set_res_users_settings";
  const kwargs = { new_settings: {} };
  const options = { timeout: patience, ...repeatable };
  const done = await sessionRpc(createJsonRpc({ http, origin, cookie: () => cookie }))(
    "res.users.settings",
    method,
    [[settings]],
    kwargs,
    options,
  );
  if (!done.ok) return { found: seen(done.error.type), verdict: failed(coded("advice.change-refused")) };
  const isHeard = await line.hears('"res.users.settings"');
  line.close();
  if (!isHeard)
    return { found: coded("found.nothing-within", { patience }), verdict: failed(coded("advice.nothing-arrives")) };
  return { found: coded("found.there-and-back", { took: clock.now() - began }), verdict: fine, learnt: { line: null } };
};
