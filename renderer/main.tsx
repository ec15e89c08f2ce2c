import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Bridge } from "../shared/ipc/bridge.ts";
import { readPageLanguage, readPageStart } from "../shared/ipc/page-start.ts";
import { english, loadTexts, type LanguageName } from "../shared/text/languages.ts";
import { App } from "./App.tsx";
import { createCleaner } from "./features/timeline/message-html.ts";
import { CleanerContext } from "./features/timeline/MessageBody.tsx";
import { createFaultReporter } from "./state/fault-reporter.ts";
import { createParleyWindow } from "./state/parley-window.ts";
import { ParleyContext } from "./state/use-parley.ts";
import type { LoadedLanguage } from "./TextsProvider.tsx";
import "./ui/tokens.css";
import "./ui/base.css";
import { coded } from "../shared/text/catalogue.ts";

declare global {
  interface Window {
    /** Exposed by preload.ts. */
    readonly parley: Bridge;
  }
}

const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no #root");

const now = () => performance.now();
const reportFault = createFaultReporter(window.parley, now);
const parley = createParleyWindow({
  bridge: window.parley,
  start: readPageStart(location.search),
  now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  nextFrame: (run) => void requestAnimationFrame(run),
  later: (run) => void setTimeout(run, 2_000),
  onFault: (error) => reportFault("event", error),
});
parley.start();
for (const going of ["blur", "beforeunload"]) window.addEventListener(going, parley.drafts.flush);

window.addEventListener("error", ({ error }) => reportFault("event", error));
// An attempt that nobody waited for and that should not have been able to fail: say so rather than swallow it.
window.addEventListener("unhandledrejection", ({ reason }) => {
  reportFault("promise", reason);
  parley.view.report(coded("window.bug"));
});

/** The catalogue is read while main is asked for the state; English needs no reading. */
const language = await firstLanguage(readPageLanguage(location.search));

createRoot(root, {
  onCaughtError: (error, { componentStack }) => reportFault("drawing", error, componentStack),
  onUncaughtError: (error, { componentStack }) => reportFault("drawing", error, componentStack),
}).render(
  <StrictMode>
    <CleanerContext value={createCleaner(window)}>
      <ParleyContext value={parley}>
        <App language={language} onFault={onTextsFault} />
      </ParleyContext>
    </CleanerContext>
  </StrictMode>,
);

function onTextsFault(error: unknown): void {
  reportFault("event", error);
}

async function firstLanguage(name: LanguageName): Promise<LoadedLanguage> {
  try {
    return { name, texts: await loadTexts(name) };
  } catch (error) {
    onTextsFault(error);
    return { name, texts: english };
  }
}
