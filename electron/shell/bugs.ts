import { dialog } from "electron";
import type { Log } from "../core/ports/log.ts";
import type { Texts } from "../../shared/text/texts.ts";

/** Where every bug of main ends: in the log, and the first one before the person. What was written is on disk anyway. */
export function reportBugs(log: Log, texts: () => Texts): void {
  let isTold = false;
  const report = (kind: string) => (error: unknown) => {
    log("error", kind, { error });
    if (isTold) return;
    isTold = true;
    const { text } = texts();
    void dialog.showMessageBox({ type: "error", message: text("dialog.bug"), detail: text("dialog.bugAdvice") });
  };
  process.on("uncaughtException", report("uncaught-exception"));
  process.on("unhandledRejection", report("unhandled-rejection"));
}
