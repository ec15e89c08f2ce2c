/** How a workspace's requests fare at the moment. Holds no names and no secrets. */
export interface GateState {
  /** Requests that wait for their turn. */
  readonly waiting: number;
  readonly underWay: number;
  /** So many may leave at once now, of `burst` after a rest. */
  readonly tokens: number;
  readonly burst: number;
  readonly breaker:
    /** `failures`: in a row, just now. */
    | { readonly state: "closed"; readonly failures: number }
    /** Nothing leaves but a probe in `restFor` ms. */
    | { readonly state: "open"; readonly restFor: number }
    | { readonly state: "half-open" };
  /** The last failures, latest first, in a word or two: `timeout`, `HTTP 502`; `ago` in ms. */
  readonly failures: readonly { readonly what: string; readonly ago: number }[];
  /** The sign-in that every call needs and that is kept for a while; null where a session stands in its place. */
  readonly signIn: KeptSignInState | null;
}

export type KeptSignInState =
  | { readonly state: "none" | "under-way" }
  /** For another `forMs` ms. */
  | { readonly state: "kept"; readonly forMs: number };

/** What holds a workspace's requests back while its server does not answer (core/retry). */
export interface Gate {
  /** A line to the server has opened. */
  serverIsBack(): void;
  /** The network or the machine is back, or the person asks: sends a probe at once when requests are held back. */
  serverMayBeBack(): void;
  /** The way to the server has died without a word: nothing waits for an answer on it any more. */
  connectionIsDead(): void;
  /** Hears when the server answers again after requests were held back. Returns its undo. */
  onRelease(listener: () => void): () => void;
  /** Signing out: aborts what is under way and answers what waits. Nothing leaves any more. */
  close(): void;
  state(): GateState;
}
