import type { Catalogue } from "./catalogue.ts";
import { common } from "./de/common.ts";
import { connection } from "./de/connection.ts";
import { desktop } from "./de/desktop.ts";
import { doctor } from "./de/doctor.ts";
import { faults } from "./de/faults.ts";
import { signIn } from "./de/sign-in.ts";
import { window } from "./de/window.ts";

/** The message catalogue in German. */
export const de: Catalogue = { ...common, ...connection, ...desktop, ...doctor, ...faults, ...signIn, ...window };
