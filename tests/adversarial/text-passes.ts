import { excerpt } from "../../electron/core/notify/excerpt.ts";
import type { HttpResponse } from "../../electron/core/ports/http.ts";
import { escapeHtml, plainText, sanitizeHtml } from "../../electron/demo/html.ts";
import { answersTo } from "../../electron/demo/office-replies.ts";
import { normaliseAddress } from "../../electron/odoo/session/address.ts";
import { saysDatabaseIsMissing, saysTooMany } from "../../electron/odoo/http/failure-words.ts";
import { asksForPassword, pageInShort, titleOf } from "../../electron/odoo/http/foreign-page.ts";
import { busyIn, failureOfPage, readEnvelope } from "../../electron/odoo/http/json-rpc.ts";
import { looksLikeKey } from "../../electron/odoo/api-key/key-session.ts";
import { mentionsIn } from "../../electron/odoo/discuss/mentions-in-text.ts";
import { asShown, cleanText, textToHtml } from "../../electron/odoo/discuss/message-html.ts";
import type { PartnerId } from "../../shared/ids.ts";
import { clientIdIn } from "../../electron/odoo/discuss/rfc-message-id.ts";
import { sessionCookie } from "../../electron/odoo/session/session-info.ts";
import * as problems from "../../electron/odoo/session/sign-in-problems.ts";
import { atOnce } from "../../electron/core/work/steps.ts";
import { TooLarge } from "../../electron/odoo/http/answer-limits.ts";
import { readNotifications } from "../../electron/odoo/bus/notifications.ts";
import { readBody } from "../../electron/odoo/wire/message-text.ts";
import { readXmlRpc, xmlRpcRequest } from "../../electron/odoo/http/xmlrpc-client.ts";
import { redact } from "../../electron/shell/redact.ts";
import { fileName, numbered } from "../../electron/storage/file-name.ts";
import { mimetypeOf } from "../../electron/storage/mimetype.ts";
import { beginningOf } from "../../renderer/features/timeline/beginning-of.ts";
import { splitLinks } from "../../renderer/features/timeline/linkify.ts";
import { plainParagraph } from "../../renderer/features/timeline/message-html.ts";
import { initials } from "../../renderer/ui/Avatar.tsx";
import { isPicture } from "../../renderer/ui/is-picture.ts";
import { addressesIn } from "../../shared/names/addresses-in-text.ts";
import { cut, shortened } from "../../shared/names/cut.ts";
import { parseDeepLink } from "../../shared/ipc/deep-link.ts";
import { plain } from "../../shared/doctor/text.ts";
import { page } from "../../shared/doctor/diagnosis.ts";
import { activityOf, composed, fileEnding, fileKind, visibleFileName } from "../../shared/names/file-kind.ts";
import { parseMediaUrl } from "../../shared/ipc/media-address.ts";
import { createNameMatch } from "../../shared/names/name-match.ts";
import { previewOf } from "../../shared/domain/messages/preview.ts";
import { printable } from "../../shared/names/printable.ts";
import { withoutSecrets } from "../../shared/secrets.ts";
import { me } from "../support/builders.ts";
import { english } from "../../shared/text/languages.ts";
import { coded } from "../../shared/text/catalogue.ts";

type TextPass = (text: string) => unknown;

const origin = "https://odoo.example.com";

/**
 * All that looks at a text of somebody else, by file and function. To add one, name it below its file: every exported
 * function of these files whose first parameter is a text has to be here.
 */
