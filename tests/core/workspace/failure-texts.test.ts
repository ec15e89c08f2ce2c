import { expect, test } from "vitest";
import {
  fileFailure,
  fileText,
  httpFaultText,
  serverFailure,
  serverText,
  noAnswerText,
  storageText,
} from "../../../electron/core/workspace/failure-texts.ts";
import type { StorageFault } from "../../../electron/core/ports/storage.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { httpFaults } from "../../support/builders.ts";
import { english } from "../../../shared/text/languages.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const kinds = ["access", "missing", "invalid", "other"] as const;
const failures: readonly ServerFailure[] = [
  ...httpFaults.map((type): ServerFailure => ({ type: "offline", fault: { type, detail: "ECONNREFUSED 10.0.0.1" } })),
  { type: "unanswered", detail: "502 <html>" },
  { type: "unanswered", detail: "200 <html>", instead: 200 },
  { type: "signed-out" },
  { type: "busy", detail: "could not serialize access" },
  ...kinds.flatMap((kind): ServerFailure[] => [
    { type: "refused", kind, reason: "The channel is archived." },
    { type: "refused", kind, reason: " " },
  ]),
  { type: "malformed", detail: "<html>" },
];
const disk: readonly StorageFault["type"][] = ["disk-full", "denied", "damaged", "other"];

test("every failure is a sentence, and none shows what only the log should hold", () => {
  const sentences = [
    ...failures.map(serverText),
    ...failures.map(noAnswerText),
    ...httpFaults.map(httpFaultText),
    ...disk.map((type) => storageText({ type, detail: "ENOSPC" })),
  ].map((text) => english.say(text));
  expect(sentences.filter((sentence) => !/^[A-Z].*[.]$/su.test(sentence))).toEqual([]);
  expect(sentences.filter((sentence) => /html|serialize|ENOSPC|ECONNREFUSED/u.test(sentence))).toEqual([]);
});

test("different failures read differently", () => {
  const distinct = failures
    .filter((failure) => failure.type !== "refused")
    .map((failure) => english.say(serverText(failure)));
  expect(new Set(distinct).size).toBe(distinct.length);
});

test.each([200, 302])(
  "HTTP %i in the place of an answer is the page of somebody else, whom it says how to pass",
  (instead) => {
    for (const type of ["unanswered", "malformed"] as const) {
      const failure = { type, detail: "<html>", instead };
      const texts = [serverText(failure), noAnswerText(failure), fileFailure(failure).text];
      const sentences = texts.map((text) => english.say(text));
      expect(sentences.filter((sentence) => !/sign-in page of this network.*in your browser/u.test(sentence))).toEqual(
        [],
      );
    }
    expect(english.say(noAnswerText({ type: "unanswered", detail: "", instead: 502 }))).not.toContain("sign-in page");
  },
);

test("the server's own reason is passed on, where it has one that a person can use", () => {
  const reason = "The channel is archived.";
  expect(kinds.map((kind) => english.say(serverText({ type: "refused", kind, reason })))).toEqual([
    "The server does not allow this: The channel is archived.",
    "It is no longer there: it was deleted, or you cannot see it any more.",
    "The server refused: The channel is archived.",
    "The server refused: The channel is archived.",
  ]);
});

test("a window gets the kind of the failure beside its text", () => {
  expect(serverFailure({ type: "busy", detail: "" })).toEqual({
    reason: "busy",
    text: coded("server.busy"),
  });
});

test.each([
  [999, "1 kB"],
  [1_240_000, "1.2 MB"],
  [2_000_000, "2.0 MB"],
  [12_400_000, "12 MB"],
])("a file of %i bytes has %s", (size, words) => {
  expect(english.say(fileText("a", { type: "too-large", size }, 0))).toContain(`has ${words},`);
});

test("what Parley knows better than the server is said in its place", () => {
  const because = coded("refused.upload-not-allowed");
  const refused = { type: "refused", reason: "Forbidden", because } as const;
  expect(english.say(serverText({ ...refused, kind: "access" }))).toBe(
    "The server does not allow this: You may not put files into this conversation.",
  );
});
