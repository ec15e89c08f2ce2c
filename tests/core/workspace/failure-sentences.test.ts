import { expect, test } from "vitest";
import {
  fileFailure,
  httpFaultSentence,
  serverFailure,
  serverSentence,
  noAnswerSentence,
  storageSentence,
} from "../../../electron/core/workspace/failure-sentences.ts";
import type { StorageFault } from "../../../electron/core/ports/storage.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { httpFaults } from "../../support/builders.ts";

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
    ...failures.map(serverSentence),
    ...failures.map(noAnswerSentence),
    ...httpFaults.map(httpFaultSentence),
    ...disk.map((type) => storageSentence({ type, detail: "ENOSPC" })),
  ];
  expect(sentences.filter((sentence) => !/^[A-Z].*[.]$/su.test(sentence))).toEqual([]);
  expect(sentences.filter((sentence) => /html|serialize|ENOSPC|ECONNREFUSED/u.test(sentence))).toEqual([]);
});

test("different failures read differently", () => {
  const distinct = failures.filter((failure) => failure.type !== "refused").map(serverSentence);
  expect(new Set(distinct).size).toBe(distinct.length);
});

test.each([200, 302])(
  "HTTP %i in the place of an answer is the page of somebody else, whom it says how to pass",
  (instead) => {
    for (const type of ["unanswered", "malformed"] as const) {
      const failure = { type, detail: "<html>", instead };
      const sentences = [serverSentence(failure), noAnswerSentence(failure), fileFailure(failure).sentence];
      expect(sentences.filter((sentence) => !/sign-in page of this network.*in your browser/u.test(sentence))).toEqual(
        [],
      );
    }
    expect(noAnswerSentence({ type: "unanswered", detail: "", instead: 502 })).not.toContain("sign-in page");
  },
);

test("the server's own reason is passed on, where it has one that a person can use", () => {
  expect(kinds.map((kind) => serverSentence({ type: "refused", kind, reason: "The channel is archived." }))).toEqual([
    "The server does not allow this: The channel is archived.",
    "It is no longer there: it was deleted, or you cannot see it any more.",
    "The server refused: The channel is archived.",
    "The server refused: The channel is archived.",
  ]);
});

test("a window gets the kind of the failure beside its sentence", () => {
  expect(serverFailure({ type: "busy", detail: "" })).toEqual({
    reason: "busy",
    sentence: "The server is too busy. Try again in a moment.",
  });
});
