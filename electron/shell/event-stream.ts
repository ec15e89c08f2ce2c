import type { BrowserWindow } from "electron";
import type { AppEvent } from "../../shared/domain/app-state.ts";
import { batchToJson } from "../../shared/ipc/event-batch.ts";
import { ipcChannel } from "../../shared/ipc/channels.ts";
import type { Clock } from "../core/ports/clock.ts";
import { createEventBatches } from "./event-batches.ts";

export interface EventStream {
  add(seq: number, event: AppEvent): void;
}

/** Sends events to one window in batches, for as long as it lives; while nobody can see it, they wait. */
export function streamEvents(window: BrowserWindow, clock: Clock): EventStream {
  const batches = createEventBatches(clock, (batch) => {
    if (!window.isDestroyed()) window.webContents.send(ipcChannel.events, batchToJson(batch));
  });
  const look = (): void => batches.setAwake(window.isVisible() && !window.isMinimized());
  window.on("show", look);
  window.on("hide", look);
  window.on("minimize", look);
  window.on("restore", look);
  window.on("closed", () => batches.stop());
  look();
  return batches;
}
