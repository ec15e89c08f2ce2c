import type { Verdict } from "./ledger.ts";
import { moments, type Moment } from "./plan.ts";
import type { Tally } from "./tally.ts";

export interface Soaked {
  readonly seed: number;
  /** Of each run. */
  readonly kills: readonly Moment[];
  /** Of the kills, those whose moment had not come in time. */
  readonly early: number;
  readonly written: number;
  readonly unseen: number;
  readonly refused: number;
  readonly posts: number;
  readonly doubts: ReturnType<Tally["doubts"]>;
  /** Still in the outbox when time was up. */
  readonly left: number;
  readonly drafts: { readonly kept: number; readonly wrong: readonly string[] };
  readonly verdict: Verdict;
  readonly seconds: number;
}

/** As Markdown, with the first few texts of whatever went wrong below it. */
export function report({ kills, doubts, drafts, verdict, ...soaked }: Soaked): string {
  const byMoment = moments.map((moment) => `${moment} ${kills.filter((kill) => kill === moment).length}`).join(", ");
  const rows: readonly (readonly [string, string | number])[] = [
    ["runs, each ended by kill -9", kills.length],
    ["killed while", byMoment],
    ["of them before that moment came, after a while", soaked.early],
    ["messages answered as written", soaked.written],
    ["answer not seen, for the app was killed", `${soaked.unseen}, of them on the server ${verdict.unseenButPosted}`],
    ["refused", soaked.refused],
    ["posts that reached the server", soaked.posts],
    ["doubts that were looked up", doubts.lookedUp],
    ["found on the server", doubts.found],
    ["absent and posted again", doubts.reposted],
    ["still in the outbox at the end", soaked.left],
    ["lost", verdict.lost.length],
    ["doubled", verdict.doubled.length],
    ["out of order", verdict.disordered.length],
    ["posted though refused", verdict.unwanted.length],
    ["drafts answered as kept", drafts.kept],
    ["drafts that were not there at the next start", drafts.wrong.length],
    ["seed", soaked.seed],
    ["duration", `${Math.round(soaked.seconds)} s`],
  ];
  const table = ["| soak | |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
  const wrong = (["lost", "doubled", "disordered", "unwanted"] as const)
    .filter((kind) => verdict[kind].length > 0)
    .map((kind) => `${kind}: ${verdict[kind].slice(0, 20).join(", ")}`);
  const lostDrafts = drafts.wrong.slice(0, 20).map((draft) => `draft: ${draft}`);
  return `${[table, ...wrong, ...lostDrafts].join("\n")}\n`;
}
