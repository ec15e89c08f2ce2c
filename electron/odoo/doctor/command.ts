import { isConnected } from "../../../shared/doctor/diagnosis.ts";
import { asText, conclusion, plain, stepText } from "../../../shared/doctor/text.ts";
import { diagnose, type DiagnoseOptions } from "./diagnose.ts";
import type { DoctorOrder } from "./order.ts";
import type { Texts } from "../../../shared/text/texts.ts";

/** Examines and prints: each step as it is done, or all at the end when redacted. Answers the exit code. */
export async function doctorCommand(
  order: DoctorOrder | "usage",
  write: (text: string) => void,
  texts: Texts,
  tools: Pick<DiagnoseOptions, "http" | "clock" | "log" | "findProxy" | "roots">,
): Promise<0 | 1> {
  if (order === "usage") {
    write(`${texts.text("doctor.usage")}\n`);
    return 1;
  }
  const { address, database, redact } = order;
  const diagnosis = await diagnose({
    ...tools,
    address,
    database,
    cookie: null,
    websocketVersion: null,
    onStep: (step) => {
      if (!redact) write(`${stepText(step, texts)}\n`);
    },
  });
  write(redact ? `${asText(diagnosis, texts, { redact })}\n` : `\n${plain(texts, conclusion(diagnosis))}\n`);
  return isConnected(diagnosis) ? 0 : 1;
}
