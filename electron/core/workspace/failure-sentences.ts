/** Every failure of the server, the network and the disk, as a sentence that says what to do about it. */
import { shortened } from "../../../shared/names/cut.ts";
import type { Failure, Outcome } from "../../../shared/ipc/ipc.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { FileFault } from "../ports/files.ts";
import type { HttpFaultType } from "../ports/http.ts";
import type { StorageFault } from "../ports/storage.ts";
import type { ServerFailure } from "../ports/server.ts";

export function httpFaultSentence(fault: HttpFaultType): string {
  switch (fault) {
    case "name-not-resolved":
      return "The server's name could not be found. Check the network, a VPN, or the server address.";
    case "refused":
      return "The server does not accept connections at the moment.";
    case "unreachable":
      return "The server cannot be reached from this network. Check the network or a VPN.";
    case "certificate":
      return "The server's certificate is not trusted on this computer. Ask your administrator about it.";
    case "client-certificate":
      return "The server asks for a certificate of your own, and Parley has none to give yet. Ask your IT whether Odoo can be reached without one.";
    case "timeout":
      return "The server did not answer in time.";
    case "broken":
      return "The connection broke off.";
    case "too-large":
      return "The server's answer is too large for Parley to read.";
    case "aborted":
      return "The request was called off.";
    case "held-back":
      return "The server has not answered several times in a row, so Parley asks it once a minute until it does.";
  }
}

/** A status of somebody who is well, and gave a page of its own or sends on to one: a captive portal, mostly. */
export function isPage(status: number): boolean {
  return status >= 200 && status < 400;
}

export const pageSentence =
  "Something other than Odoo answers, such as the sign-in page of this network. Open the server's address in your " +
  "browser and sign in there, or check the address.";

/** `reason` names the kind of failure; the sentence stands by itself in the window. */
export function serverFailure(failure: ServerFailure): Failure {
  return { reason: failure.type, sentence: serverSentence(failure) };
}

export function serverSentence(failure: ServerFailure): string {
  if (metTooMuch(failure)) return `${tooLargeSentence} Then look again: it may have been done or not.`;
  if (metPage(failure)) return `${pageSentence} Then look again: it may have been done or not.`;
  switch (failure.type) {
    case "offline":
      return httpFaultSentence(failure.fault.type);
    case "unanswered":
      return "The server did not answer. It may have been done or not: look again in a moment.";
    case "signed-out":
      return "The session has ended. Sign in again to go on; what you wrote is kept.";
    case "busy":
      return "The server is too busy. Try again in a moment.";
    case "refused":
      return refusalSentence(failure.kind, failure.reason);
    case "malformed":
      return "The server answered in a way that Odoo does not. Ask your administrator whether a proxy is in between.";
  }
}

/** Why nothing that is written or asked gets through, while the line to the server stands. */
export function noAnswerSentence(failure: ServerFailure): string {
  if (metTooMuch(failure)) return `${tooLargeSentence} What you write is kept.`;
  if (metPage(failure)) return `${pageSentence} What you write is kept, and sent when Odoo answers again.`;
  switch (failure.type) {
    case "offline":
      return `${httpFaultSentence(failure.fault.type)} What you write is kept.`;
    case "unanswered":
      return "The server does not answer requests at the moment. What you write is kept, and sent when it does.";
    case "busy":
      return "The server is too busy at the moment. What you write is kept, and sent when it is not.";
    case "refused":
    case "signed-out":
    case "malformed":
      return `${serverSentence(failure)} What you write is kept.`;
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

const tooLargeSentence =
  "The server's answer is too large for Parley to read. If it stays so, ask your administrator what is unusual there.";

/** Why a file of the server did not come: asking for it changes nothing, so there is never a doubt. */
export function fileFailure(failure: ServerFailure): Failure {
  const { type: reason } = failure;
  if (metTooMuch(failure)) return { reason, sentence: "It is too large for Parley to fetch. Open it in Odoo." };
  return reason === "unanswered" && !metPage(failure)
    ? { reason, sentence: "The server did not send the whole file. Try again in a moment." }
    : serverFailure(failure);
}

export function storageFailure(fault: StorageFault): Failure {
  return { reason: fault.type, sentence: storageSentence(fault) };
}

export function storageSentence(fault: StorageFault): string {
  switch (fault.type) {
    case "disk-full":
      return "The disk is full, so this could not be saved. Free some space and try again.";
    case "denied":
      return "This computer does not let Parley write its data folder. Check the folder's permissions and try again.";
    case "damaged":
      return "The disk did not keep what was written. Check the disk and try again.";
    case "other":
      return "This could not be saved on this computer. Try again.";
  }
}

/** The copy that was made when the file was attached cannot be read any more. */
export function lostCopySentence(name: string): string {
  return `Parley's copy of “${name}” can no longer be read on this computer. Discard this message and attach the file again.`;
}

/** Why a file was not attached; `limit` in bytes. */
export function fileSentence(name: string, fault: FileFault, limit: number): string {
  switch (fault.type) {
    case "too-large":
      return `“${name}” has ${byteCount(fault.size)}, and files of up to ${byteCount(limit)} can be sent here. Make it smaller, or share it another way.`;
    case "unreadable":
      return `“${name}” could not be read. Check that it is still there and that you may open it.`;
    case "not-a-file":
      return notAFile(name, fault.what);
    case "disk-full":
      return `The disk is full, so “${name}” could not be attached. Free some space and try again.`;
    case "denied":
      return `This computer does not let Parley keep a copy of “${name}”. Check the permissions of its data folder and try again.`;
    case "damaged":
      return `The disk did not keep the copy of “${name}”. Check the disk and try again.`;
    case "other":
      return `“${name}” could not be attached. Try again.`;
  }
}

function notAFile(name: string, what: Extract<FileFault, { type: "not-a-file" }>["what"]): string {
  switch (what) {
    case "folder":
      return `“${name}” is a folder. Attach the files in it, or an archive of it.`;
    case "link":
      return `“${name}” is only a link to another file. Attach that file itself.`;
    case "device":
      return `“${name}” is not a file that can be sent.`;
  }
}

/** In the words of the file manager: 1 MB is a million bytes. */
function byteCount(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

export function downloadFailure(fault: StorageFault): Failure {
  return { reason: fault.type, sentence: downloadSentence(fault) };
}

function downloadSentence(fault: StorageFault): string {
  switch (fault.type) {
    case "disk-full":
      return "The disk is full, so the file could not be saved. Free some space and try again.";
    case "denied":
      return "This computer does not let Parley write to the Downloads folder. Check its permissions and try again.";
    case "damaged":
      return "The disk did not keep what was written. Check the disk and try again.";
    case "other":
      return "The file could not be saved to the Downloads folder. Check that the folder is there and try again.";
  }
}

/** A server's answer for a window: its value, or the failure in words. */
export function outcome<T>(result: Result<T, ServerFailure>): Outcome<T> {
  return result.ok ? result : err(serverFailure(result.error));
}

/** A server says why in a sentence or two; nobody reads a page of it, characters. */
const longestReason = 1_000;

function refusalSentence(kind: Extract<ServerFailure, { type: "refused" }>["kind"], reason: string): string {
  const said = shortened(reason.slice(0, 2 * longestReason).trim(), longestReason);
  switch (kind) {
    case "access":
      return said === "" ? "You do not have the right to do this." : `The server does not allow this: ${said}`;
    case "missing":
      return "It is no longer there: it was deleted, or you cannot see it any more.";
    case "invalid":
    case "other":
      return said === "" ? "The server refused without a reason." : `The server refused: ${said}`;
  }
}
