import { act, cleanup, render } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import type { PageStart } from "../../shared/page-start.ts";
import { App } from "../../renderer/App.tsx";
import { createCleaner } from "../../renderer/features/timeline/message-html.ts";
import { CleanerContext } from "../../renderer/features/timeline/MessageBody.tsx";
import { createParleyWindow, type ParleyWindow } from "../../renderer/state/parley-window.ts";
import { ParleyContext } from "../../renderer/state/use-parley.ts";
import { createFakeBridge, type FakeBridge, type FakeBridgeOptions } from "./fake-bridge.ts";

export interface OpenWindow {
  readonly bridge: FakeBridge;
  readonly parley: ParleyWindow;
}

/** The whole window over a main process in memory, after its first snapshot. */
export async function openWindow({
  start = "usual",
  ...options
}: FakeBridgeOptions & { readonly start?: PageStart }): Promise<OpenWindow> {
  lendLayout();
  const bridge = createFakeBridge(options);
  let frames = 0;
  const parley = createParleyWindow({
    bridge,
    start,
    now: () => (frames += 16),
    nextFrame: (run) => queueMicrotask(run),
    later: (run) => void setTimeout(run, 0),
    onFault: () => undefined,
  });
  const stop = parley.start();
  afterEach(stop);
  render(
    <CleanerContext value={createCleaner(window)}>
      <ParleyContext value={parley}>
        <App />
      </ParleyContext>
    </CleanerContext>,
  );
  await settle();
  return { bridge, parley };
}

/** Everything that was answered has been folded and shown. */
export async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
}

afterEach(cleanup);

/** What jsdom has not, because it lays nothing out: every edge is far, every size stays. */
function lendLayout(): void {
  class Idle {
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal("IntersectionObserver", Idle);
  vi.stubGlobal("ResizeObserver", Idle);
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  Object.assign(HTMLElement.prototype, { scrollTo: () => undefined, scrollIntoView: () => undefined });
}
