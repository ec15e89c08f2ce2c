import { app } from "electron";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { deepLinkScheme, parseDeepLink, type DeepLink } from "../../shared/deep-link.ts";

/**
 * Whether this is the only Parley on its data folder; one that is not has handed its arguments over and should quit.
 * Needs `userData` to be set before.
 */
export function isOnlyInstance(): boolean {
  return app.requestSingleInstanceLock();
}

export interface Starts {
  /** From now on links are followed, those that came before first. `onLink`: false when it leads nowhere. */
  follow(onLink: (workspace: WorkspaceId, channel: ChannelId) => boolean): void;
}

/**
 * Hears of further starts and of `parley:` links, the one this start came with included. Links wait until somebody
 * follows them: a page that has not begun could not.
 */
export function listenToStarts({ onStart }: { readonly onStart: () => void }): Starts {
  const waiting: DeepLink[] = [];
  let follow: ((link: DeepLink) => boolean) | null = null;
  const open = (args: readonly string[]): boolean => {
    waiting.push(...args.map(parseDeepLink).filter((link) => link !== null));
    return follow !== null && waiting.splice(0).map(follow).includes(true);
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
