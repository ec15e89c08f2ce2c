/**
 * `npm run bench:herd`: what 10,000 clients do to a server that was away for 31 s, as Markdown. Fails when our peak is
 * more than a tenth of that of clients which come back every second. Chance is seeded: two runs say the same.
 */
import { createRandom } from "../../../electron/demo/random.ts";
import { quantile } from "../stats.ts";
import { fixed, fullJitter, odooWorker, parley, type Rule } from "./rules.ts";
import { simulate, type Restart } from "./simulate.ts";

const seed = 20_260_302;
const patient = fullJitter({ first: 20_000, cap: 60_000 });
const rules = [parley, patient, fixed(1_000), fixed(5_000), odooWorker];
/** Some of the people notice, and go on writing and looking; the others are elsewhere. */
const busy = { share: 0.2, actsEvery: 30_000 } as const;
const herd = { clients: 10_000, endsAs: "cut", busy } as const;
const usual: Restart = { ...herd, downFor: 31_000, takesPerSecond: 200 };
/** The last one is a proxy that is loaded anew: everybody is cut, and nobody is down. */
const restarts: readonly Restart[] = [
  usual,
  { ...herd, downFor: 31_000, takesPerSecond: 1_000 },
  { ...herd, downFor: 0, takesPerSecond: 1_000 },
];
/** One line is cut, and nobody does anything, or somebody writes: many lives of one client each. */
const blips: readonly Restart[] = [
  { share: 0, actsEvery: Infinity },
  { share: 1, actsEvery: 3_000 },
].map((people) => ({ ...herd, busy: people, downFor: 1_000, takesPerSecond: Infinity }));

console.log(
  `\n${busy.share * 100} % of the people go on working, each with something done every ${busy.actsEvery / 1_000} s; ` +
    "Parley's line then tries at once, all others wait as ever.",
);
for (const restart of restarts) {
  const away =
    restart.downFor > 0 ? `the server away for ${restart.downFor / 1_000} s, then` : "all lines cut, the server";
  console.log(`\n10,000 clients: ${away} taking ${restart.takesPerSecond} lines a second, refusing others\n`);
  console.log(
    [
      "| rule | peak attempts/s | peak once it is back | attempts | half are back after | the last one after |",
      "|---|---|---|---|---|---|",
      ...rules.map((rule) => restartRow(rule, restart)),
    ].join("\n"),
  );
}

console.log(
  "\nA single client whose server was away for 1 s: back so long after its line was cut, median (95 of 100)\n",
);
console.log(
  [
    "| rule | nobody is there | somebody does something every 3 s |",
    "|---|---|---|",
    ...rules.map((rule) => `| ${[rule.name, ...blips.map((blip) => blipCell(rule, blip))].join(" | ")} |`),
  ].join("\n"),
);

const [ours, theirs] = [outcome(parley, usual), outcome(fixed(1_000), usual)];
const share = ours.peak / theirs.peak;
const shareWhenBack = ours.peakWhenBack / theirs.peakWhenBack;
console.log(
  `\nOur peak is ${percent(share)} of that of clients that come back every second, once the server is back ` +
    `${percent(shareWhenBack)}; at most 10 % is meant.`,
);
process.exitCode = share <= 0.1 ? 0 : 1;

function outcome(rule: Rule, restart: Restart) {
  return simulate(rule, restart, createRandom(seed).next);
}

function restartRow(rule: Rule, restart: Restart): string {
  const { peak, peakWhenBack, attempts, backAt } = outcome(rule, restart);
  const counts = [peak, peakWhenBack, attempts].map((count) => count.toLocaleString("en"));
  const times = [0.5, 1].map((part) => seconds(quantile(backAt, part)));
  return `| ${[rule.name, ...counts, ...times].join(" | ")} |`;
}

function blipCell(rule: Rule, blip: Restart): string {
  const { backAt } = outcome(rule, blip);
  return `${seconds(quantile(backAt, 0.5))} (${seconds(quantile(backAt, 0.95))})`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
