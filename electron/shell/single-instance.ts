import { app } from "electron";
import { deepLinkScheme, parseDeepLink, type DeepLink } from "../../shared/deep-link.ts";

/**
 * Whether this is the only Parley on its data folder; one that is not has handed its arguments over and should quit.
 * Needs `userData` to be set before.
 */
export function isOnlyInstance(): boolean {
  return app.requestSingleInstanceLock();
}

export interface StartListener {
  /** Somebody started Parley again: they want to see it. */
  readonly onStart: () => void;
  readonly onLink: (link: DeepLink) => void;
}

/**
 * Hears of further starts and of `parley:` links, the one this start came with included. Links wait until `ready`: a
 * page that has not begun could not follow them.
 */
export function listenToStarts({ onStart, onLink }: StartListener): { ready(): void } {
  const waiting: DeepLink[] = [];
  let isReady = false;
  const openLinks = (args: readonly string[]): void => {
    waiting.push(...args.map(parseDeepLink).filter((link) => link !== null));
    if (isReady) for (const link of waiting.splice(0)) onLink(link);
  };
  app.on("second-instance", (_event, args) => {
    onStart();
    openLinks(args);
  });
  // macOS tells links and clicks on the dock by events of their own.
  app.on("open-url", (event, url) => {
    event.preventDefault();
    onStart();
    openLinks([url]);
  });
  app.on("activate", onStart);
  // An installed program only: one that is being worked on would take the links away from it.
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme);
  openLinks(process.argv.slice(1));
  return {
    ready() {
      isReady = true;
      openLinks([]);
    },
  };
}
