import { createContext, use, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import type { AppState } from "../../shared/domain/app-state.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import type { WorkspaceId } from "../../shared/ids.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { Failure } from "../../shared/ipc/command.ts";
import type { Result } from "../../shared/result.ts";
import type { DraftSync } from "./draft-sync.ts";
import type { ParleyWindow } from "./parley-window.ts";
import type { ReadableStore } from "./store.ts";
import type { Timelines } from "./timelines.ts";
import type { View, ViewStore } from "./view.ts";

export const ParleyContext = createContext<ParleyWindow | null>(null);

function useParley(): ParleyWindow {
  const parley = use(ParleyContext);
  if (parley === null) throw new Error("There is no ParleyContext above this component");
  return parley;
}

type IsEqual<T> = (one: T, other: T) => boolean;

/** A part of the app's state; rerenders only when that part is another one by `isEqual`. */
export function useSelector<T>(select: (app: AppState) => T, isEqual: IsEqual<T> = Object.is): T {
  return useStore(useParley().replica, (app) => select(app ?? missing()), isEqual);
}

/** A part of one workspace's state; `gone` while that workspace is not there (any more). */
export function useWorkspace<T>(
  id: WorkspaceId,
  select: (state: WorkspaceState) => T,
  gone: T,
  isEqual: IsEqual<T> = Object.is,
): T {
  return useSelector((app) => {
    const state = app.workspaces.find((one) => one.id === id);
    return state ? select(state) : gone;
  }, isEqual);
}

/** True once the first snapshot has come. */
export function useIsReady(): boolean {
  return useStore(useParley().replica, (app) => app !== null, Object.is);
}

/** Reads the state at the moment of an event, without rerendering when it changes. */
export function useParleyState(): () => AppState | null {
  return useParley().replica.get;
}

/** A part of what this window looks at. */
export function useView<T>(select: (view: View) => T, isEqual: IsEqual<T> = Object.is): T {
  return useStore(useParley().view, select, isEqual);
}

/** What can be done to what this window looks at. Never rerenders. */
export function useViewActions(): ViewStore {
  return useParley().view;
}

/** Says what becomes of a draft that is sent. */
export function useDraftSync(): Pick<DraftSync, "hold"> {
  return useParley().drafts;
}

export function useTimelines(): Timelines {
  return useParley().timelines;
}

/** Asks main to do something: `invoke("markRead", { … })`. */
export function useCommands(): Bridge["invoke"] {
  return useParley().bridge.invoke;
}

/** Gives files that were dropped or pasted to main. */
export function useAttachFiles(): Bridge["attach"] {
  return useParley().bridge.attach;
}

export function usePlatform(): Bridge["platform"] {
  return useParley().bridge.platform;
}

/** Waits for an attempt and tells the person when it was refused. True when it was done. */
export function useAction(): (attempt: Promise<Result<unknown, Failure>>) => Promise<boolean> {
  const { view } = useParley();
  return useCallback(
    async (attempt) => {
      const outcome = await attempt;
      if (!outcome.ok) view.report(outcome.error.text);
      return outcome.ok;
    },
    [view],
  );
}

/** A part of any store; rerenders only when that part is another one by `isEqual`. */
export function useStore<S, T>(store: ReadableStore<S>, select: (value: S) => T, isEqual: IsEqual<T>): T {
  const [kept] = useState((): Kept<T> => ({ last: null }));
  const read = useMemo(() => createReader(store, select, isEqual, kept), [store, select, isEqual, kept]);
  return useSyncExternalStore(store.subscribe, read);
}

/** What a component was given last. */
interface Kept<T> {
  last: { readonly value: T } | null;
}

/** Selects once for each state, and gives the last selection again while it is equal. */
function createReader<S, T>(
  store: ReadableStore<S>,
  select: (value: S) => T,
  isEqual: IsEqual<T>,
  kept: Kept<T>,
): () => T {
  let from: { readonly state: S; readonly value: T } | null = null;
  return () => {
    const state = store.get();
    if (from !== null && Object.is(from.state, state)) return from.value;
    const selected = select(state);
    const value = kept.last !== null && isEqual(kept.last.value, selected) ? kept.last.value : selected;
    from = { state, value };
    kept.last = from;
    return value;
  };
}

/** For selections that are lists: same length, same members. */
export function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => Object.is(item, other[index]));
}

function missing(): never {
  throw new Error("The app's state was read before the first snapshot came");
}
