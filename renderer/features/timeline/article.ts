import type { Delivery } from "../../../shared/domain/outbox/types.ts";

interface Article {
  /** The row's own key: pointer, focus and arrow keys find it by this. */
  readonly row: string | number;
  /** "AUTHOR, TIME". */
  readonly name: string;
  /** Tab enters the log at its newest message; arrow keys reach the others. */
  readonly isLast: boolean;
  /** Of own messages only. */
  readonly delivery?: Exclude<Delivery["state"], "uploading"> | "sent" | undefined;
}

/** What every message is to screen readers and keyboards: an article "AUTHOR, TIME" that can take the focus. */
export function articleProps({ row, name, isLast, delivery }: Article) {
  return {
    role: "article",
    "aria-label": name,
    tabIndex: isLast ? 0 : -1,
    "data-row": row,
    "data-delivery": delivery,
  } as const;
}
