import { Buffer } from "node:buffer";

/**
 * What a start hands to the Parley that runs already goes in one message of at most 32 KiB, folder and all. Of a longer
 * one nothing arrives, and Chromium, which waits in vain for the answer, then kills the Parley that it takes for dead.
 * Half of that is for the folder, and far more than any start of ours needs.
 */
const longestArguments = 16 * 1_024;

/** Bytes of the arguments as they are handed over, each with its end. */
export function argumentBytes(args: readonly string[]): number {
  return args.reduce((sum, arg) => sum + Buffer.byteLength(arg) + 1, 0);
}

/** False: another Parley must not be told of this start. Any page can make the desktop call us with such a link. */
export function mayBeHandedOver(args: readonly string[]): boolean {
  return argumentBytes(args) <= longestArguments;
}
