import { table, type LivePhase, type Outcome, type Row } from "./table.ts";

const columns: Readonly<Record<LivePhase, string>> = {
  handshake: "connecting",
  subscribe: "subscribing",
  idle: "idle",
  "idle, nobody there": "idle, nobody there",
  sending: "sending",
  "catch-up": "catching up",
};
const begin = "<!-- faults: written by `npx vitest -u run -c tests/vitest.config.ts tests/faults` -->";
const end = "<!-- /faults -->";

/** That page with the table as it is in the code. @throws when the page has no place for it. */
export function withTable(readme: string): string {
  const [before, rest = ""] = readme.split(begin);
  const after = rest.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`tests/faults/README.md has no ${begin} … ${end}`);
  return [before, begin, "\n\n", markdown(), "\n", end, after].join("");
}

function markdown(): string {
  const phases = Object.keys(columns) as LivePhase[];
  const rows = [
    ["fault", "signing in", ...phases.map((phase) => columns[phase])],
    Array.from({ length: phases.length + 2 }, () => "---"),
    ...table.map((row) => [row.name, signIn(row), ...phases.map((phase) => words(row.cells[phase]))]),
  ];
  return rows.map((row) => `| ${row.join(" | ")} |\n`).join("");
}

function signIn({ signIn: outcome }: Row): string {
  if ("because" in outcome) return `– ${outcome.because}`;
  const reason = (text: string) => text.split(":")[0] ?? "";
  const [address, password] = [reason(outcome.address), reason(outcome.password)];
  return address === password ? address : `${address}; ${password}`;
}

function words({ reads, noticed, state, screen, back }: Outcome): string {
  const sentence = reads.at(-1);
  if (sentence === undefined)
    return screen === "whole" ? "unnoticed" : `${state === "online" ? "unnoticed" : "connecting"}, ${again(back)}`;
  const when = noticed === "never" || noticed === 0 ? "" : ` after ${noticed} s`;
  return `${state}${when}, *${sentence}*, ${again(back)}`;
}

function again(back: number): string {
  return back === 0 ? "well at once" : `well in ${back} s`;
}
