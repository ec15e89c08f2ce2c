import type { ReactNode } from "react";
import { Boundary, useRetry } from "./Boundary.tsx";
import { Button } from "./Button.tsx";
import styles from "./Pane.module.css";

interface PaneProps {
  /** As the subject of a sentence: "The list of conversations". */
  readonly what: string;
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

function PaneFault({ what }: { readonly what: string }) {
  const retry = useRetry();
  return (
    <div role="alert" className={styles.fault}>
      <span>{what} cannot be shown just now. Nothing that you wrote is lost.</span>
      <Button size="compact" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}

/** In the place of everything, when nothing can be drawn. */
export function WindowFault() {
  const retry = useRetry();
  return (
    <main role="alert" className={styles.window}>
      <h1>Parley cannot show this window just now</h1>
      <p>
        Nothing that you wrote is lost. Please try again. If that does not help, quit Parley and start it again; the
        details are in its log.
      </p>
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
    </main>
  );
}
