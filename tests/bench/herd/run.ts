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
const restart = { clients: 10_000, endsAs: "cut", downFor: 31_000 } as const;
/** One line is cut and the server is there, or is there again after a second. Many lives of one client each. */
const blips: readonly Restart[] = [0, 1_000].map((downFor) => ({
  ...restart,
  downFor,
  takesPerSecond: Number.POSITIVE_INFINITY,
}));

for (const takesPerSecond of [200, 1_000]) {
  console.log(
    `\n10,000 clients, the server away for 31 s, then taking ${takesPerSecond} lines a second, refusing others\n`,
  );
  console.log(
    [
      "| rule | peak attempts/s | peak once it is back | attempts | half are back after | the last one after |",
      "|---|---|---|---|---|---|",
      ...rules.map((rule) => restartRow(rule, takesPerSecond)),
    ].join("\n"),
  );
}

console.log("\nA single client: back so long after its line was cut, median (95 of 100)\n");
console.log(
  [
    "| rule | the server is there | the server is away for 1 s |",
    "|---|---|---|",
    ...rules.map((rule) => `| ${[rule.name, ...blips.map((blip) => blipCell(rule, blip))].join(" | ")} |`),
  ].join("\n"),
);

const ours = outcome(parley, 200).peak;
const theirs = outcome(fixed(1_000), 200).peak;
const share = ours / theirs;
console.log(`\nOur peak is ${(share * 100).toFixed(1)} % of the fixed rule's; at most 10 % is meant.`);
process.exitCode = share <= 0.1 ? 0 : 1;

function outcome(rule: Rule, takesPerSecond: number) {
  return simulate(rule, { ...restart, takesPerSecond }, createRandom(seed).next);
}

function restartRow(rule: Rule, takesPerSecond: number): string {
  const { peak, peakWhenBack, attempts, backAt } = outcome(rule, takesPerSecond);
  const counts = [peak, peakWhenBack, attempts].map((count) => count.toLocaleString("en"));
  const times = [0.5, 1].map((part) => seconds(quantile(backAt, part)));
  return `| ${[rule.name, ...counts, ...times].join(" | ")} |`;
}

function blipCell(rule: Rule, blip: Restart): string {
  const { backAt } = simulate(rule, blip, createRandom(seed).next);
  return `${seconds(quantile(backAt, 0.5))} (${seconds(quantile(backAt, 0.95))})`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
