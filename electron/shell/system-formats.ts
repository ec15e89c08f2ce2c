import { app } from "electron";
import { isEqual } from "../../shared/collections/is-equal.ts";
import type { SystemFormats } from "../../shared/domain/system-formats.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { SystemFormatsWatch } from "../core/ports/desktop.ts";
import { formatLocale } from "./format-locale.ts";

/** No system tells Node of a change, so it is looked for, ms. A look takes 0.2 ms. */
const lookEvery = 5_000;

/** Call when the app is ready; `stop` ends the looking. */
export function createSystemFormats(clock: Clock, read = readSystemFormats): SystemFormatsWatch & { stop(): void } {
  const listeners = new Set<(formats: SystemFormats) => void>();
  let formats = read();
  const look = (): void => {
    cancel = clock.after(lookEvery, look);
    const now = read();
    if (isEqual(now, formats)) return;
    formats = now;
    for (const listener of listeners) listener(now);
  };
  let cancel = clock.after(lookEvery, look);
  return {
    current: () => formats,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => cancel(),
  };
}

/** The zone that the environment names holds as long as the process; without one it is the system's. */
const zoneOfEnvironment = process.env["TZ"];

function readSystemFormats(): SystemFormats {
  // V8 keeps the zone that it has found, for `Date` too; Node has it looked for anew when this variable is touched.
  if (!zoneOfEnvironment) delete process.env["TZ"];
  return {
    locale: formatLocale(process.env, process.platform, app.getSystemLocale()),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
