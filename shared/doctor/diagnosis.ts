import { printable } from "../names/printable.ts";
import { coded, type CodedText, type Private, type TextKey } from "../text/catalogue.ts";

/** What the connection doctor looks at; what each is called stands in the catalogue. */
export type StepName = TextKey extends infer Key ? (Key extends `step.${infer Name}` ? Name : never) : never;

export type Verdict =
  | { readonly state: "ok" }
  /** `advice` says what to change. */
  | { readonly state: "warning" | "failed"; readonly advice: CodedText }
  | { readonly state: "skipped"; readonly because: CodedText }
  /** No part of the way that this workspace goes: nothing is missing. */
  | { readonly state: "unused"; readonly because: CodedText };

export interface Step {
  readonly name: StepName;
  /** Milliseconds. */
  readonly took: number;
  /** What was seen, such as the addresses of a name; null when there is nothing to say. */
  readonly found: CodedText | null;
  readonly verdict: Verdict;
}

export interface Diagnosis {
  /** In their order; those of an API key only where one opens the workspace. */
  readonly steps: readonly Step[];
  /** As the server names itself, such as `18.0-20250421`; null when it was not reached. */
  readonly serverVersion: string | null;
  readonly database: Private | null;
}

/** No step failed, and a live connection was tried; a warning does not keep anybody from working. */
export function isConnected({ steps }: Diagnosis): boolean {
  return steps.every(
    ({ name, verdict }) => verdict.state !== "failed" && !(name === "upgrade" && verdict.state === "skipped"),
  );
}

/** The name of a step. */
export function stepTitle(name: StepName): CodedText {
  return coded(`step.${name}`);
}

/** What was seen, as it stands: it may come from a stranger's program and is made printable. */
export function seen(text: string | Private): CodedText {
  return coded("literal", { text: typeof text === "string" ? printable(text) : text });
}

export const host = (text: string): Private => ({ private: printable(text), as: "host" });
export const networkAddress = (text: string): Private => ({ private: printable(text), as: "network-address" });
export const database = (text: string): Private => ({ private: printable(text), as: "database" });
export const login = (text: string): Private => ({ private: printable(text), as: "login" });
export const certificate = (text: string): Private => ({ private: printable(text), as: "certificate" });
/** What a page, a proxy or another program says of itself: nobody knows what it names. */
export const page = (text: string): Private => ({ private: printable(text), as: "page" });
