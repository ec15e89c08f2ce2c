/** HTTP: the one way out beside the bus. */
import type { Result } from "../../../shared/result.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** Lower-case names. A `cookie` header is sent as it stands; the port keeps no cookies of its own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** The body, in place of `body`, where it may be too long for the memory. */
  readonly stream?: ByteStream;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** More than this many bytes is a `too-large` fault. */
  readonly maxBytes: number;
  readonly signal: AbortSignalLike | null;
  /** Does no harm when it is done twice: it may share a kept-alive connection. Every GET is; a POST only if it says so. */
  readonly isRepeatable?: boolean;
  /** Who goes first where not all can go at once. Set by core/retry, by who asks and not by what is asked. */
  readonly priority?: Priority;
  /** Tells apart what shares one address, such as the method called over XML-RPC; else the address does. */
  readonly route?: string;
}

/** Bytes that are never all in memory. */
export interface ByteStream {
  readonly size: number;
  /** From the first byte on, each time. Breaks off by throwing. */
  read(): AsyncIterable<Uint8Array>;
}

/**
 * `person`: somebody waits for it. `line`: it finds out whether the server is there. `background`: everything else that
 * is asked of a workspace's server. `file`: pictures and files, up or down, which may take minutes.
 */
export type Priority = "person" | "line" | "background" | "file";

/** The part of AbortSignal that core may know; the real one fits. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Redirects are never followed: a 3xx comes back with its `location`. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; several `set-cookie` stay apart. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

export type HttpFaultType =
  | "name-not-resolved"
  | "refused"
  | "unreachable"
  | "certificate"
  /** The server asks for one of the person's own, and nothing goes on without. */
  | "client-certificate"
  /** Connected, then nothing or not enough came in time: the request may have been done. */
  | "timeout"
  /** Cut while under way: the request may have been done. */
  | "broken"
  | "too-large"
  | "aborted"
  /** Kept here and never sent (core/retry). */
  | "held-back";

/** `detail` goes into the log and the doctor; it holds no secret. */
export interface HttpFault {
  readonly type: HttpFaultType;
  readonly detail: string;
}

export interface Http {
  (request: HttpRequest): Promise<Result<HttpResponse, HttpFault>>;
  /** Connections that are kept for later lead nowhere: none is used again, and what is under way on them ends. */
  dropKept?(): void;
}
