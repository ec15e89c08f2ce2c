/**
 * `npm run check:cost`: what it costs to add something, in product files, and how large files and functions are. The
 * compiler is asked: each thing is added to a copy of the tree, and the files that no longer compile have to be touched.
 * To these come the files that no compiler can demand, such as the one where the thing is shown.
 */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseSync, Visitor } from "vite";
import { projectDir } from "./project.ts";

interface Addition {
  readonly what: string;
  readonly file: string;
  readonly behind: string;
  readonly text: string;
  /** What has to be done besides, one file each. */
  readonly besides: readonly string[];
  readonly atMost: number;
}

const additions: readonly Addition[] = [
  {
    what: "a command",
    file: "shared/ipc/commands/message-commands.ts",
    behind: "export const messageCommands = {",
    text: "addedHere: command({ input: v.strictObject(inChannel), output: outcome<void>() }),",
    besides: ["what is done", "who asks for it"],
    atMost: 4,
  },
  {
    what: "a setting",
    file: "shared/settings.ts",
    behind: "const settingTable = {",
    text: "addedHere: v.optional(v.boolean(), false),",
    besides: ["where it matters"],
    atMost: 2,
  },
  {
    what: "a field of messages",
    file: "shared/domain/messages/types.ts",
    behind: "export interface Message {",
    text: "readonly addedHere: boolean;",
    besides: ["the row that shows it"],
    atMost: 6,
  },
  {
    what: "an event of the server",
    file: "shared/domain/messages/events.ts",
    behind: "export type MessageEvent =",
    text: '| { readonly type: "added-here" }',
    besides: ["the parser that makes it"],
    atMost: 4,
  },
];

const product = /^(?:shared|renderer|electron\/(?!demo\/|dev\/))/;
const run = promisify(execFile);

const tracked = (await run("git", ["ls-files"], { cwd: projectDir })).stdout.split("\n");
const sources = tracked.filter((path) => /\.tsx?$/.test(path) && product.test(path));
const tree = await copyOfTree();
let isTooDear = false;
try {
  const broken = await compile(tree);
  if (broken.length > 0) throw new Error(`without any addition these do not compile: ${broken.join(", ")}`);
  for (const addition of additions) await report(addition);
} finally {
  await rm(tree, { recursive: true, force: true });
}
await reportSizes();
process.exitCode = isTooDear ? 1 : 0;

async function copyOfTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-cost-"));
  for (const path of tracked.filter((each) =>
    /^(?:shared|renderer|electron)\/|^\.tsconfig|^\.oxlintrc|^package\.json$/.test(each),
  ))
    await cp(join(projectDir, path), join(folder, path), { recursive: true });
  await symlink(join(projectDir, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The product files that the compiler refuses, or the lint rule that wants each case of a union named. */
async function compile(folder: string): Promise<readonly string[]> {
  const projects = ["shared", "electron", "renderer"].map((path) => join(folder, path));
  const tsc = join(projectDir, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "-b", ...projects, "--pretty", "false"], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  }).catch((failed: { readonly stdout: string }) => failed);
  const oxlint = join(projectDir, "node_modules/oxlint/bin/oxlint");
  const linted = await run(
    process.execPath,
    [oxlint, "--type-aware", "--format", "unix", "shared", "electron", "renderer"],
    {
      cwd: folder,
      maxBuffer: 2 ** 26,
    },
  ).catch((failed: { readonly stdout: string }) => failed);
  const files = [
    ...stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm),
    ...linted.stdout.matchAll(/^([^\s:]+):\d+:\d+: .*switch-exhaustiveness/gm),
  ].map(([, file]) => file ?? "");
  return [...new Set(files)].filter((file) => product.test(file));
}

async function report({ what, file, behind, text, besides, atMost }: Addition): Promise<void> {
  const source = await readFile(join(tree, file), "utf8");
  if (!source.includes(behind)) throw new Error(`${file} has no "${behind}"`);
  await writeFile(join(tree, file), source.replace(behind, `${behind}\n${text}`));
  const touched = [...new Set([file, ...(await compile(tree))])];
  await writeFile(join(tree, file), source);
  const cost = touched.length + besides.length;
  isTooDear ||= cost > atMost;
  console.log(`${what}: ${cost} files (at most ${atMost}): ${[...touched, ...besides].join(", ")}`);
}

async function reportSizes(): Promise<void> {
  const read = await Promise.all(sources.map(async (path) => [path, await readFile(path, "utf8")] as const));
  const lines = read.map(([, source]) => source.split("\n").length).toSorted((a, b) => a - b);
  const long = read.flatMap(([path, source]) => longFunctions(path, source));
  const [median, most] = [lines[lines.length >> 1] ?? 0, lines.at(-1) ?? 0];
  isTooDear ||= median > 100 || most > 400 || long.length > 10;
  console.log(`files: ${lines.length}, median ${median} lines (at most 100), the longest ${most} (at most 400)`);
  console.log(`functions over 60 lines: ${long.length} (at most 10)${long.map((each) => `\n  ${each}`).join("")}`);
}

function longFunctions(path: string, source: string): readonly string[] {
  const found: string[] = [];
  const look = ({ start, end }: { readonly start: number; readonly end: number }): void => {
    const count = source.slice(start, end).split("\n").length;
    if (count > 60) found.push(`${path}:${source.slice(0, start).split("\n").length} ${count} lines`);
  };
  const { program } = parseSync(path, source, { lang: path.endsWith(".tsx") ? "tsx" : "ts" });
  new Visitor({ FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look }).visit(program);
  return found;
}
