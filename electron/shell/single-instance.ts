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

/** Hears of further starts and of `parley:` links, the one this start came with included. */
export function listenToStarts({ onStart, onLink }: StartListener): void {
  const openLinks = (args: readonly string[]): void => {
    for (const arg of args) {
      const link = parseDeepLink(arg);
      if (link) onLink(link);
    }
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
}
