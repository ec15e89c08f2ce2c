import type { Catalogue } from "./catalogue.ts";
import { common } from "./de/common.ts";
import { desktop } from "./de/desktop.ts";
import { doctor } from "./de/doctor.ts";
import { faults } from "./de/faults.ts";
import { window } from "./de/window.ts";

/** The message catalogue in German. */
export const de: Catalogue = { ...common, ...desktop, ...doctor, ...faults, ...window };
