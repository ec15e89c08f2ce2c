import { app, BrowserWindow, type WebContents } from "electron";

/** So long after a key or a button went down the page may still be at work on what the person asked for, ms. */
const effectLasts = 5_000;

/** What a person does to a page, as opposed to a finger that rests on a mouse. */
const deeds: ReadonlySet<string> = new Set(["mouseDown", "mouseUp", "keyDown", "rawKeyDown", "gestureTap", "touchEnd"]);

/**
 * Notes when a person presses a key or a button over a page, as Chromium hears it of the desktop: a page cannot make
 * that up. A screen reader presses a link without either, so while one is at work (`isAccessibilitySupportEnabled`)
 * everybody counts as having acted. To be called before there is a window; answers whether the person did something to
 * the window of that id a moment ago.
 */
export function watchGestures(now: () => number): (window: number) => boolean {
  const last = new WeakMap<WebContents, number>();
  app.on("web-contents-created", (_event, contents) => {
    contents.on("input-event", (_input, { type }) => {
      if (deeds.has(type)) last.set(contents, now());
    });
  });
  return (window) => {
    const contents = BrowserWindow.fromId(window)?.webContents;
    const at = contents && last.get(contents);
    return app.isAccessibilitySupportEnabled() || (at !== undefined && now() - at <= effectLasts);
  };
}
