import type { MessageId } from "../../shared/ids.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { ConversationRef } from "./conversation-ref.ts";

/** Who scrolls passes many messages by, ms. */
const restedFor = 400;

/** Tells main what the person looks at in this window, once they have rested there. */
export function createEyeReporter(of: {
  readonly bridge: Pick<Bridge, "invoke">;
  readonly after: (ms: number, run: () => void) => () => void;
}): (place: ConversationRef, message: MessageId | null) => void {
  let cancel: (() => void) | null = null;
  return (place, message) => {
    cancel?.();
    cancel = of.after(restedFor, () => void of.bridge.invoke("lookAt", { ...place, message }));
  };
}
