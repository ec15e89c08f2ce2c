import type { Page } from "@playwright/test";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { draftOf, type } from "./app.ts";
import { pause } from "./until.ts";

/** Somebody who writes on and on in one conversation and never sends. */
export interface Typist {
  /** Looks at what an earlier life left, and goes on until the run is over. */
  write(page: Page, workspace: WorkspaceId, run: { readonly isOver: boolean }): Promise<void>;
  /** What stood in the composer at the begin of a life, where it was not what was kept last. */
  wrong(): readonly string[];
  /** So many drafts were answered as kept. */
  kept(): number;
}

/** Between two drafts, ms: faster than any page gives them to main. */
const rest = 20;

export function createTypist(channel: ChannelId): Typist {
  const wrong: string[] = [];
  let typed = 0;
  let kept = 0;
  let count = 0;
  return {
    async write(page, workspace, run) {
      const found = await draftOf(page, workspace, channel);
      // Of the one that was on its way when the app was killed nobody knows.
      if (found !== textOf(kept) && found !== textOf(typed)) wrong.push(`${found} instead of ${textOf(kept)}`);
      while (!run.isOver) {
        typed += 1;
        const mine = typed;
        try {
          if (await type(page, workspace, channel, textOf(mine))) kept = mine;
          count += 1;
        } catch (error) {
          if (run.isOver) return;
          throw error;
        }
        await pause(rest);
      }
    },
    wrong: () => wrong,
    kept: () => count,
  };
}

function textOf(draft: number): string {
  return draft === 0 ? "" : `draft ${draft}`;
}
