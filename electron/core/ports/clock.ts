/** Time and chance. */
import type { Instant } from "../../../shared/domain/instant.ts";

export interface Clock {
  now(): Instant;
  /** ms since any moment, by a clock that nobody sets, and that may stand still while the machine sleeps. */
  monotonic(): number;
  /** Runs once after `delay` ms; returns its undo. */
  after(delay: number, run: () => void): () => void;
}

/** Uniform in [0, 1). */
export type Random = () => number;

/** A fresh UUID. */
export type NewId = () => string;
