import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { number, object, parse, type GenericSchema } from "valibot";
import { command, run } from "./command.ts";
import { projectDir } from "./project.ts";

type Tally = { readonly passed: number; readonly failed: number };

const vitestReport = object({ numPassedTests: number(), numFailedTests: number() });
const playwrightReport = object({ stats: object({ expected: number(), unexpected: number(), flaky: number() }) });

const results = join(projectDir, "test-results");
const unitReport = join(results, "unit.json");
const e2eReport = join(results, "e2e.json");

/** `npm test`: everything that needs no real server. The last line counts it all: `N passed, N failed`. */
await command(async () => {
  await mkdir(results, { recursive: true });
  const unit = await unitTests();
  const e2e = await e2eTests();
  const failed = unit.failed + e2e.failed;
  console.log(`${unit.passed + e2e.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** Unit, property and contract tests in plain Node. */
async function unitTests(): Promise<Tally> {
  await rm(unitReport, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`];
  const code = await node("node_modules/vitest/vitest.mjs", "run", "-c", "tests/vitest.config.ts", ...reporters);
  const report = await read(vitestReport, unitReport);
  return honest(code, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 });
}

/** End to end, in real Electron. Playwright's global set-up builds, finds Electron and brings up the desktop. */
async function e2eTests(): Promise<Tally> {
  await rm(e2eReport, { force: true });
  process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] = e2eReport;
  const code = await node(
    "node_modules/@playwright/test/cli.js",
    "test",
    "-c",
    "tests/playwright.config.ts",
    "--reporter=list,json",
  );
  const report = await read(playwrightReport, e2eReport);
  return honest(code, {
    passed: report?.stats.expected ?? 0,
    failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0),
  });
}

/** A run that failed without a failed test (a file that does not load, a missing Electron) is one failure too. */
function honest(code: number, { passed, failed }: Tally): Tally {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function node(...args: readonly string[]): Promise<number> {
  return run(process.execPath, args);
}

async function read<T>(schema: GenericSchema<unknown, T>, path: string): Promise<T | null> {
  return existsSync(path) ? parse(schema, JSON.parse(await readFile(path, "utf8"))) : null;
}
