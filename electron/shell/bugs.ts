import { dialog } from "electron";
import type { Log } from "../core/ports/log.ts";

/** Where every bug of main ends: in the log, and the first one before the person. What was written is on disk anyway. */
export function reportBugs(log: Log): void {
  let isTold = false;
  const report = (kind: string) => (error: unknown) => {
    log("error", kind, { error });
    if (isTold) return;
    isTold = true;
    void dialog.showMessageBox({
      type: "error",
      message: "Something in Parley went wrong",
      detail:
        "Nothing that you wrote is lost. If Parley behaves strangely now, quit it and start it again. " +
        "The details are in the log in Parley's data folder; your IT can send them to us.",
    });
  };
  process.on("uncaughtException", report("uncaught-exception"));
  process.on("unhandledRejection", report("unhandled-rejection"));
}
