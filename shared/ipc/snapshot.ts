import type { AppState } from "../domain/app-state.ts";
import type { ConversationRef } from "../domain/conversation-ref.ts";
import type { Eye, LastShown } from "../domain/last-shown.ts";
import type { WindowRequest } from "./window-request.ts";

/**
 * The state of everything as of event number `seq`: the next event a window may fold is `seq` itself. Of a big workspace
 * it has what is wanted first, and a cursor from which the window asks for the rest.
 */
export interface Snapshot {
  readonly seq: number;
  readonly app: AppState;
  /** The one conversation that the asking window is there for; null for the main window, which shows them all. */
  readonly place: ConversationRef | null;
  /** Where the person was when this window, or this program, was last there; null when that is not known. */
  readonly lastShown: LastShown | null;
  /** What the person looked at in the asking window when its page, or this program, was last there. */
  readonly eye: Eye | null;
  /** What main wants of the asking window, as far as it has not acknowledged it. */
  readonly requests: readonly WindowRequest[];
}
