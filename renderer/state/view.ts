import type { Message } from "../../shared/discuss.ts";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { CommandInput } from "../../shared/ipc.ts";
import { placeKey, type Place, type PlaceKey } from "./place.ts";
import { createStore, type Store } from "./store.ts";

/** What is being written in a conversation. A draft set aside for an edit comes back when the edit ends. */
export type Draft =
  | { readonly mode: "new"; readonly text: string }
  | { readonly mode: "reply"; readonly text: string; readonly to: Message }
  | { readonly mode: "edit"; readonly text: string; readonly message: Message; readonly aside: string };

export type DialogName = "go-to" | "new-message" | "settings";

/** Something that did not work, said once beside what it is about. */
export interface Trouble {
  readonly id: number;
  readonly sentence: string;
}

/** What this one window looks at. Other windows and main know nothing of it; it does not outlive the window. */
export interface View {
  readonly workspace: WorkspaceId | null;
  /** The conversation last looked at in each workspace. */
  readonly channels: Readonly<Record<WorkspaceId, ChannelId | null>>;
  readonly drafts: Readonly<Record<PlaceKey, Draft>>;
  readonly dialog: DialogName | null;
  /** Whom the connection doctor examines, on the sign-in screen too; null when it is not there. */
  readonly patient: CommandInput<"runDoctor"> | null;
  /** The sign-in form stands before everything, though there is a workspace already. */
  readonly isAddingWorkspace: boolean;
  readonly troubles: readonly Trouble[];
}

export const emptyDraft: Draft = { mode: "new", text: "" };

const firstView: View = {
  workspace: null,
  channels: {},
  drafts: {},
  dialog: null,
  patient: null,
  isAddingWorkspace: false,
  troubles: [],
};

/** The window's own store, and the few things that can be done to it. */
export interface ViewStore extends Store<View> {
  goTo(place: Place): void;
  /** Back to the list, where list and conversation do not fit side by side. */
  leaveConversation(): void;
  showWorkspace(workspace: WorkspaceId): void;
  setDraft(place: Place, draft: Draft): void;
  /** The next message of that conversation answers this one. */
  reply(place: Place, to: Message): void;
  /** What is being written is set aside until the edit ends. */
  edit(place: Place, message: Message): void;
  open(dialog: DialogName): void;
  closeDialog(): void;
  openDoctor(patient: CommandInput<"runDoctor">): void;
  closeDoctor(): void;
  addWorkspace(isAdding: boolean): void;
  report(sentence: string): void;
  dismiss(trouble: number): void;
}

export function createView(): ViewStore {
  const store = createStore(firstView);
  let troubles = 0;

  function setDraft(place: Place, draft: Draft): void {
    store.update((view) => ({ ...view, drafts: { ...view.drafts, [placeKey(place)]: draft } }));
  }

  return {
    ...store,
    goTo({ workspace, channel }) {
      store.update((view) => ({
        ...view,
        workspace,
        channels: { ...view.channels, [workspace]: channel },
        dialog: null,
        isAddingWorkspace: false,
      }));
    },
    leaveConversation() {
      store.update((view) =>
        view.workspace === null ? view : { ...view, channels: { ...view.channels, [view.workspace]: null } },
      );
    },
    showWorkspace(workspace) {
      store.update((view) => ({ ...view, workspace, isAddingWorkspace: false }));
    },
    setDraft,
    reply(place, to) {
      const now = draftIn(store.get(), place);
      setDraft(place, { mode: "reply", text: now.mode === "edit" ? now.aside : now.text, to });
    },
    edit(place, message) {
      const now = draftIn(store.get(), place);
      setDraft(place, { mode: "edit", text: message.text, message, aside: now.mode === "edit" ? now.aside : now.text });
    },
    open(dialog) {
      store.update((view) => ({ ...view, dialog }));
    },
    closeDialog() {
      store.update((view) => ({ ...view, dialog: null }));
    },
    openDoctor(patient) {
      store.update((view) => ({ ...view, patient }));
    },
    closeDoctor() {
      store.update((view) => ({ ...view, patient: null }));
    },
    addWorkspace(isAddingWorkspace) {
      store.update((view) => ({ ...view, isAddingWorkspace }));
    },
    report(sentence) {
      troubles += 1;
      const trouble = { id: troubles, sentence };
      store.update((view) => ({
        ...view,
        troubles: [...view.troubles.filter((other) => other.sentence !== sentence), trouble].slice(-3),
      }));
    },
    dismiss(id) {
      store.update((view) => ({ ...view, troubles: view.troubles.filter((trouble) => trouble.id !== id) }));
    },
  };
}

export function draftIn(view: View, place: Place): Draft {
  return view.drafts[placeKey(place)] ?? emptyDraft;
}

/** The place this window shows, or null. */
export function shownPlace({ workspace, channels, isAddingWorkspace }: View): Place | null {
  if (workspace === null || isAddingWorkspace) return null;
  const channel = channels[workspace] ?? null;
  return channel === null ? null : { workspace, channel };
}
