import { common } from "./en/common.ts";
import { connection } from "./en/connection.ts";
import { desktop } from "./en/desktop.ts";
import { doctor } from "./en/doctor.ts";
import { faults } from "./en/faults.ts";
import { signIn } from "./en/sign-in.ts";
import { window } from "./en/window.ts";

/**
 * The message catalogue in English, the source of all others: ICU message syntax, one key a message, named
 * `area.what`, one file an area. A key that is gone here is gone everywhere: the compiler holds the other languages to it.
 */
export const en = { ...common, ...connection, ...desktop, ...doctor, ...faults, ...signIn, ...window } as const;
