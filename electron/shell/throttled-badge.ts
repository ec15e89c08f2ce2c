import type { Badge } from "../core/ports/desktop.ts";
import type { Clock } from "../core/ports/clock.ts";

/** Icons, menus and titles cost the desktop a millisecond each time: so often a second is more than an eye follows. */
const atMostEvery = 250;

/** Shows a count at once; one that follows soon after waits its turn, and of several only the last is shown. */
export function createThrottledBadge(badge: Badge, clock: Pick<Clock, "after">): Badge {
  let isResting = false;
  let waiting: number | null = null;

  const show = (unread: number): void => {
    waiting = null;
    isResting = true;
    badge.show(unread);
    clock.after(atMostEvery, () => {
      isResting = false;
      if (waiting !== null) show(waiting);
    });
  };

  return {
    show(unread) {
      if (isResting) waiting = unread;
      else show(unread);
    },
  };
}
