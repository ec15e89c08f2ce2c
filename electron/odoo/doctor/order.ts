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
