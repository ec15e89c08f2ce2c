import { sliceLength, type Pacer } from "../../core/work/steps.ts";

/**
 * The turns of Node's event loop, for whatever reads answers of servers. There is one loop for all of them, and so one of
 * these: several long answers at once share each turn, and together take no more of it than a slice.
 */
let turnBegan: number | null = null;
const waiting: (() => void)[] = [];

export const turns: Pacer & {
  /** There is work that waits for its next turn. */ readonly isAnyResting: () => boolean;
} = {
  isDue() {
    if (turnBegan === null) beginTurn();
    return turnBegan !== null && performance.now() - turnBegan >= sliceLength;
  },
  isAnyResting: () => waiting.length > 0,
  rest: () => new Promise((resolve) => waiting.push(resolve)),
};

function beginTurn(): void {
  turnBegan = performance.now();
  setImmediate(endTurn);
}

function endTurn(): void {
  turnBegan = null;
  const next = waiting.shift();
  if (next === undefined) return;
  beginTurn();
  next();
}
