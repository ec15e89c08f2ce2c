import * as v from "valibot";
import { expect, test } from "vitest";
import { joined, lengthOf, MessageContent, plain, type Mention } from "../../../../shared/domain/messages/content.ts";
import { editing, emptyDraft, revising, withText } from "../../../../shared/domain/drafts/draft.ts";
import { PartnerId } from "../../../../shared/ids.ts";
import { entry, message } from "../../../support/builders.ts";

const ann: Mention = { type: "partner", partner: v.parse(PartnerId, 7), name: "Ann" };
const formatted: MessageContent = { type: "html", html: "<p><b>hi</b></p>", text: "hi", mentions: [ann] };

test("content that is joined keeps its words and whom it names, and its formatting where the other says nothing", () => {
  expect([
    joined(plain("one", [ann]), plain("two")),
    joined(formatted, plain("")),
    joined(plain(""), formatted),
    joined(formatted, plain("two")),
  ]).toEqual([plain("one\ntwo", [ann]), formatted, formatted, plain("hi\ntwo", [ann])]);
});

test("formatted content takes the room of its text and of its markup", () => {
  expect([lengthOf(plain("hi")), lengthOf(formatted)]).toEqual([2, 18]);
});

test.each<[string, unknown]>([
  ["of no type", { text: "x", mentions: [] }],
  ["of an unknown type", { type: "voice", text: "x", mentions: [] }],
  ["with more than is known", { type: "plain", text: "x", mentions: [], html: "<b>" }],
  ["that is too long", { type: "plain", text: "x".repeat(1_000_001), mentions: [] }],
  ["with too much markup", { type: "html", html: "x".repeat(2_000_001), text: "x", mentions: [] }],
  ["that names too many", { type: "plain", text: "x", mentions: Array.from({ length: 101 }, () => ann) }],
  ["that names somebody without an id", { type: "plain", text: "x", mentions: [{ ...ann, partner: 0 }] }],
])("content %s is no content", (_what, given) => {
  expect(v.is(MessageContent, given)).toBe(false);
});

test("content of every type is content", () => {
  expect([plain("x", [ann]), formatted].map((given) => v.is(MessageContent, given))).toEqual([true, true]);
});

test("the words of a failed message are edited as they are, and those of a sent one as its text", () => {
  expect([
    revising(emptyDraft, entry({ content: formatted })).edit?.content,
    editing(emptyDraft, message({ text: "as sent" })).edit?.content,
  ]).toEqual([formatted, plain("as sent")]);
});

test("who was named stays known while the text is typed", () => {
  expect(withText({ ...emptyDraft, content: plain("@An", [ann]) }, "@Ann").content).toEqual(plain("@Ann", [ann]));
});
