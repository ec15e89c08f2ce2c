import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron";
import type { Bridge, PageFile } from "../shared/ipc/bridge.ts";
import { ipcChannel } from "../shared/ipc/channels.ts";
import { looseBytesAtMost, type FileSource } from "../shared/ipc/commands/file-commands.ts";
import type { WindowRequest } from "../shared/ipc/window-request.ts";

/** All that a window gets of the world: no Node, no Electron, and no channel but our own. */
const bridge: Bridge = {
  invoke: (command, input) => ipcRenderer.invoke(ipcChannel.command, command, input),
  async attach(workspace, files) {
    const sources = await Promise.all(files.map(sourceOf));
    return ipcRenderer.invoke(ipcChannel.files, { workspace, sources });
  },
  onEvents(listener) {
    const forward = (_event: IpcRendererEvent, batch: string): void => listener(batch);
    ipcRenderer.on(ipcChannel.events, forward);
    return () => void ipcRenderer.off(ipcChannel.events, forward);
  },
  onRequest(listener) {
    const forward = (_event: IpcRendererEvent, request: WindowRequest): void => listener(request);
    ipcRenderer.on(ipcChannel.requests, forward);
    return () => void ipcRenderer.off(ipcChannel.requests, forward);
  },
  platform: platform(),
};

contextBridge.exposeInMainWorld("parley", bridge);

/** Only a file that the person handed over has a path, and Chromium alone knows it: a page can make up neither. */
async function sourceOf(file: PageFile): Promise<FileSource> {
  const path = file instanceof File ? webUtils.getPathForFile(file) : "";
  if (path !== "") return { type: "path", path };
  const { name, type: mimetype, size } = file;
  if (size > looseBytesAtMost) return { type: "withheld", name, mimetype, size };
  return { type: "bytes", name, mimetype, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function platform(): Bridge["platform"] {
  return process.platform === "darwin" || process.platform === "win32" ? process.platform : "linux";
}
