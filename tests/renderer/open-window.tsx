import { act, cleanup, render } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import type { PageStart } from "../../shared/ipc/page-start.ts";
import { english } from "../../shared/text/languages.ts";
import { App } from "../../renderer/App.tsx";
import { createCleaner } from "../../renderer/features/timeline/message-html.ts";
import { CleanerContext } from "../../renderer/features/timeline/MessageBody.tsx";
import { createParleyWindow, type ParleyWindow, type ParleyWindowOptions } from "../../renderer/state/parley-window.ts";
import { ParleyContext } from "../../renderer/state/use-parley.ts";
import type { LoadedLanguage } from "../../renderer/TextsProvider.tsx";
import { loadLateParts } from "../../renderer/ui/late.tsx";
import { createFakeBridge, type FakeBridge, type FakeBridgeOptions } from "./fake-bridge.ts";

export interface OpenWindow {
  readonly bridge: FakeBridge;
  readonly parley: ParleyWindow;
}

/** The whole window over a main process in memory, after its first snapshot. */
export async function openWindow({
  start = "usual",
  after = soon,
  language = { name: "en", texts: english },
  ...options
}: FakeBridgeOptions & {
  readonly start?: PageStart;
  readonly after?: ParleyWindowOptions["after"];
  /** What the page has read before. */
  readonly language?: LoadedLanguage;
}): Promise<OpenWindow> {
  lendLayout();
  await loadLateParts();
  const bridge = createFakeBridge(options);
  let frames = 0;
  const onFault = () => undefined;
  const parley = createParleyWindow({
    bridge,
    start,
    now: () => (frames += 16),
    nextFrame: (run) => queueMicrotask(run),
    later: (run) => void setTimeout(run, 0),
    after,
    onFault,
  });
  const stop = parley.start();
  afterEach(stop);
  render(
    <CleanerContext value={createCleaner(window)}>
      <ParleyContext value={parley}>
        <App language={language} onFault={onFault} />
      </ParleyContext>
    </CleanerContext>,
  );
  await settle();
  return { bridge, parley };
}

function soon(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Everything that was answered has been folded and shown. */
export async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
}

afterEach(cleanup);

/** What jsdom has not, because it lays nothing out: every edge is far, and only the list of conversations has a size. */
function lendLayout(): void {
  class Idle {
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal("IntersectionObserver", Idle);
  vi.stubGlobal("ResizeObserver", ListSize);
  // Where jsdom says null, a virtual list takes a row for one that is not shown.
  vi.spyOn(HTMLElement.prototype, "offsetParent", "get").mockReturnValue(document.body);
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  vi.stubGlobal("requestIdleCallback", () => 0);
  vi.stubGlobal("cancelIdleCallback", () => undefined);
  Object.assign(HTMLElement.prototype, { scrollTo: () => undefined, scrollIntoView: () => undefined });
}

/** Of the list of conversations, px. Ten rows are in sight. */
export const listHeight = 560;
const rowHeight = 56;

/** Says once of what it observes in that list how tall it is. */
class ListSize {
  private readonly tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.tell = tell;
  }

  observe(target: Element): void {
    if (!target.closest("nav[aria-label='Conversations']")) return;
    const height = target.tagName === "LI" ? rowHeight : listHeight;
    const contentRect = { x: 0, y: 0, width: 300, height, top: 0, left: 0, right: 300, bottom: height };
    const entry = { target, contentRect: { ...contentRect, toJSON: () => contentRect } };
    queueMicrotask(() =>
      act(() => this.tell([{ ...entry, borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] }], this)),
    );
  }

  unobserve(): void {}
  disconnect(): void {}
}
