import { isConnected, type Diagnosis } from "../../../shared/doctor/diagnosis.ts";
import { asText, headline, stepText } from "../../../shared/doctor/text.ts";
import { diagnose, type DiagnoseOptions } from "./diagnose.ts";
import { doctorUsage, type DoctorOrder } from "./order.ts";

/** Examines and prints: each step as it is done, or all at the end when redacted. Answers the exit code. */
export async function doctorCommand(
  order: DoctorOrder | "usage",
  write: (text: string) => void,
  tools: Pick<DiagnoseOptions, "http" | "clock" | "log" | "findProxy" | "roots">,
): Promise<0 | 1> {
  if (order === "usage") {
    write(`${doctorUsage}\n`);
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
      if (!redact) write(`${stepText(step)}\n`);
    },
  });
  write(redact ? `${asText(diagnosis, { redact })}\n` : `\n${conclusion(diagnosis)}\n`);
  return isConnected(diagnosis) ? 0 : 1;
}

function conclusion(diagnosis: Diagnosis): string {
  const { serverVersion, database } = diagnosis;
  const server = serverVersion === null ? "" : `, Odoo ${serverVersion}`;
  return `${headline(diagnosis)}${server}${database === null ? "" : `, database ${database.private}`}`;
}
