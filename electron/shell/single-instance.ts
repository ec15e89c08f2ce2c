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
  /** From now on links are followed; those that came before first. */
  follow(onLink: (workspace: WorkspaceId, channel: ChannelId) => void): void;
}

/**
 * Hears of further starts and of `parley:` links, the one this start came with included. Links wait until somebody
 * follows them: a page that has not begun could not.
 */
export function listenToStarts({ onStart }: { readonly onStart: () => void }): Starts {
  const waiting: DeepLink[] = [];
  let follow: ((link: DeepLink) => void) | null = null;
  const open = (args: readonly string[]): void => {
    waiting.push(...args.map(parseDeepLink).filter((link) => link !== null));
    if (follow) waiting.splice(0).forEach(follow);
  };
  app.on("second-instance", (_event, args) => {
    onStart();
    open(args);
  });
  // macOS tells links and clicks on the dock by events of their own.
  app.on("open-url", (event, url) => {
    event.preventDefault();
    onStart();
    open([url]);
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
