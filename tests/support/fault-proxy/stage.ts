import { onTestFinished, vi } from "vitest";
import { createFakeClock, type FakeClock } from "../fake-clock.ts";
import { startFarServer, type FarServer } from "./far-server.ts";
import { createFaultProxy, type FaultProxy } from "./proxy.ts";

/** For as long as a test runs: a server, a proxy before it, and the proxy's clock, which moves only when told to. */
export async function stage({ tls = false } = {}): Promise<{ far: FarServer; proxy: FaultProxy; clock: FakeClock }> {
  const clock = createFakeClock();
  const far = await startFarServer();
  const proxy = await createFaultProxy({ upstream: far.url, tls, clock });
  onTestFinished(async () => {
    await proxy.stop();
    await far.stop();
  });
  return { far, proxy, clock };
}

/** Looks every other millisecond. @throws after five seconds. */
export function until(isSo: () => boolean): Promise<unknown> {
  return vi.waitUntil(isSo, { interval: 2, timeout: 5_000 });
}
