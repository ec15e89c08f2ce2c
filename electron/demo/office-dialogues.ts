import { cornerDialogues } from "./office-corners.ts";
import { frontDialogues } from "./office-front.ts";
import type { Dialogues } from "./office-lines.ts";
import { workshopDialogues } from "./office-workshop.ts";

/** Everything that was written to be said at Fernhill. */
export const dialogues: Dialogues = { ...frontDialogues, ...workshopDialogues, ...cornerDialogues };
