import { BrowserWindow, dialog } from "electron";
import type { Texts } from "../../shared/text/texts.ts";

/** The desktop's own dialog, over the window that asked. A page sees of what was chosen only what main made of it. */
export async function chooseFiles(window: number, { text }: Texts): Promise<readonly string[]> {
  const over = BrowserWindow.fromId(window);
  const options: Electron.OpenDialogOptions = {
    title: text("dialog.attach"),
    properties: ["openFile", "multiSelections"],
  };
  const { filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
  return filePaths;
}
