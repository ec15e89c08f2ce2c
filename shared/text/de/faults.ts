import type { Area } from "../catalogue.ts";
import type { faults as source } from "../en/faults.ts";

/** Failures and explanations, in German. */
export const faults: Area<typeof source> = { "fault.offline": "Sie sind offline." };
