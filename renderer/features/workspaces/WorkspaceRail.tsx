import { useState } from "react";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { createUnreadTotal } from "../../../shared/domain/conversations/listing.ts";
import { useSelector, useView, useViewActions, isSameList } from "../../state/use-parley.ts";
import { useShortcutKeys } from "../../state/use-shortcut-keys.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { PlusIcon, SettingsIcon } from "../../ui/icons.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./WorkspaceRail.module.css";

/** One tile for each account, and what concerns all of them. */
export function WorkspaceRail() {
  const texts = useTexts();
  const { text } = texts;
  const ids = useSelector((app) => app.workspaces.map((state) => state.id), isSameList);
  const view = useViewActions();
  const settingsKeys = useShortcutKeys("settings", texts);
  return (
    <nav aria-label={text("workspaces.title")} className={styles.rail}>
      <ul className={styles.tiles}>
        {ids.map((id) => (
          <WorkspaceTile key={id} id={id} />
        ))}
      </ul>
      <IconButton look="on-rail" label={text("workspaces.add")} onClick={() => view.addWorkspace(true)}>
        <PlusIcon />
      </IconButton>
      <span className={styles.space} />
      <IconButton
        look="on-rail"
        label={text("settings.title")}
        keys={settingsKeys}
        onClick={() => view.open("settings")}
      >
        <SettingsIcon />
      </IconButton>
    </nav>
  );
}

interface Tile {
  readonly name: string;
  readonly unread: number;
  readonly isOff: boolean;
}

function WorkspaceTile({ id }: { readonly id: WorkspaceId }) {
  const { text } = useTexts();
  const [tile] = useState(createTile);
  const { name, unread, isOff } = useSelector(
    (app) => tile(app.workspaces.find((state) => state.id === id)),
    isSameTile,
  );
  const isShown = useView((now) => now.workspace === id && !now.isAddingWorkspace);
  const view = useViewActions();
  return (
    <li>
      <button
        type="button"
        aria-current={isShown ? "page" : undefined}
        aria-label={unread > 0 ? text("workspaces.unread", { name, count: unread }) : name}
        title={name}
        className={styles.tile}
        onClick={() => view.showWorkspace(id)}
      >
        <Avatar name={name} src={null} seed={seedOf(id)} shape="square" size={40} />
        {unread > 0 && <span className={styles.badge}>{unread > 99 ? "99+" : unread}</span>}
        {isOff && <span className={styles.off} title={text("workspaces.notConnected")} />}
      </button>
    </li>
  );
}

function createTile(): (state: WorkspaceState | undefined) => Tile {
  const unreadTotal = createUnreadTotal();
  return (state) => {
    if (!state) return { name: "", unread: 0, isOff: false };
    const { connection, conversations, profile } = state;
    const isOff = connection.state === "offline" || connection.state === "signed-out";
    return { name: profile.name, unread: unreadTotal(conversations, Date.now()), isOff };
  };
}

function isSameTile(one: Tile, other: Tile): boolean {
  return one.name === other.name && one.unread === other.unread && one.isOff === other.isOff;
}

function seedOf(id: WorkspaceId): number {
  return Number.parseInt(id.slice(0, 4), 16);
}
