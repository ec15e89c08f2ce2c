import { useEffect, useState } from "react";

/** The `data-row` of the row that the pointer is on, and of the one that has the focus; null for none. */
export interface NearRows {
  readonly pointed: string | null;
  readonly focused: string | null;
}

/**
 * The rows whose actions are shown: those of the focused one stay wherever the pointer goes, or the focus would be lost
 * with them. One set of listeners for the whole log, however many rows it has. Arrow keys go from row to row.
 */
export function useNearRows(log: HTMLElement | null): NearRows {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);

  useEffect(() => {
    if (!log) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    log.addEventListener("pointerover", (event) => setPointed(rowOf(event.target)), { signal, passive: true });
    log.addEventListener("pointerleave", () => setPointed(null), { signal, passive: true });
    log.addEventListener("focusin", (event) => setFocused(rowOf(event.target)), { signal });
    log.addEventListener("focusout", (event) => setFocused(rowOf(event.relatedTarget)), { signal });
    log.addEventListener("keydown", (event) => moveFocus(log, event), { signal });
    return () => listening.abort();
  }, [log]);

  return { pointed, focused };
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
