import { connectionEnds } from "../../electron/core/connection/connection-ends.ts";
import type { LogEntry } from "./world.ts";

/**
 * What is wrong with a log: every sentence that the person read has to stand in it under its own name and with
 * something to go by, every end of a line once, and no secret anywhere.
 */
export function flawsOfLog(
  log: readonly LogEntry[],
  secrets: readonly string[],
  read: readonly string[],
): readonly string[] {
  const failures = log.filter(({ event }) =>
    /^(?:connection-ended|transport-blocked|call-failed|sign-in-failed)$/u.test(event),
  );
  const nameOf = ({ event, context }: LogEntry) =>
    event === "call-failed" ? "no answers" : event === "sign-in-failed" ? event : String(context["how"]);
  const named = new Set(failures.map(nameOf));
  const ends = log
    .filter(({ event }) => event === "connection-ended")
    .map(({ at, context }) => `${at} ${String(context["transport"])} ${String(context["how"])}`);
  const text = JSON.stringify(log);
  return [
    ...read.filter((name) => !named.has(name)).map((name) => `not in the log: ${name}`),
    ...failures.filter((entry) => !hasContext(entry)).map((entry) => `without context: ${JSON.stringify(entry)}`),
    ...ends.filter((end, place) => ends.indexOf(end) !== place).map((end) => `twice in the log: ${end}`),
    ...secrets.filter((secret) => text.includes(secret)).map(() => "a secret is in the log"),
  ];
}

function hasContext({ event, context }: LogEntry): boolean {
  switch (event) {
    case "connection-ended":
    case "transport-blocked":
      return String(context["how"]) in connectionEnds && typeof context["means"] === "string";
    case "call-failed":
      return typeof context["call"] === "string" && typeof context["detail"] === "string";
    default:
      return typeof context["step"] === "string";
  }
}
