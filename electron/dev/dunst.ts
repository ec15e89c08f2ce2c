import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Nothing times out, is merged or is hidden: what dunst shows is then exactly what the application wants shown. */
const dunstrc = (hook: string, menu: string): string => `[global]
    notification_limit = 0
    stack_duplicates = false
    markup = no
    always_run_script = true
    dmenu = "${menu}"
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
[log]
    appname = "*"
    script = "${hook}"
`;

/** dunst calls it with application, title and text, which become one line of the log. */
const logNotification = (log: string): string => `#!/bin/sh
field() { printf '%s' "$1" | tr '\\t\\n' '  '; }
printf '%s\\t%s\\t%s\\n' "$(field "$1")" "$(field "$2")" "$(field "$3")" >> ${quoted(log)}
`;

/**
 * Stands in for the menu that `dunstctl context` opens. dunst writes a line `#LABEL (TITLE) [ID,ACTION]` for each
 * action of what it shows, newest first, and carries out the line it gets back: that of the title in LOG.click.
 * LOG.click is used
 * up by that; what could have been chosen is left in LOG.menu.
 */
const chooseFromMenu = (log: string): string => `#!/bin/sh
log=${quoted(log)}
cat > "$log.menu.part"
if [ -s "$log.click" ]; then grep -F -m 1 -e "($(cat "$log.click")) [" "$log.menu.part"; fi
rm -f "$log.click"
mv "$log.menu.part" "$log.menu"
`;

/**
 * Writes dunst's configuration into `home`, and an empty `log` that every notification shown will be appended to.
 * @returns path of the configuration.
 */
export async function writeDunstConfig(home: string, log: string): Promise<string> {
  const config = join(home, "dunstrc");
  const hook = join(home, "log-notification");
  const menu = join(home, "choose-from-menu");
  await writeFile(log, "", { flag: "a" });
  await writeFile(hook, logNotification(log), { mode: 0o755 });
  await writeFile(menu, chooseFromMenu(log), { mode: 0o755 });
  await writeFile(config, dunstrc(hook, menu));
  return config;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
