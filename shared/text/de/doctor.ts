import type { Area } from "../catalogue.ts";
import type { doctor as source } from "../en/doctor.ts";

/** What the connection doctor says, in German. */
export const doctor: Area<typeof source> = { "doctor.title": "Verbindungsdoktor" };
