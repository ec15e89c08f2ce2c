import type { ConnectionEnd } from "./connection-ends.ts";
import type { TransportName } from "./transport-fallback.ts";
import { coded, type CodedText, type TextKey } from "../../../shared/text/catalogue.ts";

type BlockKey = Extract<TextKey, `block.${string}`>;

export interface BlockReason {
  /** Only somebody who changes something takes it away; the others may be a server that restarts. */
  readonly isSure: boolean;
  /** Says what is in the way, and what IT can change. */
  readonly code: BlockKey;
}

/** Ends of a websocket that may mean that no websocket gets through here, while plain HTTP does. */
const blockReasons: Readonly<Partial<Record<ConnectionEnd, BlockReason>>> = {
  mute: sure("block.mute"),
  "http-bad": sure("block.http-bad"),
  "http-denied": sure("block.http-denied"),
  "http-missing": sure("block.http-missing"),
  "http-unbound": sure("block.http-unbound"),
  "http-other": sure("block.http-other"),
  "http-page": unsure("block.http-page"),
  "http-down": unsure("block.http-down"),
  "http-cloudflare": unsure("block.http-cloudflare"),
  "cut-early": unsure("block.cut-early"),
  certificate: unsure("block.certificate"),
  "client-certificate": unsure("block.client-certificate"),
  // The websocket does not even get there: mostly a network in which everything has to go through an HTTP proxy.
  "name-not-resolved": unsure("block.unreached"),
  "connection-refused": unsure("block.unreached"),
  unreachable: unsure("block.unreached"),
  timeout: unsure("block.unreached"),
  broken: unsure("block.unreached"),
};

/** Ends that say of the whole server that it is not to be had, whichever route is asked for. */
const ofAllRoutes: ReadonlySet<ConnectionEnd> = new Set([
  "certificate",
  "client-certificate",
  "name-not-resolved",
  "connection-refused",
  "unreachable",
]);

/** Null for an end that says nothing against websockets. */
export function blockReasonOf(how: ConnectionEnd): BlockReason | null {
  return blockReasons[how] ?? null;
}

/** Another route of the same server may be open in spite of it. */
export function isOfOneRoute(how: ConnectionEnd): boolean {
  return blockReasonOf(how) !== null && !ofAllRoutes.has(how);
}

/** What the person reads while the line goes a lower way. */
export function blockReasonText(how: ConnectionEnd | null, transportName: TransportName): CodedText | null {
  const late = coded(transportName === "rpc" ? "late.news-without-bus" : "late.news");
  const blockReason = how && blockReasonOf(how);
  return blockReason && coded(blockReason.code, { late });
}

function sure(code: BlockKey): BlockReason {
  return { isSure: true, code };
}

function unsure(code: BlockKey): BlockReason {
  return { isSure: false, code };
}
