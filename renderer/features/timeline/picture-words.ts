import type { PictureFault } from "../../../shared/pictures/limits.ts";

/** Why there is no picture where one should be, in a few words. */
export function faultWords(fault: PictureFault): string {
  switch (fault) {
    case "too-large":
      return "Too large to show here";
    case "not-a-picture":
      return "Cannot be shown here";
    case "unavailable":
      return "Could not be loaded";
  }
}
