import { printable } from "../names/printable.ts";

/** What the connection doctor looks at, in its order, and the words it says it in. */
export const stepTitles = {
  address: "Address",
  name: "Name resolution",
  tcp: "TCP connection",
  tls: "Encryption and certificate",
  proxy: "Proxy",
  http: "HTTP",
  odoo: "Odoo and its version",
  databases: "Databases",
  session: "Session",
  key: "API key",
  "key-call": "API key: round trip",
  health: "Live connection: health",
  upgrade: "Live connection: upgrade",
  origin: "Live connection: Origin rule",
  version: "Live connection: version",
  subscribe: "Live connection: subscribe",
  "round-trip": "Live connection: round trip",
  requests: "Requests of this workspace",
} as const;

export type StepName = keyof typeof stepTitles;

/** A piece of text that somebody outside the company has no business with. */
export interface Private {
  readonly private: string;
  /** What stands in its place in a redacted text. */
  readonly as: "host" | "network address" | "database" | "login" | "certificate" | "page";
}

/** A sentence, its private pieces marked, so that leaving them out never depends on guessing. */
export type Phrase = readonly (string | Private)[];

export type Verdict =
  | { readonly state: "ok" }
  /** `advice`: one sentence that says what to change. */
  | { readonly state: "warning" | "failed"; readonly advice: Phrase }
  | { readonly state: "skipped"; readonly because: string }
  /** No part of the way that this workspace goes: nothing is missing. */
  | { readonly state: "unused"; readonly because: string };

export interface Step {
  readonly name: StepName;
  /** Milliseconds. */
  readonly took: number;
  /** What was seen, such as the addresses of a name; empty when there is nothing to say. */
  readonly found: Phrase;
  readonly verdict: Verdict;
}

export interface Diagnosis {
  /** In the order of the titles; those of an API key only where one opens the workspace. */
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

/**
 * A template of a phrase: `say`${host(name)} does not answer.`` Whatever is put into it, here or by the functions
 * below, may come from a stranger's program and is made printable.
 */
export function say(fixed: TemplateStringsArray, ...pieces: readonly (string | number | Private)[]): Phrase {
  return fixed
    .flatMap((text, index) => {
      const piece = pieces[index];
      return piece === undefined ? [text] : [text, typeof piece === "object" ? piece : printable(String(piece))];
    })
    .filter((part) => part !== "");
}

/** Phrases one after the other, with `between` them. */
export function join(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]));
}

export const host = (text: string): Private => ({ private: printable(text), as: "host" });
export const networkAddress = (text: string): Private => ({ private: printable(text), as: "network address" });
export const database = (text: string): Private => ({ private: printable(text), as: "database" });
export const login = (text: string): Private => ({ private: printable(text), as: "login" });
export const certificate = (text: string): Private => ({ private: printable(text), as: "certificate" });
/** What a page, a proxy or another program says of itself: nobody knows what it names. */
export const page = (text: string): Private => ({ private: printable(text), as: "page" });
