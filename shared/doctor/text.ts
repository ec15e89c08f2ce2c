import { isConnected, stepTitle, type Diagnosis, type Step } from "./diagnosis.ts";
import { withoutSecrets } from "../secrets.ts";
import { coded, type CodedText } from "../text/catalogue.ts";
import { listed } from "../text/listed.ts";
import { createStandIns } from "../text/private.ts";
import type { Texts } from "../text/texts.ts";

export interface TextOptions {
  /** Hosts, names and everything else private becomes `[host 1]`, `[database 1]`, …: the same thing the same number. */
  readonly redact: boolean;
}

/** The whole diagnosis to print or paste. Holds no secret, redacted or not. */
export function asText(diagnosis: Diagnosis, texts: Texts, { redact }: TextOptions): string {
  const standIns = createStandIns();
  const tell = (text: CodedText): string => plain(texts, redact ? standIns(text) : text);
  const server = serverOf(diagnosis);
  return [
    tell(coded("doctor.report", { title: coded("doctor.title"), result: headline(diagnosis) })),
    ...(server === null ? [] : [tell(server)]),
    ...diagnosis.steps.map((step) => stepLines(step, texts, tell)),
  ].join("\n");
}

/** The result in a few words. */
export function headline(diagnosis: Diagnosis): CodedText {
  if (isConnected(diagnosis)) return coded("doctor.connected");
  const failed = diagnosis.steps.filter(({ verdict }) => verdict.state === "failed");
  if (failed.length === 0) return coded("doctor.unfinished");
  return coded("doctor.not-connected", {
    steps: listed(
      "list.comma",
      failed.map(({ name }) => stepTitle(name)),
    ),
  });
}

/** The result and what was reached, in one line. */
export function conclusion(diagnosis: Diagnosis): CodedText {
  const server = serverOf(diagnosis);
  const result = headline(diagnosis);
  return server === null ? result : coded("doctor.conclusion", { result, server });
}

/** One step as it is printed, its advice or reason on a line of its own. */
export function stepText(step: Step, texts: Texts): string {
  return stepLines(step, texts, (text) => plain(texts, text));
}

/** A text as the person themselves may read it: without secrets, with names. */
export function plain(texts: Texts, text: CodedText): string {
  return withoutSecrets(texts.say(text));
}

const states = ["ok", "warning", "failed", "skipped", "unused"] as const;

function stepLines({ name, took, found, verdict }: Step, texts: Texts, tell: (text: CodedText) => string): string {
  const marks = states.map((state) => texts.text(`doctor-mark.${state}`));
  const widest = Math.max(...marks.map((mark) => mark.length));
  const mark = texts.text(`doctor-mark.${verdict.state}`).padEnd(widest);
  const step = found === null ? stepTitle(name) : coded("doctor-line.found", { step: stepTitle(name), found });
  switch (verdict.state) {
    case "ok":
      return `${mark} ${tell(coded("doctor-line.took", { line: step, took }))}`;
    case "warning":
    case "failed": {
      const line = `${mark} ${tell(coded("doctor-line.took", { line: step, took }))}`;
      return `${line}\n${" ".repeat(widest + 1)}→ ${tell(verdict.advice)}`;
    }
    case "skipped":
    case "unused":
      return `${mark} ${tell(coded(`doctor-line.${verdict.state}`, { step, because: verdict.because }))}`;
  }
}

function serverOf({ serverVersion: version, database }: Diagnosis): CodedText | null {
  if (version === null) return null;
  return database === null
    ? coded("doctor.server", { version })
    : coded("doctor.server-and-database", { version, database });
}
