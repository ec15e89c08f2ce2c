import type { Area } from "../catalogue.ts";
import type { window as source } from "../en/window.ts";

/** What the window says, in German. */
export const window: Area<typeof source> = { "composer.send": "Senden" };
