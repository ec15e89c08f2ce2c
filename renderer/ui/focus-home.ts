/**
 * Where the keyboard is wanted when nothing has it: the field to write in, else the list of conversations, else the
 * first field of the sign-in screen. Each bears `data-focus-home`.
 */
const homes = [
  "[data-focus-home=composer]",
  "[data-focus-home=list] [aria-current=page]",
  "[data-focus-home=list] button",
  "[data-focus-home=sign-in]",
];

/** Stands before and behind what is open, so that Tab comes round. */
const guard = "[data-base-ui-focus-guard]";

/** What is open over the page, last opened last. */
const layers = "[data-layer]";

/** True while a dialog stands before everything else in this window. */
export function isDialogOpen(): boolean {
  return document.querySelector("[data-layer=dialog]") !== null;
}

/** True when what is typed goes nowhere. */
export function isFocusNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement === document.documentElement;
}

/** Puts the focus where the keyboard is wanted: into what is open over the page, else to its home. */
export function focusHome(): void {
  const open = [...document.querySelectorAll<HTMLElement>(layers)].at(-1);
  if (open) return open.focus({ preventScroll: true });
  for (const home of homes) {
    const element = document.querySelector<HTMLElement>(home);
    element?.focus({ preventScroll: true });
    if (element && document.activeElement === element) return;
  }
}

/** For what is typed while nothing has the focus: nowhere but here would the person want it. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>("[data-focus-home=composer]")?.focus({ preventScroll: true });
}

/**
 * After something was refused that was asked for with the focus on `from`: leads to what has to be put right, unless the
 * person has gone elsewhere meanwhile.
 */
export function focusToMend(from: Element | null, mend: HTMLElement | null): void {
  if (document.activeElement === from || isFocusNowhere()) mend?.focus({ preventScroll: true });
}

/**
 * Gives the focus back to what had it before. When that is gone, cannot take it, or goes in the same moment, the focus
 * goes home, so that what is typed next is never lost. Never takes it from where a person has put it meanwhile.
 * @param from what is about to go
 */
export function returnFocus(before: Element | null, from: Element | null): void {
  const { activeElement } = document;
  const isHere = from?.contains(activeElement) === true || activeElement?.matches(guard) === true || isFocusNowhere();
  if (isHere && before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
  queueMicrotask(() => {
    if (isFocusNowhere()) focusHome();
  });
}
