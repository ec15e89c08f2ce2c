import type { Catalogue } from "./catalogue.ts";
import { advice } from "./de/advice.ts";
import { common } from "./de/common.ts";
import { composer } from "./de/composer.ts";
import { connection } from "./de/connection.ts";
import { desktop } from "./de/desktop.ts";
import { doctor } from "./de/doctor.ts";
import { faults } from "./de/faults.ts";
import { settings } from "./de/settings.ts";
import { signIn } from "./de/sign-in.ts";
import { signInForm } from "./de/sign-in-form.ts";
import { timeline } from "./de/timeline.ts";
import { window } from "./de/window.ts";

/** The message catalogue in German. */
export const de: Catalogue = {
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
};
