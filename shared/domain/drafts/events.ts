import type { KeptDraft } from "./types.ts";

/** What stands in the composer of a conversation is another thing now, and on disk. */
export interface DraftChanged {
  readonly type: "draft-changed";
  readonly draft: KeptDraft;
}
