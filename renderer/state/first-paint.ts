import { useEffect } from "react";

/**
 * Marks in the page's performance timeline, once, when what is shown now has been painted: start-up is measured by it.
 * The frame callback runs before the paint, a message posted from it after.
 */
export function useFirstPaintMark(name: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown || performance.getEntriesByName(name).length > 0) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => performance.mark(name), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  }, [name, isShown]);
}
