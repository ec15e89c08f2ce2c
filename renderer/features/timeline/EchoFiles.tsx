import { useState } from "react";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { fileKind } from "../../../shared/names/file-kind.ts";
import { mediaUrl } from "../../../shared/ipc/media-address.ts";
import { FileName } from "../../ui/FileName.tsx";
import { fileFacts, isPicture } from "../../ui/file-facts.ts";
import { FileIcon, ImageIcon } from "../../ui/icons.tsx";
import { LoadedPicture } from "./LoadedPicture.tsx";
import styles from "./Attachments.module.css";

interface EchoFilesProps {
  readonly files: readonly OutboxFile[];
  readonly workspace: WorkspaceId;
}

/** The files of a message that is not sent yet, in frames of the size that its attachments will have. */
export function EchoFiles({ files, workspace }: EchoFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.attachments} aria-label="Files">
      {files.map((file) => (
        <li key={file.id} className={isPicture(file.mimetype) ? styles.frame : styles.card}>
          {isPicture(file.mimetype) ? (
            <EchoPicture file={file} workspace={workspace} />
          ) : (
            <span className={styles.file} title={`${file.name} (${factsOf(file)})`}>
              <FileIcon />
              <span className={styles.fileName}>
                <FileName name={file.name} />
              </span>
              <span className={styles.fileFacts}>{factsOf(file)}</span>
              {/* The place of what saves it later. */}
              <span />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function factsOf({ name, mimetype, size }: OutboxFile): string {
  return fileFacts(fileKind(name, mimetype), size);
}

function EchoPicture({ file, workspace }: { readonly file: OutboxFile; readonly workspace: WorkspaceId }) {
  const [isBroken, setIsBroken] = useState(false);
  return (
    <span className={styles.picture} title={file.name}>
      {isBroken ? (
        <>
          <ImageIcon />
          <FileName name={file.name} />
        </>
      ) : (
        <LoadedPicture
          src={mediaUrl({ type: "outbox-file", workspace, file: file.id })}
          alt={file.name}
          onFault={() => setIsBroken(true)}
        />
      )}
    </span>
  );
}
