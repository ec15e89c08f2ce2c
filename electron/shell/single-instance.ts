import { join } from "node:path";
import { app } from "electron";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { deepLinkScheme, parseDeepLink, type DeepLink } from "../../shared/ipc/deep-link.ts";
import { createFileLog } from "./log.ts";
import { argumentBytes, mayBeHandedOver } from "./start-arguments.ts";

/**
 * Whether this is the only Parley on its data folder; one that is not has handed its arguments over and should quit.
 * So should one whose arguments nobody could be handed: it says so in the log and asks for no lock, since asking would
 * hand them over. It ends as if all were well, because a desktop passes a link that failed on to the next program.
 * Needs `userData` to be set before.
 */
export function isOnlyInstance(): boolean {
  if (mayBeHandedOver(process.argv)) return app.requestSingleInstanceLock();
  const { log, close } = createFileLog(join(app.getPath("userData"), "logs"));
  log("warn", "start-refused", { what: "arguments too long", bytes: argumentBytes(process.argv) });
  close();
  return false;
}

export interface Starts {
  /** From now on links are followed, those that came before first. `onLink`: false when it leads nowhere. */
  follow(onLink: (workspace: WorkspaceId, channel: ChannelId) => boolean): void;
}

/**
 * Hears of further starts and of `parley:` links, the one this start came with included. A link waits until somebody
 * follows it: a page that has not begun could not. Of several the last one counts, as a person goes to one place.
 */
export function listenToStarts({ onStart }: { readonly onStart: () => void }): Starts {
  let waiting: DeepLink | null = null;
  let follow: ((link: DeepLink) => boolean) | null = null;
  const open = (args: readonly string[]): boolean => {
    waiting = args.map(parseDeepLink).findLast((link) => link !== null) ?? waiting;
    if (follow === null || waiting === null) return false;
    const link = waiting;
    waiting = null;
    return follow(link);
  };
  /** A link may lead to another window than a start without one. */
  const start = (args: readonly string[]): void => {
    if (!open(args)) onStart();
  };
  app.on("second-instance", (_event, args) => start(args));
  // macOS tells links and clicks on the dock by events of their own.
  app.on("open-url", (event, url) => {
    event.preventDefault();
    start([url]);
  });
  app.on("activate", onStart);
  // An installed program only: one that is being worked on would take the links away from it.
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme);
  open(process.argv.slice(1));
  return {
    follow(onLink) {
      follow = ({ workspace, channel }) => onLink(workspace, channel);
      open([]);
    },
  };
}
