import { useEffect, type ReactNode } from "react";
import { useViewActions } from "./state/use-parley.ts";
import { Boundary } from "./ui/Boundary.tsx";
import { coded } from "../shared/text/catalogue.ts";

interface DialogBoundaryProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that cannot be shown is closed, so that it does not stand before everything else. */
export function DialogBoundary({ onClose, children }: DialogBoundaryProps) {
  return (
    <Boundary of={onClose} instead={<Closing onClose={onClose} />}>
      {children}
    </Boundary>
  );
}

function Closing({ onClose }: Pick<DialogBoundaryProps, "onClose">) {
  const { report } = useViewActions();
  useEffect(() => {
    report(coded("window.dialogFault"));
    onClose();
  }, [report, onClose]);
  return null;
}
