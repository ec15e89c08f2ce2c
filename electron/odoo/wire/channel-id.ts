import * as v from "valibot";
import { ChannelId } from "../../../shared/ids.ts";

/** A thread's id as a channel's, or null when it cannot be one. */
export function asChannelId(id: number): ChannelId | null {
  const parsed = v.safeParse(ChannelId, id);
  return parsed.success ? parsed.output : null;
}
