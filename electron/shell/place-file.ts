import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { readPlace, type WindowPlace } from "./place-window.ts";

/** Where the window last stood, in a small file that may vanish or be damaged at no more cost than the default place. */
export interface PlaceFile {
  read(): WindowPlace | null;
  write(place: WindowPlace): void;
}

export function createPlaceFile(path: string): PlaceFile {
  return {
    read() {
      try {
        return readPlace(JSON.parse(readFileSync(path, "utf8")));
      } catch {
        return null;
      }
    },
    write(place) {
      writeFileSync(`${path}.part`, JSON.stringify(place), { mode: 0o600 });
      renameSync(`${path}.part`, path);
    },
  };
}
