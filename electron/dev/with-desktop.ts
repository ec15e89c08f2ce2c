import { command, run, Sentence } from "./command.ts";
import { hasDisplay, startDesktop } from "./desktop.ts";

/** `node electron/dev/with-desktop.ts PROGRAM [ARG …]`: runs a program on a virtual desktop unless it has a real one. */
await command(async () => {
  const [program, ...args] = process.argv.slice(2);
  if (program === undefined) throw new Sentence("usage: node electron/dev/with-desktop.ts PROGRAM [ARG …]");
  if (hasDisplay()) return run(program, args);
  const desktop = await startDesktop();
  try {
    return await run(program, args, desktop.env);
  } finally {
    await desktop.stop();
  }
});
