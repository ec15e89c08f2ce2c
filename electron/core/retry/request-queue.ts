import type { Priority } from "../ports/http.ts";

/** What waits for its turn. Files wait for nothing (see governor.ts). */
export type Class = Exclude<Priority, "file">;

/** [GV1] In this order they go: what a person waits for, what finds out whether the server is there, all the rest. */
export const classes: readonly Class[] = ["person", "line", "background"];

/** [GV2] So often a class may be passed over while it has somebody waiting; then it is its turn. Nothing starves. */
export const patience = 4;

export type WaitingLine<T> = Readonly<Record<Class, Queue<T>>>;

interface Queue<T> {
  /** First come, first served. */
  readonly waiting: readonly T[];
  readonly passedOver: number;
}

export function emptyLine<T>(): WaitingLine<T> {
  const empty: Queue<T> = { waiting: [], passedOver: 0 };
  return { person: empty, line: empty, background: empty };
}

export function entered<T>(line: WaitingLine<T>, as: Class, item: T): WaitingLine<T> {
  return { ...line, [as]: { ...line[as], waiting: [...line[as].waiting, item] } };
}

/** Whoever gives up waiting; unknown ones change nothing. */
export function left<T>(line: WaitingLine<T>, as: Class, item: T): WaitingLine<T> {
  return { ...line, [as]: { ...line[as], waiting: line[as].waiting.filter((other) => other !== item) } };
}

export function isEmpty<T>(line: WaitingLine<T>): boolean {
  return classes.every((one) => line[one].waiting.length === 0);
}

/** Whose turn it is among the classes that `mayGo`; null when nobody is waiting who may. */
export function nextClass<T>(line: WaitingLine<T>, mayGo: (as: Class) => boolean): Class | null {
  const ready = classes.filter((one) => line[one].waiting.length > 0 && mayGo(one));
  // [GV2] Of several that lost patience the lowest goes: the others are passed over less often.
  return ready.findLast((one) => line[one].passedOver >= patience) ?? ready[0] ?? null;
}

/** The first of that class goes; those who could have gone as well were passed over. */
export function advanced<T>(
  line: WaitingLine<T>,
  turn: Class,
  mayGo: (as: Class) => boolean,
): readonly [T | undefined, WaitingLine<T>] {
  const [first, ...rest] = line[turn].waiting;
  const queueAfter = (one: Class): Queue<T> => {
    if (one === turn) return { waiting: rest, passedOver: 0 };
    const queue = line[one];
    const couldGo = queue.waiting.length > 0 && mayGo(one);
    return couldGo ? { ...queue, passedOver: queue.passedOver + 1 } : queue;
  };
  return [first, { person: queueAfter("person"), line: queueAfter("line"), background: queueAfter("background") }];
}
