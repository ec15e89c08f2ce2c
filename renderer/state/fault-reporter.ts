import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { CommandInput } from "../../shared/ipc/commands.ts";

type FaultKind = CommandInput<"reportFault">["kind"];

/** One fault may come with every frame: so many reports, and then none before so much time has passed, ms. */
const reportsAtMost = 5;
const within = 60_000;

/** Tells main's log what went wrong in this window. Never fails: there is nobody left to tell. */
export function createFaultReporter(
  bridge: Pick<Bridge, "invoke">,
  now: () => number,
): (kind: FaultKind, error: unknown, where?: string | null) => void {
  let sent: readonly number[] = [];
  return (kind, error, where = null) => {
    const at = now();
    sent = sent.filter((before) => at - before < within);
    if (sent.length >= reportsAtMost) return;
    sent = [...sent, at];
    const message = messageOf(error).slice(0, 500);
    const stack = `${error instanceof Error ? (error.stack ?? "") : ""}\n${where ?? ""}`.slice(0, 4_000);
    bridge.invoke("reportFault", { kind, message, stack }).catch(() => undefined);
  };
}

function messageOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "an error that cannot be said";
  }
}
