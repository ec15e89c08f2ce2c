import type { WindowRequest } from "../../../shared/ipc/window-request.ts";

/** The desktop's windows: the main one, and those of one conversation each. Named by the number that their commands come with. */
export interface AppWindows {
  /** The one that shows all conversations. */
  readonly main: number;
  /** Makes one for a conversation. It shows itself when there is something to see. */
  open(title: string): number;
  /** Before the person, wherever it is. */
  raise(window: number): void;
  rename(window: number, title: string): void;
  close(window: number): void;
  /** To its page, if one is there to receive it. */
  request(window: number, request: WindowRequest): void;
}
