import type { Delivery } from "../../../shared/domain/outbox/types.ts";
import { clockTime } from "../../ui/time.ts";

interface Article {
  /** The row's own key: pointer, focus and arrow keys find it by this. */
  readonly row: string | number;
  readonly author: string;
  /** ms since 1970. */
  readonly at: number;
  /** Tab enters the log at its newest message; arrow keys reach the others. */
  readonly isLast: boolean;
  /** Of own messages only. */
  readonly delivery?: Exclude<Delivery["state"], "uploading"> | "sent" | undefined;
}

/** What every message is to screen readers and keyboards: an article "AUTHOR, TIME" that can take the focus. */
export function articleProps({ row, author, at, isLast, delivery }: Article) {
  return {
    role: "article",
    "aria-label": `${author}, ${clockTime(at)}`,
    tabIndex: isLast ? 0 : -1,
    "data-row": row,
    "data-delivery": delivery,
  } as const;
}
