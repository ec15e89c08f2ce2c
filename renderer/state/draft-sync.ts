import type { AppState } from "../../shared/domain/app-state.ts";
import { draftOf, emptyDraft, isSameDraft } from "../../shared/domain/drafts/draft.ts";
import type { Draft, KeptDraft } from "../../shared/domain/drafts/types.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import type { WorkspaceId } from "../../shared/ids.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { Failure } from "../../shared/ipc/command.ts";
import { conversationKey, type ConversationKey, type ConversationRef } from "./conversation-ref.ts";
import type { ReadableStore } from "./store.ts";
import { draftIn, type ViewStore } from "./view.ts";
import { coded } from "../../shared/text/catalogue.ts";

/** After this long without a key what was typed is given to main, ms. */
const savesAfter = 400;
/** While somebody types on and on, it is given to main this often, ms. */
const savesWithin = 1_000;
/** What main could not keep is tried again after this long, ms. */
const triesAgainAfter = 5_000;

/**
 * Keeps what stands in this window's composers in main, and takes over what stands in those of other windows.
 *
 * [DS1] What was typed is on its way to main 400 ms after the last key, and at once when the page goes or loses the
 *       focus; however fast somebody types, main gets it once a second.
 * [DS2] What another window wrote is taken over, but never in place of what this one has not given to main yet: the last
 *       one that wrote is right.
 *       Who clears it clears only what they have seen: main keeps what another one wrote since, and it is taken over.
 * [DS3] What main tells is in the order of its revisions, and what this window knows already is not taken over again.
 */
export interface DraftSync {
  /** A snapshot has come: what it has is in the composers before anyone sees them. */
  follow(): void;
  /**
   * Somebody acts on the draft. Until what is returned is called, `toKeep` of what stands in the composer is what main
   * keeps; with null main keeps what it has.
   */
  hold(place: ConversationRef, toKeep: ((now: Draft) => Draft) | null): () => void;
  /** Gives main at once what it has not got. */
  flush(): void;
  /** Returns its undo. */
  start(): () => void;
}

