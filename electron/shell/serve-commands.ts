import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from "electron";
import { BadCommand, dispatch, type CommandHandlers } from "../../shared/ipc/dispatch.ts";
import { ipcChannel } from "../../shared/ipc/channels.ts";
import { preloadCommand } from "../../shared/ipc/commands/file-commands.ts";
import type { Log } from "../core/ports/log.ts";
import { appOrigin } from "./app-origin.ts";

/** What the boundary knows of a caller: Electron's id of its window. */
export interface Caller {
  readonly window: number;
}

/**
 * Answers the commands of our own pages. A failure reaches the window without its reason, which is in the log: a page
 * learns nothing of main that is not in the table. `handlers` may still be on their way, early calls wait for them.
 * `onAnswered` hears of each command that went well. What only the preload may say comes on a channel that it gives to
 * no page, and on no other.
 */
export function serveCommands(
  handlers: Promise<CommandHandlers<Caller>>,
  log: Log,
  onAnswered: (command: unknown) => void,
): void {
  const answer = async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    const window = ourWindow(event);
    if (!window) {
      log("error", "command-from-stranger", { origin: event.senderFrame?.origin });
      throw new Error("Not allowed");
    }
    try {
      const answered = await dispatch(await handlers, name, input, { window: window.id });
      onAnswered(name);
      return answered;
    } catch (error) {
      log("error", error instanceof BadCommand ? "bad-command" : "command-failed", { name: String(name), error });
    }
    throw new Error("The command failed");
  };
  ipcMain.handle(ipcChannel.command, (event, name: unknown, input: unknown) =>
    answer(event, name === preloadCommand ? null : name, input),
  );
  ipcMain.handle(ipcChannel.files, (event, input: unknown) => answer(event, preloadCommand, input));
}

/** The sender's window, if it is the main frame of our own page. */
function ourWindow(event: IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame;
  if (!frame || frame !== event.sender.mainFrame || frame.origin !== appOrigin) return null;
  return BrowserWindow.fromWebContents(event.sender);
}
