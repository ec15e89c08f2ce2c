import { advice } from "../../../shared/doctor/advice.ts";
import { host as hostName, page, say, type Phrase } from "../../../shared/doctor/diagnosis.ts";
import { adviceOnStatus, faultFinding, get } from "./http.ts";
import { otherPaths } from "../bus/websocket-paths.ts";
import { asParley, dial, type Dialled } from "./connection.ts";
import { failed, fine, skipped, warning, type Finding, type Instruments, type Known, type Probe } from "./probe.ts";
import { routes } from "./proxy.ts";

const severalDatabases = "the server has several databases and nobody is signed in; name one, or sign in first";

/** `GET /websocket/health`, which every process of Odoo answers (WIRE.md §3.5). */
export const probeHealth: Probe = async (instruments, known) => {
  const answer = await get(instruments, `${known.origin}/websocket/health`, known.cookie);
  if (!answer.ok) return faultFinding(known.origin, answer.error);
  const { status, body } = answer.value;
  if (status === 404 && !known.isDatabaseSettled) return { found: [], verdict: skipped(severalDatabases) };
  const isPass = status === 200 && /"status":\s*"pass"/.test(new TextDecoder().decode(body));
  const found = say`HTTP ${status}`;
  if (isPass) return { found, verdict: fine };
  if (status === 404) return { found, verdict: failed(missing(known)) };
  return { found, verdict: failed(adviceOnStatus(status) === null ? advice.pathMissing : advice.healthBroken) };
};

/** A websocket as the app opens it, by each way that there is. */
export const probeUpgrade: Probe = async (instruments, known) => {
  const [first, second] = routes(known);
  if (first === undefined) return { found: [], verdict: skipped("there is no way to try it") };
  const one = await tryRoute(instruments, known, first);
  if (second === undefined) return one;
  const other = await tryRoute(instruments, known, second);
  const found = [...say`without the proxy `, ...one.found, ...say`, through it `, ...other.found];
  if (works(one) && !works(other)) return { found, verdict: warning(advice.onlyDirect(hostName(second?.host ?? ""))) };
  if (works(other) && !works(one)) return { found, verdict: failed(advice.onlyThroughProxy) };
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
    const found = [...say`HTTP 404 at ${known.websocketPath}, `, ...finding.found, ...say` at ${websocketPath}`];
    return { found, verdict: warning(advice.otherPath(websocketPath)), learnt: { websocketPath } };
  }
  return null;
}

async function readDialled(dialled: Dialled, known: Known): Promise<Finding> {
  switch (dialled.type) {
    case "open": {
      const answer = await dialled.line.ping();
      dialled.line.close();
      if (answer === "pong") return { found: say`101`, verdict: fine };
      if (answer === "silent") return { found: say`101, then nothing`, verdict: failed(advice.mute) };
      const { code } = answer;
      return { found: say`101, then closed with ${code}`, verdict: failed(advice.closedAfterSubscribe(code)) };
    }
    case "status": {
      const found = say`HTTP ${dialled.status}`;
      if (dialled.status === 404 && !known.isDatabaseSettled) return { found: [], verdict: skipped(severalDatabases) };
      return { found, verdict: failed(adviceOnUpgrade(dialled.status, dialled.isCloudflare, known)) };
    }
    case "fault":
      return { found: say`${page(dialled.detail)}`, verdict: failed(advice.upgradeBroken) };
  }
}

/** What an answer in the place of 101 says about who gave it. */
function adviceOnUpgrade(status: number, isCloudflare: boolean, known: Known): Phrase {
  if (status >= 520 && status <= 530) return advice.cloudflareWebsocketsOff;
  if (status === 404) return missing(known);
  if (status === 500) return advice.wrongPort;
  if (status === 401 || status === 403 || status === 407) return advice.upgradeDenied;
  if (status === 429) return advice.tooManyRequests;
  if (status >= 502 && status <= 504) return advice.geventDown;
  // A proxy that takes the headers away makes a plain GET of it, which Odoo answers with 400 (WIRE.md §3.1).
  if (status === 400 || status === 426) return isCloudflare ? advice.cloudflareWebsocketsOff : advice.headersRemoved;
  return status >= 500 ? advice.serverError : advice.upgradeDropped;
}

/** Nothing at /websocket: because Odoo has nothing there, or because the way does not lead to Odoo. */
function missing({ isDatabaseSettled, websocketVersion }: Known): Phrase {
  return isDatabaseSettled && websocketVersion === null ? advice.busMissing : advice.pathMissing;
}