export interface DraftSyncOptions {
  readonly bridge: Pick<Bridge, "invoke">;
  readonly replica: ReadableStore<AppState | null>;
  readonly view: ViewStore;
  /** ms, from any beginning; never goes back. */
  readonly now: () => number;
  /** Runs once after so many ms. Returns its undo. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** One conversation's draft, as far as this window has something to do with it. */
interface Tracked {
  readonly place: ConversationRef;
  /** What main has, too; while the composer's draft is another one, main has still to get it. */
  kept: Draft;
  /** What main announced of it last, to see whether there is anything new. */
  announced: KeptDraft | undefined;
  /** The newest that this window knows of. */
  revision: number;
  /** When the first change came that was not given to main; null when there is none. */
  changedAt: number | null;
  /** So many answers are still to come. */
  saving: number;
  holds: readonly Hold[];
  cancel: (() => void) | null;
  /** Main has refused, and the person knows. */
  isRefused: boolean;
}

type Hold = ((now: Draft) => Draft) | null;

export function createDraftSync({ bridge, replica, view, now, after }: DraftSyncOptions): DraftSync {
  const tracked = new Map<ConversationKey, Tracked>();
  /** What was followed already. */
  const seen = new Map<WorkspaceId, WorkspaceState["drafts"]>();

  function track(place: ConversationRef): Tracked {
    const key = conversationKey(place);
    const known = tracked.get(key);
    if (known) return known;
    const nothing = { announced: undefined, changedAt: null, holds: [], cancel: null, isRefused: false };
    const made: Tracked = { ...nothing, place, kept: emptyDraft, revision: -1, saving: 0 };
    tracked.set(key, made);
    return made;
  }

  const draftOfView = ({ place }: Tracked) => draftIn(view.get(), place);
  const isUnsaved = (one: Tracked) => draftOfView(one) !== one.kept;

  function settle(one: Tracked, kept: Draft, revision: number): void {
    one.kept = kept;
    one.revision = revision;
    one.changedAt = null;
    one.isRefused = false;
    one.cancel?.();
    one.cancel = null;
  }

  /** [DS2][DS3] */
  function takeOver(one: Tracked): void {
    const { announced } = one;
    if (!announced || announced.revision <= one.revision || one.saving > 0 || one.holds.length > 0) return;
    if (isSameDraft(announced, draftOfView(one))) return settle(one, draftOfView(one), announced.revision);
    if (isUnsaved(one)) return;
    settle(one, draftOf(announced), announced.revision);
    view.changeDraft(one.place, () => one.kept);
  }

  /** [DS1] */
  function changed(place: ConversationRef): void {
    const one = track(place);
    if (!isUnsaved(one) || one.holds.includes(null)) return;
    one.changedAt ??= now();
    const isTyped = isOtherText(draftOfView(one), one.kept);
    schedule(one, isTyped ? Math.min(savesAfter, one.changedAt + savesWithin - now()) : 0);
  }

  function schedule(one: Tracked, wait: number): void {
    one.cancel?.();
    one.cancel = after(Math.max(0, wait), () => {
      one.cancel = null;
      // The answer that is still to come sees that there is more.
      if (one.saving === 0) void save(one);
    });
  }

  async function save(one: Tracked): Promise<void> {
    if (!isUnsaved(one) || one.holds.includes(null)) return;
    const draft = draftOfView(one);
    const wanted = one.holds.reduce<Draft>((kept, hold) => hold?.(kept) ?? kept, draft);
    const isPlain = one.holds.length === 0;
    const announced: Draft & Pick<KeptDraft, "revision"> = one.announced ?? { ...emptyDraft, revision: -1 };
    if (isPlain && announced.revision >= one.revision && isSameDraft(announced, wanted))
      return settle(one, draft, announced.revision);
    one.cancel?.();
    one.cancel = null;
    one.changedAt = null;
    one.saving += 1;
    const files = wanted.files.map(({ id }) => id);
    const outcome = await bridge
      .invoke("saveDraft", { ...one.place, draft: { ...wanted, files }, known: one.revision })
      .finally(() => void (one.saving -= 1));
    if (!outcome.ok) return refused(one, outcome.error);
    one.isRefused = false;
    one.revision = Math.max(one.revision, outcome.value.revision);
    if (isPlain) one.kept = draft;
    if (draftOfView(one) !== draft && one.cancel === null) schedule(one, savesAfter);
    takeOver(one);
  }

  function refused(one: Tracked, { reason, text }: Failure): void {
    if (isOver.has(reason)) return;
    if (!one.isRefused) view.report(coded("draft.not-kept", { problem: text }));
    one.isRefused = true;
    if (one.cancel === null) schedule(one, triesAgainAfter);
  }

  function follow(): void {
    const workspaces = replica.get()?.workspaces ?? [];
    for (const { id: workspace, drafts } of workspaces) {
      if (seen.get(workspace) === drafts) continue;
      seen.set(workspace, drafts);
      for (const announced of Object.values(drafts)) {
        const one = track({ workspace, channel: announced.channel });
        if (one.announced === announced) continue;
        one.announced = announced;
        takeOver(one);
      }
    }
    for (const id of seen.keys()) if (workspaces.every((state) => state.id !== id)) forget(id);
  }

  /** The person has signed out. */
  function forget(workspace: WorkspaceId): void {
    seen.delete(workspace);
    for (const [key, { place, cancel }] of tracked) {
      if (place.workspace !== workspace) continue;
      cancel?.();
      view.forgetDraft(place);
      tracked.delete(key);
    }
  }

  return {
    follow,
    hold(place, toKeep) {
      const one = track(place);
      one.holds = [...one.holds, toKeep];
      one.cancel?.();
      one.cancel = null;
      return () => {
        one.holds = one.holds.toSpliced(one.holds.indexOf(toKeep), 1);
        // What is left may be all that main has as well, as soon as it has announced it.
        if (one.holds.length === 0 && isUnsaved(one)) schedule(one, toKeep === null ? savesAfter : 0);
        takeOver(one);
      };
    },
    flush: () => tracked.forEach((one) => void save(one)),
    start() {
      const undo = [view.onDraftChanged(changed), replica.subscribe(follow)];
      return () => {
        for (const stop of undo) stop();
        for (const { cancel } of tracked.values()) cancel?.();
      };
    },
  };
}

/** There is nothing any more that the draft could belong to. */
const isOver: ReadonlySet<string> = new Set(["no-conversation", "no-workspace"]);

/** Nothing but the text is another one: somebody types. */
function isOtherText(one: Draft, other: Draft): boolean {
  return one.files === other.files && one.replyTo === other.replyTo && (one.edit === null) === (other.edit === null);
}
