import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OutboxPorts } from "../../../electron/core/outbox/outbox-ports.ts";
import { projectDir } from "../../../electron/dev/project.ts";

/** What is called through each port of the outbox: something in the world, where a life can end, or nothing of the kind. */
const ports: Readonly<Record<keyof OutboxPorts, "world" | "nothing">> = {
  store: "world",
  files: "world",
  api: "world",
  clock: "world",
  emit: "world",
  onSignedOut: "world",
  random: "nothing",
  newId: "nothing",
  otherFiles: "nothing",
  log: "nothing",
};

const directory = join(projectDir, "electron", "core", "outbox");

/** Every place of the outbox's code that calls the world, as `runner.ts:104 store.add`, read from its source. */
export async function crashSites(): Promise<readonly string[]> {
  const names = Object.entries(ports).flatMap(([name, what]) => (what === "world" ? [name] : []));
  // Asking the clock for the time is no deed.
  const call = new RegExp(`(?<![.\\w])((?:${names.join("|")})(?:\\.(?!(?:now|monotonic)\\b)\\w+)?)\\(`, "g");
  const lines = await sourceLines();
  return lines.flatMap(({ file, number, text }) =>
    [...text.matchAll(call)].map(([, name]) => `${file}:${number} ${name}`),
  );
}

/** The lines that match, as `runner.ts: the line`. */
export async function places(pattern: RegExp): Promise<readonly string[]> {
  const lines = await sourceLines();
  return lines.flatMap(({ file, text }) => (pattern.test(text) ? [`${file}: ${text}`] : []));
}

/** Without comments, which talk about calls too. */
async function sourceLines() {
  const files = (await readdir(directory)).filter((name) => name.endsWith(".ts")).toSorted();
  const sources = files.map(async (file) => {
    const lines = (await readFile(join(directory, file), "utf8")).split("\n");
    return lines.map((line, index) => ({
      file,
      number: index + 1,
      text: line.replace(/^\s*(?:\/?\*|\/\/).*/, "").trim(),
    }));
  });
  return (await Promise.all(sources)).flat();
}