export const textPasses: Readonly<Record<string, Readonly<Record<string, TextPass>>>> = {
  "electron/core/notify/excerpt.ts": { excerpt: (text) => excerpt(text, 180) },
  "electron/demo/html.ts": { escapeHtml, sanitizeHtml, plainText },
  "electron/demo/office-replies.ts": { answersTo: (text) => answersTo(text, "maya") },
  "electron/odoo/session/address.ts": { normaliseAddress },
  "electron/odoo/http/failure-words.ts": { saysDatabaseIsMissing, saysTooMany },
  "electron/odoo/http/foreign-page.ts": { titleOf, pageInShort, asksForPassword },
  "electron/odoo/http/json-rpc.ts": {
    busyIn: (text) => busyIn(text, text),
    failureOfPage: (text) => failureOfPage(502, new Map([["content-type", [text]]]), text),
    readEnvelope: (text) => readEnvelope(answer(200, text)),
    "readEnvelope (refusal)": (text) => readEnvelope(answer(200, refusal(text))),
  },
  "electron/odoo/api-key/key-session.ts": { looksLikeKey },
  "electron/odoo/discuss/message-html.ts": { cleanText, asShown, textToHtml },
  "electron/odoo/discuss/mentions-in-text.ts": {
    mentionsIn: (text) => mentionsIn(text, [{ type: "partner", partner: 7 as PartnerId, name: "a b" }]),
  },
  "electron/odoo/discuss/rfc-message-id.ts": { clientIdIn },
  "electron/odoo/session/session-info.ts": {
    sessionCookie: (text) => sessionCookie(new Map([["set-cookie", [text]]])),
  },
  "electron/odoo/session/sign-in-problems.ts": {
    problemOfFault: (text) => problems.problemOfFault(origin, { type: "unreachable", detail: text }),
    problemOfPage: (text) => problems.problemOfPage(origin, answer(200, text)),
    problemOfFailure: (text) => problems.problemOfFailure(origin, "db", { type: "busy", detail: text }),
    unsupportedByKey: problems.unsupportedByKey,
    noXmlRpc: (text) => problems.noXmlRpc(origin, text),
    unsupportedVersion: problems.unsupportedVersion,
    notOdoo: problems.notOdoo,
    // Its origin was parsed before.
    plainHttp: () => problems.plainHttp(origin),
  },
  "electron/odoo/bus/notifications.ts": {
    readNotifications: (text) => readFrame(text),
    "readNotifications (message)": (text) => readFrame(newMessage(text)),
    "readNotifications (bus type)": (text) =>
      readFrame(JSON.stringify([{ id: 1, message: { type: text, payload: {} } }])),
  },
  "electron/odoo/wire/message-text.ts": { readBody },
  "electron/odoo/http/xmlrpc-client.ts": {
    xmlRpcRequest: (text) => xmlRpcRequest(origin, "common", "version", [text], {}),
    readXmlRpc: (text) => readXmlRpc(answer(200, text)),
  },
  "electron/shell/redact.ts": {
    redact,
    "redact (names)": (text) => redact({ [text]: { [text]: [text, text] } }),
    "redact (error)": (text) => redact(new Error(text)),
  },
  "electron/storage/file-name.ts": { fileName, numbered: (text) => numbered(text, 2) },
  "electron/storage/mimetype.ts": { mimetypeOf },
  "renderer/features/timeline/beginning-of.ts": {
    beginningOf: (text) => beginningOf(text, { characters: 10_000_000, lines: 1_000_000 }),
  },
  "renderer/features/timeline/linkify.ts": { splitLinks },
  "renderer/features/timeline/message-html.ts": { plainParagraph },
  "renderer/ui/Avatar.tsx": { initials },
  "renderer/ui/is-picture.ts": { isPicture },
  "shared/names/addresses-in-text.ts": { addressesIn },
  "shared/names/cut.ts": { cut: (text) => cut(text, 500), shortened: (text) => shortened(text, 500) },
  "shared/ipc/deep-link.ts": { parseDeepLink },
  "shared/doctor/text.ts": { plain: (text) => plain(english, coded("list.comma", { first: text, rest: page(text) })) },
  "shared/names/file-kind.ts": {
    visibleFileName,
    composed,
    fileEnding,
    activityOf,
    fileKind: (text) => fileKind(text, text),
  },
  "shared/ipc/media-address.ts": { parseMediaUrl },
  "shared/names/name-match.ts": {
    createNameMatch: (text) => createNameMatch()("an ox")(text),
    "createNameMatch (wanted)": (text) => createNameMatch()(text)("Ann Oxley"),
  },
  "shared/domain/messages/preview.ts": { previewOf },
  "shared/names/printable.ts": { printable },
  "shared/secrets.ts": { withoutSecrets },
};

function answer(status: number, text: string): HttpResponse {
  return { status, headers: new Map([["content-type", ["text/html"]]]), body: bytes(text) };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A frame beyond the limits is refused before it is read, which is quick as well. */
function readFrame(text: string): unknown {
  try {
    return atOnce(readNotifications(bytes(text), { self: me }));
  } catch (error) {
    if (error instanceof TooLarge) return error;
    throw error;
  }
}

function refusal(message: string): string {
  const data = { name: "odoo.exceptions.UserError", message };
  return JSON.stringify({ jsonrpc: "2.0", id: 1, error: { code: 200, message: "Odoo Server Error", data } });
}

/** A frame with one message that says the text in each place where a message has one. */
function newMessage(text: string): string {
  const thread = { id: 1, model: "discuss.channel" };
  const date = "2026-11-20 21:08:57";
  const said = { id: 2, thread, date, body: text, email_from: text, parentMessage: 1, author: false };
  const data = { "mail.message": [said, { id: 1, thread, date, body: text }] };
  return JSON.stringify([{ id: 1, message: { type: "discuss.channel/new_message", payload: { id: 1, data } } }]);
}
