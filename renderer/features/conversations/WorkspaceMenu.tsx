import { useState } from "react";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import { useCommands, useWorkspace } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ChevronIcon, SignOutIcon } from "../../ui/icons.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./WorkspaceMenu.module.css";

/** The workspace's name; behind it, who is signed in where, and the way out. */
export function WorkspaceMenu({ workspace }: { readonly workspace: WorkspaceId }) {
  const { text } = useTexts();
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState<"menu" | "sign-out" | null>(null);
  // A popover that is closed by what it opens has nothing else to close.
  const closeMenu = () => setOpen((now) => (now === "menu" ? null : now));
  const profile = useWorkspace(workspace, (state) => state.profile, null);
  if (!profile) return null;
  return (
    <>
      <button
        ref={setAnchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open === "menu"}
        className={styles.name}
        onClick={() => setOpen(open === null ? "menu" : null)}
      >
        <span>{profile.name}</span>
        <ChevronIcon />
      </button>
      {open === "menu" && anchor && (
        <Popover label={profile.name} anchor={anchor} align="start" onClose={closeMenu}>
          <div className={styles.menu}>
            <p>
              <strong>{visibleName(profile.login)}</strong>
              <br />
              {profile.kind === "demo"
                ? text("workspace.isDemo")
                : text("workspace.at", { server: profile.server, database: visibleName(profile.database) })}
            </p>
            <Button look="quiet" onClick={() => setOpen("sign-out")}>
              <SignOutIcon />
              {text("action.signOut")}
            </Button>
          </div>
        </Popover>
      )}
      {open === "sign-out" && (
        <ConfirmSignOut workspace={workspace} name={profile.name} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface ConfirmSignOutProps {
  readonly workspace: WorkspaceId;
  readonly name: string;
  readonly onClose: () => void;
}

function ConfirmSignOut({ workspace, name, onClose }: ConfirmSignOutProps) {
  const { text } = useTexts();
  const invoke = useCommands();
  const unsent = useWorkspace(workspace, (state) => state.outbox.length, 0);
  return (
    <Dialog title={text("workspace.signOutQuestion", { name })} size="small" onClose={onClose}>
      <div className={styles.confirm}>
        <p>{text("workspace.signOutMeans")}</p>
        {unsent > 0 && <p className={styles.warning}>{text("workspace.signOutLoses", { count: unsent })}</p>}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{text("action.cancel")}</Button>
          <Button
            look="danger"
            onClick={() => {
              onClose();
              void invoke("signOut", { workspace });
            }}
          >
            {text("action.signOut")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
