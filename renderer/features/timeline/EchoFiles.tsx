import { useState } from "react";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { fileKind } from "../../../shared/names/file-kind.ts";
import { mediaUrl } from "../../../shared/ipc/media-address.ts";
import { FileName } from "../../ui/FileName.tsx";
import { isPicture } from "../../ui/is-picture.ts";
import { FileIcon, ImageIcon } from "../../ui/icons.tsx";
import { LoadedPicture } from "./LoadedPicture.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import { useFormats } from "../../ui/use-formats.ts";
import styles from "./Attachments.module.css";

interface EchoFilesProps {
  readonly files: readonly OutboxFile[];
  readonly workspace: WorkspaceId;
}

/** The files of a message that is not sent yet, in frames of the size that its attachments will have. */
export function EchoFiles({ files, workspace }: EchoFilesProps) {
  const { text } = useTexts();
  const formats = useFormats();
  if (files.length === 0) return null;
  const factsOf = ({ name, mimetype, size }: OutboxFile) => formats.fileFacts(fileKind(name, mimetype), size);
  return (
    <ul className={styles.attachments} aria-label={text("file.list")}>
      {files.map((file) => (
        <li key={file.id} className={isPicture(file.mimetype) ? styles.frame : styles.card}>
          {isPicture(file.mimetype) ? (
            <EchoPicture file={file} workspace={workspace} />
          ) : (
            <span className={styles.file} title={text("file.withFacts", { name: file.name, facts: factsOf(file) })}>
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
