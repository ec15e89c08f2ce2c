import type { Draft } from "../../../shared/domain/drafts/types.ts";
import { lengthOf } from "../../../shared/domain/messages/content.ts";

/** Of one workspace: more than people leave unsent, and no more than a page that was taken over may put on the disk. */
export const draftsAtMost = 1_000;
/** UTF-16 code units of all of them together. */
export const charactersAtMost = 8_000_000;

/** Whether there is room for one more beside those that are there. */
export function fits(others: readonly Draft[], draft: Draft): boolean {
  const all = [...others, draft];
  return all.length <= draftsAtMost && all.reduce((sum, one) => sum + charactersOf(one), 0) <= charactersAtMost;
}

function charactersOf({ content, edit }: Draft): number {
  return lengthOf(content) + (edit === null ? 0 : lengthOf(edit.content));
}
