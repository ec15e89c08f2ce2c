import {
  isConnected,
  stepTitles,
  type Diagnosis,
  type Phrase,
  type Private,
  type Step,
  type Verdict,
} from "./diagnosis.ts";
import { withoutSecrets } from "../secrets.ts";

export interface TextOptions {
  /** Hosts, names and everything else private becomes `[host 1]`, `[database 1]`, …: the same thing the same number. */
  readonly redact: boolean;
}

/** The whole diagnosis to print or paste. Holds no secret, redacted or not. */
export function asText(diagnosis: Diagnosis, { redact }: TextOptions): string {
  const tell = redact ? createRedaction() : plain;
  const server = serverLine(diagnosis, tell);
  return [
    `Connection doctor: ${headline(diagnosis)}`,
    ...(server === null ? [] : [server]),
    ...diagnosis.steps.map((step) => stepLines(step, tell)),
  ].join("\n");
}

/** The result in a few words. */
export function headline(diagnosis: Diagnosis): string {
  if (isConnected(diagnosis)) return "Successfully connected";
  const failed = diagnosis.steps
    .filter(({ verdict }) => verdict.state === "failed")
    .map(({ name }) => stepTitles[name]);
  return failed.length === 0 ? "Reached, but not examined to the end" : `Not connected (${failed.join(", ")})`;
}

/** One step as it is printed, its advice or reason on a line of its own. */
export function stepText(step: Step): string {
  return stepLines(step, plain);
}

/** A phrase as the person themselves may read it: without secrets, with names. */
export function plain(phrase: Phrase): string {
  return withoutSecrets(phrase.map((part) => (typeof part === "string" ? part : part.private)).join(""));
}

const words: Readonly<Record<Verdict["state"], string>> = {
  ok: "ok     ",
  warning: "warning",
  failed: "FAILED ",
  skipped: "skipped",
  unused: "unused ",
};

function stepLines({ name, took, found, verdict }: Step, tell: (phrase: Phrase) => string): string {
  const seen = found.length === 0 ? "" : `: ${tell(found)}`;
  const line = `${words[verdict.state]} ${stepTitles[name]}${seen}`;
  switch (verdict.state) {
    case "ok":
      return `${line} (${took} ms)`;
    case "warning":
    case "failed":
      return `${line} (${took} ms)\n        → ${tell(verdict.advice)}`;
    case "skipped":
      return `${line} because ${withoutSecrets(verdict.because)}`;
    case "unused":
      return `${line} is no part of this way: ${withoutSecrets(verdict.because)}`;
  }
}

function serverLine({ serverVersion, database }: Diagnosis, tell: (phrase: Phrase) => string): string | null {
  if (serverVersion === null) return null;
  return tell([`Odoo ${serverVersion}`, ...(database === null ? [] : [", database ", database])]);
}

function createRedaction(): (phrase: Phrase) => string {
  const known = new Map<Private["as"], string[]>();
  const stand = ({ private: text, as }: Private): string => {
    const others = known.get(as) ?? [];
    known.set(as, others);
    if (!others.includes(text)) others.push(text);
    return `[${as} ${others.indexOf(text) + 1}]`;
  };
  return (phrase) => withoutSecrets(phrase.map((part) => (typeof part === "string" ? part : stand(part))).join(""));
}
