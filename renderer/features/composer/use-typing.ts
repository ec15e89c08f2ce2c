import { useCallback, useEffect, useRef } from "react";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useCommands } from "../../state/use-parley.ts";

/** After this long without a key the person has stopped, ms. */
const stopsAfter = 5_000;

/** While they go on, it is said again this often, ms: Odoo forgets after a minute. */
const repeatedEvery = 20_000;

/** Tells the others that something is being written here, and when it no longer is. */
export function useTyping({ workspace, channel }: ConversationRef): { typed(text: string): void; stop(): void } {
  const invoke = useCommands();
  const saidAt = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (saidAt.current === null) return;
    saidAt.current = null;
    void invoke("setTyping", { workspace, channel, isTyping: false });
  }, [invoke, workspace, channel]);

  const typed = useCallback(
    (text: string) => {
      if (text.trim() === "") return stop();
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(stop, stopsAfter);
      const now = Date.now();
      if (saidAt.current !== null && now - saidAt.current < repeatedEvery) return;
      saidAt.current = now;
      void invoke("setTyping", { workspace, channel, isTyping: true });
    },
    [invoke, workspace, channel, stop],
  );

  useEffect(() => stop, [stop]);
  return { typed, stop };
}
