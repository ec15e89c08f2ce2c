import { useState } from "react";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { fileKind } from "../../../shared/names/file-kind.ts";
import { mediaUrl } from "../../../shared/ipc/media-address.ts";
import { IconButton } from "../../ui/Button.tsx";
import { FileName } from "../../ui/FileName.tsx";
import { isPicture } from "../../ui/is-picture.ts";
import { CloseIcon, FileIcon } from "../../ui/icons.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useFormats } from "../../ui/use-formats.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./AttachedFiles.module.css";

interface AttachedFilesProps {
  readonly files: readonly OutboxFile[];
  /** More of them are being copied. */
  readonly isCopying: boolean;
  readonly workspace: WorkspaceId;
  readonly onRemove: (file: OutboxFile) => void;
}

function Thumbnail({ file, workspace }: { readonly file: OutboxFile; readonly workspace: WorkspaceId }) {
  const [isBroken, setIsBroken] = useState(false);
  if (isPicture(file.mimetype) && !isBroken)
    return (
      <img
        className={styles.thumbnail}
        src={mediaUrl({ type: "outbox-file", workspace, file: file.id })}
        alt=""
        decoding="async"
        onError={() => setIsBroken(true)}
      />
    );
  return (
    <span className={styles.icon}>
      <FileIcon />
    </span>
  );
}

/** What goes with the next message; each can be taken back. */
export function AttachedFiles({ files, isCopying, workspace, onRemove }: AttachedFilesProps) {
  const { text } = useTexts();
  const formats = useFormats();
  if (files.length === 0 && !isCopying) return null;
  return (
    <ul className={styles.files} aria-label={text("composer.attached")}>
      {files.map((file) => (
        <li key={file.id} className={styles.chip} title={file.name}>
          <Thumbnail file={file} workspace={workspace} />
          <span className={styles.words}>
            <span className={styles.name}>
              <FileName name={file.name} />
            </span>
            <span className={styles.facts}>{formats.fileFacts(fileKind(file.name, file.mimetype), file.size)}</span>
          </span>
          <IconButton size="small" label={text("composer.remove", { name: file.name })} onClick={() => onRemove(file)}>
            <CloseIcon />
          </IconButton>
        </li>
      ))}
      {isCopying && (
        <li className={styles.chip}>
          <Spinner label={text("composer.attaching")} />
          <span className={styles.facts}>{text("composer.isAttaching")}</span>
        </li>
      )}
    </ul>
  );
}
