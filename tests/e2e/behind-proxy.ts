import { createFaultProxy, type FaultProxy } from "../support/fault-proxy/proxy.ts";
import { test as base } from "./office.ts";

/** The tests of the office, with a proxy before the server that makes the weather. */
export const test = base.extend<{ faults: FaultProxy }>({
  faults: async ({ server }, use) => {
    const proxy = await createFaultProxy({ upstream: server.url });
    await use(proxy);
    await proxy.stop();
  },
});
