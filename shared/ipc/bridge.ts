import type { WorkspaceId } from "../ids.ts";
import type { CommandInput, CommandOutput, PageCommand } from "./commands.ts";
import type { WindowRequest } from "./window-request.ts";

/** What preload exposes as `window.parley`: all that a window can do in the world. */
export interface Bridge {
  invoke<N extends PageCommand>(command: N, input: CommandInput<N>): Promise<CommandOutput[N]>;
  /** Files that were dropped on the page or pasted into it; where they are only the preload learns. */
  attach(workspace: WorkspaceId, files: readonly PageFile[]): Promise<CommandOutput["attachFiles"]>;
  /** Batches of events as JSON (`batchFromJson`). Returns its undo. */
  onEvents(listener: (batch: string) => void): () => void;
  /** As it is sent; what nobody heard comes with the next snapshot. Returns its undo. */
  onRequest(listener: (request: WindowRequest) => void): () => void;
  readonly platform: "linux" | "darwin" | "win32";
}

/** What is used of the page's `File`. */
export interface PageFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
