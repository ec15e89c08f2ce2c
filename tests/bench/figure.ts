import type { Spread } from "./stats.ts";

/** One line of the table: what was measured, what it is meant to reach, and the floor taken in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit:
    "ms" | "fps" | "MB" | "per minute" | "lost" | "long tasks" | "MB grown" | "bytes" | "requests" | "rows";
  readonly measured: Spread | number;
  /** The number that the median has to keep to; null when the figure is only told. */
  readonly reach: { readonly median: number; readonly p95?: number } | null;
  /** The same done as barely as possible, in the same run. */
  readonly floor?: { readonly what: string; readonly measured: Spread | number };
}

export interface Bench {
  readonly name: string;
  readonly run: () => Promise<readonly Figure[]>;
}

/** As a Markdown table for the README. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const cells = [figure.name, said(figure.measured, figure.unit), reachOf(figure), floorOf(figure)];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| figure | median (p95) | reach | floor in the same run |", "|---|---|---|---|", ...rows].join("\n");
}

function said(measured: Spread | number, unit: string): string {
  if (typeof measured === "number") return `${round(measured)} ${unit}`;
  return `${round(measured.median)} (${round(measured.p95)}) ${unit}, n=${measured.count}`;
}

function reachOf({ reach, unit }: Figure): string {
  if (!reach) return "–";
  return `${reach.median}${reach.p95 === undefined ? "" : ` (${reach.p95})`} ${unit}`;
}

function floorOf({ floor, unit }: Figure): string {
  return floor ? `${floor.what}: ${said(floor.measured, unit)}` : "–";
}

function round(value: number): string {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}
