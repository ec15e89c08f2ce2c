import type { Message } from "../../shared/domain/messages/types.ts";
import { editing, emptyDraft, replying, revising } from "../../shared/domain/drafts/draft.ts";
import type { Draft } from "../../shared/domain/drafts/types.ts";
import type { LastShown } from "../../shared/domain/last-shown.ts";
import type { OutboxEntry } from "../../shared/domain/outbox/types.ts";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { CommandInput } from "../../shared/ipc/commands.ts";
import type { PageStart } from "../../shared/ipc/page-start.ts";
import { conversationKey, type ConversationRef, type ConversationKey } from "./conversation-ref.ts";
import { createStore, type Store } from "./store.ts";
import type { CodedText } from "../../shared/text/catalogue.ts";
import { isSameText } from "../../shared/text/same-text.ts";

/** What goes on with the files of a draft. */
export interface Attaching {
  /** So many times main was asked to copy some, and has not answered yet. */
  readonly copying: number;
  /** Why the last ones were not taken. */
  readonly problem: CodedText | null;
}

export type DialogName = "go-to" | "new-message" | "settings" | "shortcuts";

/** What became of something the person did, said once: a trouble when it did not work, else good news. */
export interface Toast {
  readonly id: number;
  readonly tone: "trouble" | "news";
  readonly said: CodedText;
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
  /** What stands in the composers: main's drafts, and what was typed since. */
  readonly drafts: Readonly<Record<ConversationKey, Draft>>;
  readonly attaching: Readonly<Record<ConversationKey, Attaching>>;
  readonly dialog: DialogName | null;
  /** Whom the connection doctor examines, on the sign-in screen too; null when it is not there. */
  readonly diagnosisTarget: CommandInput<"runDoctor"> | null;
  /** The sign-in form stands before everything, though there is a workspace already. */
  readonly isAddingWorkspace: boolean;
  readonly toasts: readonly Toast[];
}

const nothingAttaching: Attaching = { copying: 0, problem: null };

const firstView: Omit<View, "start" | "isHeldBack"> = {
  own: null,
  workspace: null,
  channels: {},
  drafts: {},
  attaching: {},
  dialog: null,
  diagnosisTarget: null,
  isAddingWorkspace: false,
  toasts: [],
};

/** The window's own store, and the few things that can be done to it. */
export interface ViewStore extends Store<View> {
  goTo(place: ConversationRef): void;
  /** The person is where they were before this page began, unless they have gone somewhere since. */
  resume(last: LastShown): void;
  /** Back to the list, where list and conversation do not fit side by side. */
  leaveConversation(): void;
  showWorkspace(workspace: WorkspaceId): void;
  changeDraft(place: ConversationRef, change: (now: Draft) => Draft): void;
  /** Says which draft is another one now. Returns its undo. */
  onDraftChanged(listener: (place: ConversationRef) => void): () => void;
  /** The person has signed out there. */
  forgetDraft(place: ConversationRef): void;
  changeAttaching(place: ConversationRef, change: (now: Attaching) => Attaching): void;
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
  report(trouble: CodedText): void;
  tell(news: CodedText): void;
  dismiss(toast: number): void;
}

export function createView(start: PageStart): ViewStore {
  const store = createStore<View>({ ...firstView, start, isHeldBack: start === "without-conversation" });
  let toasts = 0;
  const draftListeners = new Set<(place: ConversationRef) => void>();

  function changeDraft(place: ConversationRef, change: (now: Draft) => Draft): void {
    const now = draftIn(store.get(), place);
    const next = change(now);
    if (next === now) return;
    store.update((view) => ({ ...view, drafts: { ...view.drafts, [conversationKey(place)]: next } }));
    for (const listener of draftListeners) listener(place);
  }

  function toast(tone: Toast["tone"], said: CodedText): void {
    toasts += 1;
    const latest = { id: toasts, tone, said };
    store.update((view) => ({
      ...view,
      toasts: [...view.toasts.filter((other) => !isSameText(other.said, said)), latest].slice(-3),
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
    resume({ workspace, channels }) {
      store.update((view) => (view.workspace === null && !view.isHeldBack ? { ...view, workspace, channels } : view));
    },
    leaveConversation() {
      store.update((view) =>
        view.workspace === null ? view : { ...view, channels: { ...view.channels, [view.workspace]: null } },
      );
    },
    showWorkspace(workspace) {
      store.update((view) => ({ ...view, workspace, isAddingWorkspace: false }));
    },
    changeDraft,
    onDraftChanged(listener) {
      draftListeners.add(listener);
      return () => draftListeners.delete(listener);
    },
    forgetDraft(place) {
      store.update((view) => {
        const { [conversationKey(place)]: _gone, ...drafts } = view.drafts;
        return { ...view, drafts };
      });
    },
    changeAttaching(place, change) {
      store.update((view) => ({
        ...view,
        attaching: { ...view.attaching, [conversationKey(place)]: change(attachingIn(view, place)) },
      }));
    },
    reply: (place, to) => changeDraft(place, (now) => replying(now, to)),
    edit: (place, message) => changeDraft(place, (now) => editing(now, message)),
    revise: (place, entry) => changeDraft(place, (now) => revising(now, entry)),
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
    report: (trouble) => toast("trouble", trouble),
    tell: (news) => toast("news", news),
    dismiss(id) {
      store.update((view) => ({ ...view, toasts: view.toasts.filter((one) => one.id !== id) }));
    },
  };
}

export function draftIn(view: View, place: ConversationRef): Draft {
  return view.drafts[conversationKey(place)] ?? emptyDraft;
}

export function attachingIn(view: View, place: ConversationRef): Attaching {
  return view.attaching[conversationKey(place)] ?? nothingAttaching;
}

/** The place this window shows, or null. */
export function shownPlace({ own, isHeldBack, workspace, channels, isAddingWorkspace }: View): ConversationRef | null {
  if (own !== null) return isHeldBack ? null : own;
  if (workspace === null || isAddingWorkspace) return null;
  const channel = channels[workspace] ?? null;
  return channel === null ? null : { workspace, channel };
}
