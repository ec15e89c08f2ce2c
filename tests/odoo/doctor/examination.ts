import { onTestFinished } from "vitest";
import type { Diagnosis, StepName } from "../../../shared/doctor/diagnosis.ts";
import { plain } from "../../../shared/doctor/text.ts";
import type { Clock } from "../../../electron/core/ports/clock.ts";
import { diagnose, type DiagnoseOptions } from "../../../electron/odoo/doctor/diagnose.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { systemClock } from "../../../electron/shell/clock.ts";
import { createDemoServer, type DemoOptions, type DemoServer } from "../../../electron/demo/start.ts";
import { createFaultProxy, type FaultProxy } from "../../support/fault-proxy/proxy.ts";
import { english } from "../../../shared/text/languages.ts";

/** A clock on which the doctor's patience is over at once. */
export const hasty: Clock = { ...systemClock, after: (delay, run) => systemClock.after(delay / 25, run) };

export async function examine(
  address: string,
  { ca, ...options }: Partial<DiagnoseOptions> & { readonly ca?: string } = {},
): Promise<Diagnosis> {
  const http = createNodeHttp(ca === undefined ? {} : { ca });
  onTestFinished(() => http.close());
  return diagnose({
    address,
    http,
    cookie: null,
    websocketVersion: null,
    findProxy: async () => null,
    clock: systemClock,
    log: () => undefined,
    ...(ca === undefined ? {} : { roots: () => [ca] }),
    ...options,
  });
}

/** What a step came to: `ok`, or the state and the sentence. */
export function outcome({ steps }: Diagnosis, name: StepName): string {
  const verdict = steps.find((step) => step.name === name)?.verdict;
  switch (verdict?.state) {
    case undefined:
      return "missing";
    case "ok":
      return "ok";
    case "skipped":
      return `skipped because ${english.say(verdict.because)}`;
    case "unused":
      return `unused: ${english.say(verdict.because)}`;
    case "warning":
    case "failed":
      return `${verdict.state}: ${plain(english, verdict.advice)}`;
  }
}

/** What a step has seen, in words. */
export function foundIn({ steps }: Diagnosis, name: StepName): string {
  const found = steps.find((step) => step.name === name)?.found ?? null;
  return found === null ? "" : plain(english, found);
}

/** State by state, as one line: the good case at a glance. */
export function states({ steps }: Diagnosis): string {
  return steps.map(({ name, verdict }) => `${name} ${verdict.state}`).join(", ");
}

/** For as long as a test runs: a demo server, and the weather before it. */
export async function office(
  options: DemoOptions & { readonly tls?: boolean } = {},
): Promise<{ server: DemoServer; proxy: FaultProxy }> {
  const server = await createDemoServer(options);
  const proxy = await createFaultProxy({ upstream: server.url, tls: options.tls ?? false });
  onTestFinished(async () => {
    await proxy.stop();
    await server.stop();
  });
  return { server, proxy };
}
