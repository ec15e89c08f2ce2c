/** The log. */
/** `context` holds plain values only; the adapter redacts secrets, callers never pass any. */
export interface Log {
  (level: "debug" | "info" | "warn" | "error", event: string, context?: Readonly<Record<string, unknown>>): void;
}
