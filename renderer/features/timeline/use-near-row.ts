import { useEffect, useState } from "react";

interface Near {
  readonly pointed: string | null;
  readonly focused: string | null;
  /** The focus has come to its row after the pointer last moved. */
  readonly isByFocus: boolean;
}

const nothing: Near = { pointed: null, focused: null, isByFocus: false };

/**
 * The `data-row` of the row that the pointer or the focus is on, whichever came last, whose actions are shown; null for
 * none. One set of listeners for the whole log, however many rows it has. Arrow keys go from row to row.
 */
export function useNearRow(log: HTMLElement | null): string | null {
  const [near, setNear] = useState(nothing);

  useEffect(() => {
    if (!log) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    let last = { x: Number.NaN, y: Number.NaN };
    const point = (row: string | null, { screenX: x, screenY: y }: PointerEvent) => {
      // What was open above a row goes, and the pointer is on the row: that moved the page, and not the pointer.
      const isStill = x === last.x && y === last.y;
      last = { x, y };
      setNear((now) => {
        const isByFocus = now.isByFocus && isStill;
        return now.pointed === row && now.isByFocus === isByFocus ? now : { ...now, pointed: row, isByFocus };
      });
    };
    const focus = (event: FocusEvent) => {
      const row = rowOf(event.target);
      // Within a row it moves also because its actions have gone: that is no reason to show them again.
      const isNew = rowOf(event.relatedTarget) !== row;
      setNear((now) => ({ ...now, focused: row, isByFocus: isNew || now.isByFocus }));
    };
    const blur = (event: FocusEvent) => setNear((now) => ({ ...now, focused: rowOf(event.relatedTarget) }));
    log.addEventListener("pointerover", (event) => point(rowOf(event.target), event), { signal, passive: true });
    log.addEventListener("pointerleave", (event) => point(null, event), { signal, passive: true });
    log.addEventListener("focusin", focus, { signal });
    log.addEventListener("focusout", blur, { signal });
    log.addEventListener("keydown", (event) => moveFocus(log, event), { signal });
    return () => listening.abort();
  }, [log]);

  const { pointed, focused, isByFocus } = near;
  return isByFocus ? (focused ?? pointed) : (pointed ?? focused);
}

function rowOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? null) : null;
}

function moveFocus(log: HTMLElement, event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.altKey || !(event.target instanceof Element) || !event.target.matches("[data-row]")) return;
  const rows = [...log.querySelectorAll<HTMLElement>("[data-row]")];
  const next = rows[rows.findIndex((row) => row === event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
