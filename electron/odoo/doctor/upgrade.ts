import { host as hostName, page, seen } from "../../../shared/doctor/diagnosis.ts";
import { adviceOnStatus, faultFinding, get } from "./http.ts";
import { otherPaths } from "../bus/websocket-paths.ts";
import { asParley, dial, type Dialled } from "./connection.ts";
import { failed, fine, skipped, warning, type Finding, type Instruments, type Known, type Probe } from "./probe.ts";
import { routes } from "./proxy.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

const severalDatabases = coded("because.several-databases");

/** `GET /websocket/health`, which every process of Odoo answers (WIRE.md §3.5). */
export const probeHealth: Probe = async (instruments, known) => {
  const answer = await get(instruments, `${known.origin}/websocket/health`, known.cookie);
  if (!answer.ok) return faultFinding(known.origin, answer.error);
  const { status, body } = answer.value;
  if (status === 404 && !known.isDatabaseSettled) return { found: null, verdict: skipped(severalDatabases) };
  const isPass = status === 200 && /"status":\s*"pass"/.test(new TextDecoder().decode(body));
  const found = coded("found.http", { status });
  if (isPass) return { found, verdict: fine };
  if (status === 404) return { found, verdict: failed(missing(known)) };
  return {
    found,
    verdict: failed(adviceOnStatus(status) === null ? coded("advice.path-missing") : coded("advice.health-broken")),
  };
};

/** A websocket as the app opens it, by each way that there is. */
export const probeUpgrade: Probe = async (instruments, known) => {
  const [first, second] = routes(known);
  if (first === undefined) return { found: null, verdict: skipped(coded("because.no-route")) };
  const one = await tryRoute(instruments, known, first);
  if (second === undefined) return one;
  const other = await tryRoute(instruments, known, second);
  const found = coded("found.both-routes", { direct: one.found ?? "", proxied: other.found ?? "" });
  if (works(one) && !works(other))
    return { found, verdict: warning(coded("advice.only-direct", { proxy: hostName(second?.host ?? "") })) };
  if (works(other) && !works(one)) return { found, verdict: failed(coded("advice.only-through-proxy")) };
  return { ...one, found };
};

const works = ({ verdict }: Finding): boolean => verdict.state === "ok" || verdict.state === "warning";

async function tryRoute(instruments: Instruments, known: Known, proxy: URL | null): Promise<Finding> {
  const dialled = await dial(instruments, known, asParley(known, proxy));
  const isNothingThere = dialled.type === "status" && dialled.status === 404 && known.isDatabaseSettled;
  const elsewhere = isNothingThere ? await tryOtherPaths(instruments, known, proxy) : null;
  return elsewhere ?? readDialled(dialled, known);
}

/** As the app does when the server says that the standard path does not exist. Null: none of them opens. */
async function tryOtherPaths(instruments: Instruments, known: Known, proxy: URL | null): Promise<Finding | null> {
  for (const websocketPath of otherPaths) {
    const there = { ...known, websocketPath };
    const finding = await readDialled(await dial(instruments, there, asParley(there, proxy)), there);
    if (!works(finding)) continue;
    const places = { standard: known.websocketPath, path: websocketPath };
    const found = coded("found.other-path", { ...places, found: finding.found ?? "" });
    return { found, verdict: warning(coded("advice.other-path", { path: websocketPath })), learnt: { websocketPath } };
  }
  return null;
}

async function readDialled(dialled: Dialled, known: Known): Promise<Finding> {
  switch (dialled.type) {
    case "open": {
      const answer = await dialled.line.ping();
      dialled.line.close();
      if (answer === "pong") return { found: seen("101"), verdict: fine };
      if (answer === "silent") return { found: coded("found.open-silent"), verdict: failed(coded("advice.mute")) };
      const { code } = answer;
      return {
        found: coded("found.open-closed", { code }),
        verdict: failed(coded("advice.closed-after-subscribe", { code })),
      };
    }
    case "status": {
      const found = coded("found.http", { status: dialled.status });
      if (dialled.status === 404 && !known.isDatabaseSettled)
        return { found: null, verdict: skipped(severalDatabases) };
      return { found, verdict: failed(adviceOnUpgrade(dialled.status, dialled.isCloudflare, known)) };
    }
    case "fault":
      return { found: seen(page(dialled.detail)), verdict: failed(coded("advice.upgrade-broken")) };
  }
}

/** What an answer in the place of 101 says about who gave it. */
function adviceOnUpgrade(status: number, isCloudflare: boolean, known: Known): CodedText {
  if (status >= 520 && status <= 530) return coded("advice.cloudflare-websockets-off");
  if (status === 404) return missing(known);
  if (status === 500) return coded("advice.wrong-port");
  if (status === 401 || status === 403 || status === 407) return coded("advice.upgrade-denied");
  if (status === 429) return coded("advice.too-many-requests");
  if (status >= 502 && status <= 504) return coded("advice.gevent-down");
  // A proxy that takes the headers away makes a plain GET of it, which Odoo answers with 400 (WIRE.md §3.1).
  if (status === 400 || status === 426)
    return isCloudflare ? coded("advice.cloudflare-websockets-off") : coded("advice.headers-removed");
  return status >= 500 ? coded("advice.server-error") : coded("advice.upgrade-dropped");
}

/** Nothing at /websocket: because Odoo has nothing there, or because the way does not lead to Odoo. */
function missing({ isDatabaseSettled, websocketVersion }: Known): CodedText {
  return isDatabaseSettled && websocketVersion === null ? coded("advice.bus-missing") : coded("advice.path-missing");
}
