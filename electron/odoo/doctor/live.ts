import { advice } from "../../../shared/doctor/advice.ts";
import { page, say } from "../../../shared/doctor/diagnosis.ts";
import { callMethod, repeatable } from "../http/json-rpc.ts";
import { asParley, browserAgent, dial } from "./connection.ts";
import { failed, fine, patience, skipped, warning, type Known, type Probe } from "./probe.ts";
import { routes } from "./proxy.ts";

/** The way by which the upgrade was found to work; the direct one first. */
const way = (known: Known): URL | null => routes(known)[0] ?? null;

/** Odoo refuses whoever names no Origin (WIRE.md §3.1), so a refusal proves that ours arrives. */
export const probeOrigin: Probe = async (instruments, known) => {
  const dialled = await dial(instruments, known, { ...asParley(known, way(known)), origin: null });
  if (dialled.type === "open") {
    dialled.line.close();
    return { found: say`opened without one`, verdict: warning(advice.originAdded) };
  }
  const answer = dialled.type === "status" ? say`HTTP ${dialled.status}` : say`${page(dialled.detail)}`;
  return { found: [...say`asked for, and ours arrives; without one `, ...answer], verdict: fine };
};

/** Whether the process behind /websocket takes the version that the others tell (WIRE.md §3.2). */
export const probeVersion: Probe = async (instruments, known) => {
  const { websocketVersion: version, versionInUse } = known;
  if (version === null) return { found: [], verdict: skipped("the server has not told its version") };
  const dialled = await dial(instruments, known, { ...asParley(known, way(known)), agent: browserAgent });
  if (dialled.type !== "open") return { found: say`${version}`, verdict: failed(advice.upgradeBroken) };
  const answer = await dialled.line.ping();
  dialled.line.close();
  if (typeof answer === "object" && answer.reason === "OUTDATED_VERSION")
    return { found: say`OUTDATED_VERSION for ${version}`, verdict: failed(advice.outdated(version)) };
  if (versionInUse !== null && versionInUse !== version)
    return { found: say`${version}, in use is ${versionInUse}`, verdict: warning(advice.updated) };
  return { found: say`${version}`, verdict: fine };
};

/** The server answers no subscription (WIRE.md §3.3); that the line lives on after it is all that can be seen. */
export const probeSubscribe: Probe = async (instruments, known) => {
  const dialled = await dial(instruments, known, asParley(known, way(known)));
  if (dialled.type !== "open") return { found: [], verdict: failed(advice.upgradeBroken) };
  const { line } = dialled;
  line.send("subscribe", { channels: [], last: 0 });
  const answer = await line.ping();
  if (answer === "pong") return { found: say`the line lives on`, verdict: fine, learnt: { line } };
  line.close();
  if (answer === "silent") return { found: say`no answer`, verdict: failed(advice.mute) };
  const found = say`closed with ${answer.code}`;
  if (answer.code === 4001) return { found, verdict: failed(advice.sessionOfBusDead) };
  return { found, verdict: failed(advice.closedAfterSubscribe(answer.code)) };
};

/**
 * From a request over the database and the bus back to the websocket: the person's settings are changed by nothing,
 * of which the server tells that person alone (`res.users.settings`).
 */
export const probeRoundTrip: Probe = async (instruments, known) => {
  const { http, clock } = instruments;
  const { line, settings, origin, cookie, isSignedIn } = known;
  if (line === null) return { found: [], verdict: skipped("there is no live connection") };
  if (!isSignedIn || settings === null) return { found: [], verdict: skipped("nobody is signed in with a password") };
  const began = clock.now();
  const method = "set_res_users_settings";
  const kwargs = { new_settings: {} };
  const options = { timeout: patience, ...repeatable };
  const done = await callMethod(http, origin, cookie, "res.users.settings", method, [[settings]], kwargs, options);
  if (!done.ok) return { found: say`${done.error.type}`, verdict: failed(advice.changeRefused) };
  const isHeard = await line.hears('"res.users.settings"');
  line.close();
  if (!isHeard) return { found: say`nothing within ${patience} ms`, verdict: failed(advice.nothingArrives) };
  return { found: say`there and back in ${clock.now() - began} ms`, verdict: fine, learnt: { line: null } };
};
