import * as v from "valibot";
import { createKeptFile, type KeptFileParts } from "./kept-file.ts";

const pixels = v.pipe(v.number(), v.safeInteger());

const WindowStateFile = v.object({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: v.boolean() });

/** Where a window stood: device-independent pixels on the desktop of all displays; before it was maximised. */
export type WindowState = Readonly<v.InferOutput<typeof WindowStateFile>>;

export interface WindowStateStore {
  read(): WindowState | null;
  write(state: WindowState): void;
}

/** `window.json`. Losing it costs the place of the window. */
export function createWindowStateStore(of: KeptFileParts): WindowStateStore {
  const file = createKeptFile({ ...of, name: "window", schema: WindowStateFile });
  return { read: file.read, write: (state) => void file.write({ ...state }) };
}
