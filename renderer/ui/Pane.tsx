import type { ReactNode } from "react";
import { Boundary, useRetry } from "./Boundary.tsx";
import { Button } from "./Button.tsx";
import { useTexts } from "./use-texts.ts";
import styles from "./Pane.module.css";

type PaneName =
  | "workspaces"
  | "conversations"
  | "connection"
  | "notices"
  | "conversation"
  | "header"
  | "timeline"
  | "composer"
  | "typing";

interface PaneProps {
  readonly what: PaneName;
  readonly children: ReactNode;
}

/** A part of the window that the others do without when it cannot be drawn. */
export function Pane({ what, children }: PaneProps) {
  return (
    <Boundary of={what} instead={<PaneFault what={what} />}>
      {children}
    </Boundary>
  );
}

function PaneFault({ what }: { readonly what: PaneName }) {
  const { text } = useTexts();
  const retry = useRetry();
  return (
    <div role="alert" className={styles.fault}>
      <span>{text(`pane.${what}`)}</span>
      <Button size="compact" onClick={retry}>
        {text("action.tryAgain")}
      </Button>
    </div>
  );
}

/** In the place of everything, when nothing can be drawn. */
export function WindowFault() {
  const { text } = useTexts();
  const retry = useRetry();
  return (
    <main role="alert" className={styles.window}>
      <h1>{text("window.fault")}</h1>
      <p>{text("window.faultAdvice")}</p>
      <Button look="primary" onClick={retry}>
        {text("action.tryAgain")}
      </Button>
    </main>
  );
}
