import { isConnected, type Diagnosis } from "../../../shared/doctor.ts";
import { asText, headline, stepText } from "../../../shared/doctor-text.ts";
import { diagnose, type DiagnoseOptions } from "./diagnose.ts";

export const doctorUsage = "usage: --doctor ADDRESS [--database NAME] [--redact]";

export interface DoctorOrder {
  readonly address: string;
  readonly database: string | null;
  /** The text is to be passed on: names are taken out, and it comes whole at the end. */
  readonly redact: boolean;
}

/** What stands behind `--doctor` on a command line: `null` when it is not there, `usage` when the address is missing. */
export function readDoctorOrder(line: readonly string[]): DoctorOrder | "usage" | null {
  const at = line.findIndex((word) => word === "--doctor" || word.startsWith("--doctor="));
  if (at < 0) return null;
  const address = valueOf(line, "--doctor");
  if (address === null) return "usage";
  return { address, database: valueOf(line, "--database"), redact: line.includes("--redact") };
}

/** Either `--name VALUE` or `--name=VALUE`; the second survives programs that sort flags before words. */
function valueOf(line: readonly string[], name: string): string | null {
  const at = line.indexOf(name);
  const next = at < 0 ? undefined : line[at + 1];
  if (next !== undefined && next !== "" && !next.startsWith("-")) return next;
  const joined = line.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  return joined === undefined || joined === "" ? null : joined;
}

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
