import type { Message } from "../../shared/domain/messages/types.ts";
import type { OutboxEntry, OutboxFile } from "../../shared/domain/outbox/types.ts";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { CommandInput } from "../../shared/ipc/ipc.ts";
import type { PageStart } from "../../shared/ipc/page-start.ts";
import { conversationKey, type ConversationRef, type ConversationKey } from "./conversation-ref.ts";
import { createStore, type Store } from "./store.ts";

/** What is being written in a conversation. A draft set aside for an edit comes back when the edit ends. */
export type Draft =
  | { readonly mode: "new"; readonly text: string }
  | { readonly mode: "reply"; readonly text: string; readonly to: Message }
  | { readonly mode: "edit"; readonly text: string; readonly message: Message; readonly aside: string }
  /** Of one that failed and waits here for another text. */
  | { readonly mode: "revise"; readonly text: string; readonly entry: OutboxEntry; readonly aside: string };

/** Files for the next message of a conversation, whatever becomes of its text meanwhile. */
export interface Attached {
  readonly files: readonly OutboxFile[];
  /** So many times main was asked to copy some, and has not answered yet. */
  readonly copying: number;
  /** Why the last ones were not taken. */
  readonly problem: string | null;
}

export type DialogName = "go-to" | "new-message" | "settings";

/** What became of something the person did, said once: a trouble when it did not work, else good news. */
export interface Toast {
  readonly id: number;
  readonly tone: "trouble" | "news";
  readonly sentence: string;
}

/** What this one window looks at. Other windows and main know nothing of it; it does not outlive the window. */
export interface View {
  readonly start: PageStart;
  /** The conversation that this window is there for is not opened before the person says so. */
  readonly isHeldBack: boolean;
  /** The one conversation that this window is there for; null for the main window. */
  readonly own: ConversationRef | null;
  readonly workspace: WorkspaceId | null;
  /** The conversation last looked at in each workspace. */
  readonly channels: Readonly<Record<WorkspaceId, ChannelId | null>>;
  readonly drafts: Readonly<Record<ConversationKey, Draft>>;
  readonly attached: Readonly<Record<ConversationKey, Attached>>;
  readonly dialog: DialogName | null;
  /** Whom the connection doctor examines, on the sign-in screen too; null when it is not there. */
  readonly diagnosisTarget: CommandInput<"runDoctor"> | null;
  /** The sign-in form stands before everything, though there is a workspace already. */
  readonly isAddingWorkspace: boolean;
  readonly toasts: readonly Toast[];
}

export const emptyDraft: Draft = { mode: "new", text: "" };

const nothingAttached: Attached = { files: [], copying: 0, problem: null };

const firstView: Omit<View, "start" | "isHeldBack"> = {
  own: null,
  workspace: null,
  channels: {},
  drafts: {},
  attached: {},
  dialog: null,
  diagnosisTarget: null,
  isAddingWorkspace: false,
  toasts: [],
};

/** The window's own store, and the few things that can be done to it. */
export interface ViewStore extends Store<View> {
  goTo(place: ConversationRef): void;
  /** Back to the list, where list and conversation do not fit side by side. */
  leaveConversation(): void;
  showWorkspace(workspace: WorkspaceId): void;
  setDraft(place: ConversationRef, draft: Draft): void;
  /** Words that come from the conversation's own window, below what is being written here. */
  takeOver(place: ConversationRef, text: string): void;
  changeAttached(place: ConversationRef, change: (now: Attached) => Attached): void;
  /** The next message of that conversation answers this one. */
  reply(place: ConversationRef, to: Message): void;
  /** What is being written is set aside until the edit ends. */
  edit(place: ConversationRef, message: Message): void;
  /** The same for a message that failed. */
  revise(place: ConversationRef, entry: OutboxEntry): void;
  openHeldBack(): void;
  open(dialog: DialogName): void;
  closeDialog(): void;
  openDoctor(diagnosisTarget: CommandInput<"runDoctor">): void;
  closeDoctor(): void;
  addWorkspace(isAdding: boolean): void;
  report(sentence: string): void;
  tell(news: string): void;
  dismiss(toast: number): void;
}

export function createView(start: PageStart): ViewStore {
  const store = createStore<View>({ ...firstView, start, isHeldBack: start === "without-conversation" });
  let toasts = 0;

  function setDraft(place: ConversationRef, draft: Draft): void {
    store.update((view) => ({ ...view, drafts: { ...view.drafts, [conversationKey(place)]: draft } }));
  }

  function toast(tone: Toast["tone"], sentence: string): void {
    toasts += 1;
    const latest = { id: toasts, tone, sentence };
    store.update((view) => ({
      ...view,
      toasts: [...view.toasts.filter((other) => other.sentence !== sentence), latest].slice(-3),
    }));
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
    takeOver(place, text) {
      const now = draftIn(store.get(), place);
      const both = [ownText(now), text].filter((words) => words !== "").join("\n");
      setDraft(place, "aside" in now ? { ...now, aside: both } : { ...now, text: both });
    },
    changeAttached(place, change) {
      store.update((view) => ({
        ...view,
        attached: { ...view.attached, [conversationKey(place)]: change(attachedIn(view, place)) },
      }));
    },
    reply(place, to) {
      const now = draftIn(store.get(), place);
      setDraft(place, { mode: "reply", text: ownText(now), to });
    },
    edit(place, message) {
      setDraft(place, { mode: "edit", text: message.text, message, aside: ownText(draftIn(store.get(), place)) });
    },
    revise(place, entry) {
      setDraft(place, { mode: "revise", text: entry.text, entry, aside: ownText(draftIn(store.get(), place)) });
    },
    openHeldBack() {
      store.update((view) => ({ ...view, isHeldBack: false }));
    },
    open(dialog) {
      store.update((view) => ({ ...view, dialog }));
    },
    closeDialog() {
      store.update((view) => ({ ...view, dialog: null }));
    },
    openDoctor(diagnosisTarget) {
      store.update((view) => ({ ...view, diagnosisTarget }));
    },
    closeDoctor() {
      store.update((view) => ({ ...view, diagnosisTarget: null }));
    },
    addWorkspace(isAddingWorkspace) {
      store.update((view) => ({ ...view, isAddingWorkspace }));
    },
    report: (sentence) => toast("trouble", sentence),
    tell: (sentence) => toast("news", sentence),
    dismiss(id) {
      store.update((view) => ({ ...view, toasts: view.toasts.filter((one) => one.id !== id) }));
    },
  };
}

export function draftIn(view: View, place: ConversationRef): Draft {
  return view.drafts[conversationKey(place)] ?? emptyDraft;
}

export function attachedIn(view: View, place: ConversationRef): Attached {
  return view.attached[conversationKey(place)] ?? nothingAttached;
}

export type DraftSubject = Message | OutboxEntry;

/** What is answered or changed; null when a message of its own is written. */
export function subjectOf(draft: Draft): DraftSubject | null {
  switch (draft.mode) {
    case "new":
      return null;
    case "reply":
      return draft.to;
    case "edit":
      return draft.message;
    case "revise":
      return draft.entry;
  }
}

/** What is being written as a message of its own; while another is changed, that is set aside. */
export function ownText(draft: Draft): string {
  return "aside" in draft ? draft.aside : draft.text;
}

/** The place this window shows, or null. */
export function shownPlace({ own, isHeldBack, workspace, channels, isAddingWorkspace }: View): ConversationRef | null {
  if (own !== null) return isHeldBack ? null : own;
  if (workspace === null || isAddingWorkspace) return null;
  const channel = channels[workspace] ?? null;
  return channel === null ? null : { workspace, channel };
}
