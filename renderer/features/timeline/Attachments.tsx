import { useState } from "react";
import type { Attachment } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { fileKind, visibleFileName } from "../../../shared/names/file-kind.ts";
import { mediaUrl } from "../../../shared/ipc/media-address.ts";
import type { PictureFault } from "../../../shared/pictures/limits.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FileName } from "../../ui/FileName.tsx";
import { isPicture } from "../../ui/is-picture.ts";
import { FileIcon, ImageIcon, SaveIcon } from "../../ui/icons.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { LoadedPicture } from "./LoadedPicture.tsx";
import { useSave } from "./use-save.ts";
import { useTexts } from "../../ui/use-texts.ts";
import { useFormats } from "../../ui/use-formats.ts";
import styles from "./Attachments.module.css";

interface AttachmentsProps {
  readonly attachments: readonly Attachment[];
  readonly workspace: WorkspaceId;
}

export function Attachments({ attachments, workspace }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  return (
    <div className={styles.attachments}>
      {attachments.map((attachment) =>
        isPicture(attachment.mimetype) ? (
          <Picture key={attachment.id} attachment={attachment} workspace={workspace} />
        ) : (
          <FileCard key={attachment.id} attachment={attachment} workspace={workspace} />
        ),
      )}
    </div>
  );
}

interface OneProps {
  readonly attachment: Attachment;
  readonly workspace: WorkspaceId;
}

/** The server tells no dimensions: a frame of fixed size keeps the place while the picture comes. */
function Picture({ attachment, workspace }: OneProps) {
  const { text } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const [fault, setFault] = useState<PictureFault | null>(null);
  const { isSaving, save } = useSave(workspace, attachment);
  const name = visibleFileName(attachment.name);
  const address = { type: "attachment", workspace, attachment: attachment.id } as const;
  return (
    <div className={styles.frame}>
      <button
        type="button"
        className={styles.picture}
        aria-label={text("file.show", { name })}
        title={name}
        onClick={() => setIsOpen(true)}
      >
        {fault !== null ? (
          <RefusedPicture name={name} fault={fault} />
        ) : (
          <LoadedPicture src={mediaUrl({ ...address, size: "thumbnail" })} alt="" isLazy onFault={setFault} />
        )}
      </button>
      <div className={styles.save} data-busy={isSaving}>
        <IconButton size="small" label={text("file.save", { name })} aria-busy={isSaving} onClick={() => void save()}>
          {isSaving ? <Spinner label={text("file.saving")} /> : <SaveIcon />}
        </IconButton>
      </div>
      {isOpen && (
        <Dialog title={name} size="large" onClose={() => setIsOpen(false)}>
          <FullPicture
            name={name}
            src={mediaUrl({ ...address, size: "full" })}
            isSaving={isSaving}
            onSave={() => void save()}
          />
        </Dialog>
      )}
    </div>
  );
}

interface FullPictureProps {
  readonly name: string;
  readonly src: string;
  readonly isSaving: boolean;
  readonly onSave: () => void;
}

function FullPicture({ name, src, isSaving, onSave }: FullPictureProps) {
  const { text } = useTexts();
  const [fault, setFault] = useState<PictureFault | null>(null);
  if (fault === null) return <LoadedPicture className={styles.full} src={src} alt={name} onFault={setFault} />;
  return (
    <div className={styles.refusedFull}>
      <RefusedPicture name={name} fault={fault} />
      <Button onClick={onSave}>{isSaving ? text("file.isSaving") : text("action.save")}</Button>
    </div>
  );
}

/** Also how the frame knows that saving is all that is left. */
function RefusedPicture({ name, fault }: { readonly name: string; readonly fault: PictureFault }) {
  const { text } = useTexts();
  return (
    <span className={styles.refused}>
      <ImageIcon />
      <FileName name={name} />
      <span>{text(`picture.${fault}`)}</span>
    </span>
  );
}

function FileCard({ attachment, workspace }: OneProps) {
  const { text } = useTexts();
  const { isSaving, save } = useSave(workspace, attachment);
  const name = visibleFileName(attachment.name);
  const facts = useFormats().fileFacts(fileKind(name, attachment.mimetype), attachment.size);
  return (
    <button
      type="button"
      className={styles.file}
      aria-label={text("file.save", { name })}
      title={text("file.withFacts", { name, facts })}
      aria-busy={isSaving}
      onClick={() => void save()}
    >
      <FileIcon />
      <span className={styles.fileName}>
        <FileName name={name} />
      </span>
      <span className={styles.fileFacts}>{isSaving ? text("file.isSaving") : facts}</span>
      {isSaving ? <Spinner label={text("file.saving")} /> : <SaveIcon />}
    </button>
  );
}
