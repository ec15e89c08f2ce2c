import { atOnce } from "../../electron/core/work/steps.ts";
import { readNotifications, type WireContext, type WireFrame } from "../../electron/odoo/bus/notifications.ts";

/** What a frame of the bus says, without a rest. */
export function readFrame(frame: string, context: WireContext): WireFrame {
  return atOnce(readNotifications(new TextEncoder().encode(frame), context));
}
