import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import { createKeptFile } from "./kept-file.ts";
import type { StoreClass } from "./store-file.ts";

const pixels = v.pipe(v.number(), v.safeInteger());

const WindowStateFile = v.object({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: v.boolean() });

/** Where a window stood: device-independent pixels on the desktop of all displays; before it was maximised. */
export type WindowState = Readonly<v.InferOutput<typeof WindowStateFile>>;

export interface WindowStateStore {
  read(): WindowState | null;
  write(state: WindowState): void;
}

/** `window.json`. Losing it costs the place of the window. */
export function createWindowStateStore(of: {
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}): WindowStateStore {
  const file = createKeptFile({ ...of, name: "window", schema: WindowStateFile });
  return { read: file.read, write: (state) => void file.write({ ...state }) };
}
