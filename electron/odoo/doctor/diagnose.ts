import {
  database as databaseName,
  host as hostName,
  seen,
  stepTitle,
  type Diagnosis,
  type Step,
  type StepName,
} from "../../../shared/doctor/diagnosis.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import type { GateState } from "../../core/ports/governor-state.ts";
import type { TargetKey } from "../../core/app/app-ports.ts";
import { normaliseAddress } from "../session/address.ts";
import { askEither } from "../session/find-server.ts";
import { gateFinding } from "./governor.ts";
import { get, probeHttp } from "./http.ts";
import { probeOrigin, probeRoundTrip, probeSubscribe, probeVersion } from "./live.ts";
import { probeName, probeTcp } from "./network.ts";
import { probeKey, probeKeyCall, unusedByKey } from "./key.ts";
import { failed, fine, skipped, unused, type Finding, type Known, type Probe, type ProbedStep } from "./probe.ts";
import { probeProxy, readProxy, type FindProxy } from "./proxy.ts";
import { probeDatabases, probeOdoo } from "./server.ts";
import { probeSession } from "./session.ts";
import { probeTls } from "./tls.ts";
import { probeHealth, probeUpgrade } from "./upgrade.ts";
import { standardPath } from "../bus/websocket-paths.ts";
import { coded } from "../../../shared/text/catalogue.ts";

export interface DiagnoseOptions {
  /** As typed. */
  readonly address: string;
  readonly http: Http;
  /** The `cookie` header of a signed-in workspace, or null to examine without a session. */
  readonly cookie: string | null;
  /** What opens the workspace where no session does; null or absent otherwise. */
  readonly key?: TargetKey | null;
  /** The version that this workspace has connected with, or null. */
  readonly websocketVersion: string | null;
  /** The one meant where the server has several; null: whatever the server settles. */
  readonly database?: string | null;
  readonly findProxy: FindProxy;
  /** How the requests of the workspace fare that is examined; null or absent when none is. */
  readonly gate?: GateState | null;
  /** Authorities to trust beside Node's own, PEM. */
  readonly roots?: () => readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** Hears of each step as it is done. */
  readonly onStep?: (step: Step) => void;
}

const probes: Readonly<Record<ProbedStep, Probe>> = {
  name: probeName,
  tcp: probeTcp,
  tls: probeTls,
  proxy: probeProxy,
  http: probeHttp,
  odoo: probeOdoo,
  databases: probeDatabases,
  session: probeSession,
  key: probeKey,
  "key-call": probeKeyCall,
  health: probeHealth,
  upgrade: probeUpgrade,
  origin: probeOrigin,
  version: probeVersion,
  subscribe: probeSubscribe,
  "round-trip": probeRoundTrip,
};

/** When one of these is not well, whatever follows could only fail in the same way. */
const decisive: ReadonlySet<StepName> = new Set([
  "address",
  "name",
  "tcp",
  "tls",
  "proxy",
  "http",
  "odoo",
  "key",
  "upgrade",
]);

const stepsOfKey: ReadonlySet<StepName> = new Set(["key", "key-call"]);

/** Goes from the address to a message and back, one step after the other. Each takes a few seconds at most. */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis> {
  const book = openBook(options);
  const { origin, ...finding } = await readAddress(options);
  book.enter("address", options.clock.now(), finding);
  let known = origin === null ? null : await firstKnown(options, origin);
  const { key = null } = options;
  for (const name of probedSteps.filter((step) => key !== null || !stepsOfKey.has(step))) {
    const began = options.clock.now();
    const stoppedBy = book.stoppedBy();
    const because = unusedByKey({ key }, name);
    if (because !== null) book.enter(name, began, { found: null, verdict: unused(because) });
    else if (stoppedBy !== null || known === null) book.enter(name, began, left(stoppedBy ?? "address"));
    else {
      const probed: Finding = await probes[name]({ roots: () => [], ...options }, known);
      known = { ...known, ...probed.learnt };
      book.enter(name, began, probed);
    }
  }
  known?.line?.close();
  book.enter("requests", options.clock.now(), gateFinding(options.gate ?? null));
  const settled = known?.database ?? null;
  return {
    steps: book.steps,
    serverVersion: known?.serverVersion ?? null,
    database: settled === null ? null : databaseName(settled),
  };
}

const probedSteps = typedKeys(probes);

function typedKeys<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record).filter((key): key is K => Object.hasOwn(record, key));
}

/** The steps so far, and the one after which the rest is not worth trying. */
function openBook({ clock, log, onStep }: DiagnoseOptions) {
  const steps: Step[] = [];
  return {
    steps,
    stoppedBy: (): StepName | null => steps.find(decides)?.name ?? null,
    enter(name: StepName, began: number, { found, verdict }: Finding): void {
      const step: Step = { name, took: Math.max(0, clock.now() - began), found, verdict };
      if (verdict.state !== "ok") log("info", "doctor-step", { step: name, state: verdict.state });
      steps.push(step);
      onStep?.(step);
    },
  };
}

/** An upgrade that could not even be tried leaves nothing to do for what comes after it. */
function decides({ name, verdict }: Step): boolean {
  return decisive.has(name) && (verdict.state === "failed" || (name === "upgrade" && verdict.state === "skipped"));
}

async function readAddress({ address, http }: DiagnoseOptions): Promise<Finding & { readonly origin: string | null }> {
  const normal = normaliseAddress(address);
  if (normal.ok) {
    // As signing in does: what the address leaves open is settled by what answers.
    const isOpen = normal.value.plainOrigin !== null;
    const { origin } = isOpen
      ? await askEither(normal.value, (where) => get({ http }, `${where}/web/login`, null))
      : normal.value;
    return { found: seen(hostName(origin)), verdict: fine, origin };
  }
  const advised = coded(normal.error.reason === "odoo-sh-page" ? "advice.odoo-sh-page" : "advice.address-unclear");
  return { found: null, verdict: failed(advised), origin: null };
}

async function firstKnown(options: DiagnoseOptions, origin: string): Promise<Known> {
  const proxy = await options.findProxy(origin);
  return {
    origin,
    proxy: proxy === null ? null : readProxy(proxy),
    isDirect: false,
    cookie: options.cookie,
    isSignedIn: options.cookie !== null,
    key: options.key ?? null,
    keptSignIn: options.gate?.signIn ?? null,
    serverVersion: null,
    database: options.database ?? null,
    isDatabaseSettled: false,
    websocketVersion: null,
    websocketPath: standardPath,
    versionInUse: options.websocketVersion,
    settings: null,
    line: null,
  };
}

function left(stoppedBy: StepName): Finding {
  return { found: null, verdict: skipped(coded("because.step", { step: stepTitle(stoppedBy) })) };
}
