import { _electron } from "@playwright/test";
import { notice } from "./command.ts";

/** How long the office may take to appear on a slow machine before we give up, in milliseconds. */
const patience = 60_000;

/** Starts Parley, takes a PNG of its window as soon as the list of conversations has been painted, and quits it. */
export async function takeScreenshot(
  executablePath: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  path: string,
): Promise<void> {
  const defined = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const app = await _electron.launch({
    executablePath,
    args: [...args],
    env: Object.fromEntries(defined),
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow({ timeout: patience });
    const list = page.getByRole("navigation", { name: "Conversations" });
    await list.getByRole("link").or(list.getByRole("button")).first().waitFor({ timeout: patience });
    await page.screenshot({ path, animations: "disabled" });
    notice(`screenshot in ${path}`);
  } finally {
    await app.close();
  }
}
