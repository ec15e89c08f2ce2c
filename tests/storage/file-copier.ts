/** The child of the kill test: copies a file again and again, and says each id on standard output when it is kept. */
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { createOutboxFiles } from "../../electron/storage/outbox-files.ts";

const [directory = "", path = ""] = process.argv.slice(2);
const files = createOutboxFiles({ directory, newId: randomUUID, log: () => {} });

for (;;) {
  writeSync(1, "begin\n");
  const kept = await files.keep({ type: "path", path }, 1e9);
  if (kept.ok) writeSync(1, `${kept.value.id}\n`);
}
