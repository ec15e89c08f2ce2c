import { useEffect, useState, type DragEvent, type ReactNode } from "react";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { AttachIcon } from "../../ui/icons.tsx";
import { useAttach } from "./use-attach.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./DropZone.module.css";

interface DropZoneProps {
  readonly place: ConversationRef;
  readonly name: string;
  readonly children: ReactNode;
}

/** What is held over a page says so several times a second, also when it rests; one that was called off says nothing, ms. */
const saysSoWithin = 1_000;

/** The whole conversation takes files that are dropped on it; links and pieces of text are left to where they fall. */
export function DropZone({ place, name, children }: DropZoneProps) {
  const { text } = useTexts();
  const { add } = useAttach(place);
  /** When files were last seen over it; null when they are not. */
  const [seenAt, setSeenAt] = useState<number | null>(null);
  useEffect(() => {
    if (seenAt === null) return;
    const timer = setTimeout(() => setSeenAt(null), saysSoWithin);
    return () => clearTimeout(timer);
  }, [seenAt]);

  const see = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setSeenAt(event.timeStamp);
  };

  return (
    <div
      className={styles.zone}
      onDragEnter={see}
      onDragOver={see}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setSeenAt(null);
        add([...event.dataTransfer.files]);
      }}
    >
      {children}
      {seenAt !== null && (
        <div className={styles.invitation} aria-hidden="true">
          <AttachIcon />
          {text("composer.drop", { name })}
        </div>
      )}
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}
