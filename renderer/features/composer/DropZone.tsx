import { useRef, useState, type DragEvent, type ReactNode } from "react";
import type { Place } from "../../state/place.ts";
import { AttachIcon } from "../../ui/icons.tsx";
import { useAttach } from "./use-attach.ts";
import styles from "./DropZone.module.css";

interface DropZoneProps {
  readonly place: Place;
  readonly name: string;
  readonly children: ReactNode;
}

/** The whole conversation takes files that are dropped on it; links and pieces of text are left to where they fall. */
export function DropZone({ place, name, children }: DropZoneProps) {
  const { add } = useAttach(place);
  const [isOver, setIsOver] = useState(false);
  /** Each child that the pointer crosses is entered and left on its own. */
  const depth = useRef(0);

  const over = (change: number) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + change);
    setIsOver(depth.current > 0);
  };

  return (
    <div
      className={styles.zone}
      onDragEnter={over(1)}
      onDragLeave={over(-1)}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setIsOver(false);
        add([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className={styles.invitation} aria-hidden="true">
          <AttachIcon />
          Drop files to attach them for {name}
        </div>
      )}
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}
