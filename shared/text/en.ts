import { common } from "./en/common.ts";
import { desktop } from "./en/desktop.ts";
import { doctor } from "./en/doctor.ts";
import { faults } from "./en/faults.ts";
import { window } from "./en/window.ts";

/**
 * The message catalogue in English, the source of all others: ICU message syntax, one key a message, named
 * `area.what`, one file an area. A key that is gone here is gone everywhere: the compiler holds the other languages to it.
 */
export const en = { ...common, ...desktop, ...doctor, ...faults, ...window } as const;
