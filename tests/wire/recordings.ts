import { readFileSync } from "node:fs";

/** What two real Odoo 18 servers sent: November 2024 (websocket version 18.0-2) and February 2026 (18.0-7). */
export const servers = ["18.0-2", "18.0-7"] as const;
export type RecordedServer = (typeof servers)[number];

/** Every text frame of the bus that was recorded, once each. */
export function recordedFrames(server: RecordedServer): readonly string[] {
  return lines(`frames-${server}.jsonl`);
}

/** One whole notification for each shape that was seen. */
export function catalogue(server: RecordedServer): readonly CatalogueEntry[] {
  return JSON.parse(read(`catalogue-${server}.json`));
}

export interface CatalogueEntry {
  /** The type and the keys of its payload. */
  readonly key: string;
  readonly example: { readonly id: number; readonly message: { readonly type: string; readonly payload: unknown } };
}

/** Answers of the HTTP routes, by name. */
export function recordedAnswers(server: RecordedServer): ReadonlyMap<string, RecordedAnswer> {
  return new Map(
    lines(`answers-${server}.jsonl`).map((line) => {
      const answer: RecordedAnswer = JSON.parse(line);
      return [answer.name, answer];
    }),
  );
}

export interface RecordedAnswer {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

function lines(file: string): readonly string[] {
  return read(file).trimEnd().split("\n");
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8");
}
