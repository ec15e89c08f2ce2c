import { useEffect, useState } from "react";

/**
 * False until what is shown now has been painted for the first time, so that a first paint need not wait for what lies
 * out of sight. Leaves a mark of that name in the page's performance timeline: start-up is measured by it.
 */
export function useFirstPaint(mark: string, isShown: boolean): boolean {
  const [isPainted, setIsPainted] = useState(() => performance.getEntriesByName(mark).length > 0);
  useEffect(() => {
    if (!isShown || isPainted) return;
    // The frame callback runs before the paint, a message posted from it after.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      "message",
      () => {
        performance.mark(mark);
        setIsPainted(true);
      },
      { once: true },
    );
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  }, [mark, isShown, isPainted]);
  return isPainted;
}
