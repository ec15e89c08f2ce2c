import { advice } from "./en/advice.ts";
import { common } from "./en/common.ts";
import { composer } from "./en/composer.ts";
import { connection } from "./en/connection.ts";
import { desktop } from "./en/desktop.ts";
import { doctor } from "./en/doctor.ts";
import { faults } from "./en/faults.ts";
import { settings } from "./en/settings.ts";
import { signIn } from "./en/sign-in.ts";
import { signInForm } from "./en/sign-in-form.ts";
import { timeline } from "./en/timeline.ts";
import { window } from "./en/window.ts";

/**
 * The message catalogue in English, the source of all others: ICU message syntax, one key a message, named
 * `area.what`, one file an area. A key that is gone here is gone everywhere: the compiler holds the other languages to it.
 */
export const en = {
  ...advice,
  ...common,
  ...composer,
  ...connection,
  ...desktop,
  ...doctor,
  ...faults,
  ...settings,
  ...signIn,
  ...signInForm,
  ...timeline,
  ...window,
} as const;
