import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import { ipcChannel, type Bridge, type EventBatch } from "../shared/ipc.ts";

/** All that a window gets of the world: no Node, no Electron, and no channel but our two. */
const bridge: Bridge = {
  invoke: (command, input) => ipcRenderer.invoke(ipcChannel.command, command, input),
  onEvents(listener) {
    const forward = (_event: IpcRendererEvent, batch: EventBatch): void => listener(batch);
    ipcRenderer.on(ipcChannel.events, forward);
    return () => void ipcRenderer.off(ipcChannel.events, forward);
  },
  platform: platform(),
};

contextBridge.exposeInMainWorld("parley", bridge);

function platform(): Bridge["platform"] {
  return process.platform === "darwin" || process.platform === "win32" ? process.platform : "linux";
}
