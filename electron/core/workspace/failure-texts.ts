/** Every failure of the server, the network and the disk, in a text that says what to do about it. */
import { shortened } from "../../../shared/names/cut.ts";
import type { Failure, Outcome } from "../../../shared/ipc/command.ts";
import { err, type Result } from "../../../shared/result.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";
import type { FileFault } from "../ports/files.ts";
import type { HttpFaultType } from "../ports/http.ts";
import type { StorageFault } from "../ports/storage.ts";
import type { Refusal, ServerFailure } from "../ports/server.ts";

export function httpFaultText(fault: HttpFaultType): CodedText {
  return coded(`fault.${fault}`);
}

/** A status of somebody who is well, and gave a page of its own or sends on to one: a captive portal, mostly. */
export function isPage(status: number): boolean {
  return status >= 200 && status < 400;
}

/** `reason` names the kind of failure; the text stands by itself in the window. */
export function serverFailure(failure: ServerFailure): Failure {
  return { reason: failure.type, text: serverText(failure) };
}

export function serverText(failure: ServerFailure): CodedText {
  if (metTooMuch(failure)) return coded("server.look-again", { problem: coded("server.too-large") });
  if (metPage(failure)) return coded("server.look-again", { problem: coded("server.page") });
  switch (failure.type) {
    case "offline":
      return httpFaultText(failure.fault.type);
    case "unanswered":
    case "signed-out":
    case "busy":
    case "malformed":
      return coded(`server.${failure.type}`);
    case "refused":
      return refusalText(failure);
  }
}

/** Why nothing that is written or asked gets through, while the line to the server stands. */
export function noAnswerText(failure: ServerFailure): CodedText {
  if (metTooMuch(failure)) return coded("server.kept", { problem: coded("server.too-large") });
  if (metPage(failure)) return coded("server.kept-until-odoo", { problem: coded("server.page") });
  switch (failure.type) {
    case "unanswered":
      return coded("server.no-answer");
    case "busy":
      return coded("server.no-answer-busy");
    case "offline":
    case "refused":
    case "signed-out":
    case "malformed":
      return coded("server.kept", { problem: serverText(failure) });
  }
}

/** Whether somebody's page came in the place of the answer. */
export function metPage(failure: ServerFailure): boolean {
  return "instead" in failure && typeof failure.instead === "number" && isPage(failure.instead);
}

/** Whether the answer came, and was beyond what is read of one. */
function metTooMuch(failure: ServerFailure): boolean {
  return "instead" in failure && typeof failure.instead === "object" && failure.instead.type === "too-large";
}

/** Why a file of the server did not come: asking for it changes nothing, so there is never a doubt. */
export function fileFailure(failure: ServerFailure): Failure {
  const { type: reason } = failure;
  if (metTooMuch(failure)) return { reason, text: coded("server.file-too-large") };
  return reason === "unanswered" && !metPage(failure)
    ? { reason, text: coded("server.file-cut") }
    : serverFailure(failure);
}

export function storageFailure(fault: StorageFault): Failure {
  return { reason: fault.type, text: storageText(fault) };
}

export function storageText(fault: StorageFault): CodedText {
  return coded(`storage.${fault.type}`);
}

/** Why a file was not attached; `limit` in bytes. */
export function fileText(name: string, fault: FileFault, limit: number): CodedText {
  switch (fault.type) {
    case "too-large":
      return coded("file.too-large", { name, size: byteCount(fault.size), limit: byteCount(limit) });
    case "not-a-file":
      return coded(`file.${fault.what}`, { name });
    case "unreadable":
    case "disk-full":
    case "denied":
    case "damaged":
    case "other":
      return coded(`file.${fault.type}`, { name });
  }
}

/** In the words of the file manager: 1 MB is a million bytes. */
function byteCount(bytes: number): CodedText {
  if (bytes < 1_000_000) return coded("file.kilobytes", { size: Math.ceil(bytes / 1_000) });
  const size = bytes / 1_000_000;
  return size < 10 ? coded("file.megabytes", { size }) : coded("file.whole-megabytes", { size: Math.round(size) });
}

export function downloadFailure(fault: StorageFault): Failure {
  return { reason: fault.type, text: coded(`download.${fault.type}`) };
}

/** A server's answer for a window: its value, or the failure in words. */
export function outcome<T>(result: Result<T, ServerFailure>): Outcome<T> {
  return result.ok ? result : err(serverFailure(result.error));
}

/** A server says why in a sentence or two; nobody reads a page of it, characters. */
const longestReason = 1_000;

function refusalText({ kind, reason: said, because }: Refusal): CodedText {
  const reason = because ?? shortened(said.slice(0, 2 * longestReason).trim(), longestReason);
  switch (kind) {
    case "access":
      return reason === "" ? coded("refused.access-unexplained") : coded("refused.access", { reason });
    case "missing":
      return coded("refused.missing");
    case "invalid":
    case "other":
      return reason === "" ? coded("refused.unexplained") : coded("refused.other", { reason });
  }
}
