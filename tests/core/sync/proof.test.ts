import * as fc from "fast-check";
import { expect, test } from "vitest";
import { proven } from "../../../electron/core/sync/proof.ts";
import { compare } from "../../../electron/core/sync/compare-versions.ts";
import type { MessageVersion } from "../../../electron/core/ports/server.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { MessageId } from "../../../shared/ids.ts";
import { attachment, bob, clientId, message, general, messageId } from "../../support/builders.ts";

const since = 1_000_000;
const thumb = [{ content: "👍", count: 1, people: [bob] }];

/** A message as it was held, and what became of it. */
const story = fc.record({
  isReacted: fc.boolean(),
  isStarred: fc.boolean(),
  answers: fc.option(fc.nat({ max: 5 }), { nil: null }),
  /** By what our own clock was wrong when we posted it, and the server's version never came. */
  ownClock: fc.constantFrom(null, 0, 5_000),
  deed: fc.constantFrom("nothing", "nothing", "edit", "empty", "react", "unreact", "star", "unlink", "attach"),
  isTouched: fc.boolean(),
  isShown: fc.boolean(),
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

const worded = (id: number, text: string, given: Partial<Message> = {}) =>
  message({ id: messageId(id), text, body: text === "" ? "" : `<p>${text}</p>`, sentAt: id * 1_000, ...given });

function quoting(one: Message, others: readonly Message[]): Message {
  const quoted = others.find(({ id }) => id === one.replyTo?.id);
  return { ...one, replyTo: quoted ? { id: quoted.id, author: quoted.author, text: quoted.text } : null };
}

function after(one: Message, deed: Story["deed"]): Message {
  switch (deed) {
    case "edit":
      return worded(one.id, `${one.text}, edited`, { ...one, text: `${one.text}, edited`, body: "<p>edited</p>" });
    case "empty":
      return { ...one, text: "", body: "", isDeleted: true };
    case "react":
      return { ...one, reactions: thumb };
    case "unreact":
      return { ...one, reactions: [] };
    case "star":
      return { ...one, isStarred: !one.isStarred };
    case "attach":
      return { ...one, attachments: [attachment()] };
    case "nothing":
    case "unlink":
      return one;
  }
}

function versionOf(one: Message, isWritten: boolean, isWithoutReactions: boolean): MessageVersion {
  return {
    ...one,
    channel: general,
    writtenAt: isWritten ? since : 0,
    isEmpty: one.text === "",
    attachments: one.attachments.map((file) => file.id),
    replyTo: one.replyTo?.id ?? null,
    isWithoutReactions,
  };
}

/** What is held, what the server has, and what it says when it is asked. */
function told(stories: readonly Story[]) {
  const first = stories.map(({ isReacted, isStarred, answers, ownClock }, index) =>
    worded(index + 1, `word ${index}`, {
      isStarred,
      reactions: isReacted ? thumb : [],
      clientId: ownClock === null ? null : clientId(index),
      replyTo: answers !== null && answers < index ? { id: messageId(answers + 1), author: null, text: "" } : null,
    }),
  );
  const evening = first.map((one) => quoting(one, first));
  const held = evening.map((one, index) => ({ ...one, sentAt: one.sentAt + (stories[index]?.ownClock ?? 0) }));
  const left = evening.flatMap((one, index) => {
    const deed = stories[index]?.deed ?? "nothing";
    return deed === "unlink" ? [] : [after(one, deed)];
  });
  const server = new Map(left.map((one) => [one.id, quoting(one, left)]));
  const shown = held.filter((_, index) => stories[index]?.isShown).map(({ id }) => id);
  const touched = new Set(held.filter((_, index) => stories[index]?.isTouched).map(({ id }) => id));
  const versions = [...server.values()].flatMap((one) => {
    const isWritten = ["edit", "empty", "attach"].includes(stories[one.id - 1]?.deed ?? "");
    if (shown.includes(one.id)) return one.reactions.length === 0 ? [versionOf(one, isWritten, true)] : [];
    return isWritten || one.isStarred ? [versionOf(one, isWritten, false)] : [];
  });
  const heldAt = (id: MessageId) => held.find((one) => one.id === id) ?? null;
  return { heldAt, server, shown, touched, versions };
}

const plain: Story = {
  isReacted: false,
  isStarred: false,
  answers: null,
  ownClock: null,
  deed: "nothing",
  isTouched: false,
  isShown: true,
};
const provenOf = (...stories: readonly Partial<Story>[]) => {
  const { heldAt, shown, touched, versions } = told(stories.map((one) => ({ ...plain, ...one })));
  return [...proven({ shown, since }, { versions }, heldAt, touched)];
};

test("[GAP5] what is proven is, with the changes that its version tells, as the server has it", () => {
  fc.assert(
    fc.property(fc.array(story, { maxLength: 6 }), (stories) => {
      const { heldAt, server, shown, touched, versions } = told(stories);
      for (const id of proven({ shown, since }, { versions }, heldAt, touched)) {
        const [held, version] = [heldAt(id), versions.find((one) => one.id === id)];
        if (!held || !version) throw new Error(`${id} is proven out of nothing`);
        const verdict = compare(held, version);
        const changes = verdict.type === "changed" ? verdict.changes : {};
        expect({ ...held, ...changes, reactions: [] }).toEqual(server.get(id));
        expect(touched).not.toContain(id);
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["is as it was", {}, true],
  ["was edited", { deed: "edit" }, true],
  ["was emptied", { deed: "empty" }, true],
  ["was starred", { deed: "star" }, true],
  ["lost its reactions", { isReacted: true, deed: "unreact" }, true],
  ["got a reaction", { deed: "react" }, false],
  ["bears reactions as before", { isReacted: true }, false],
  ["was unlinked", { deed: "unlink" }, false],
  ["got a file", { deed: "attach" }, false],
  ["was touched by the bus meanwhile", { isTouched: true }, false],
  ["bears the time of our own clock", { ownClock: 5_000 }, false],
  ["was not asked about", { isShown: false }, false],
] satisfies [string, Partial<Story>, boolean][])("[GAP5] one that %s: %o is proven %s", (_, one, isProven) => {
  expect(provenOf(one)).toEqual(isProven ? [1] : []);
});

test.each([
  ["as it was", {}, [1, 2]],
  ["edited", { deed: "edit" }, [1]],
  ["edited, and not shown", { deed: "edit", isShown: false }, []],
  ["unlinked, and not shown", { deed: "unlink", isShown: false }, []],
  ["starred, and not shown", { deed: "star", isShown: false }, [2]],
] satisfies [string, Partial<Story>, number[]][])("[GAP5] an answer to a message that is %s", (_, quoted, ids) => {
  expect(provenOf(quoted, { answers: 0 })).toEqual(ids);
});

test("[GAP5] nothing is proven by versions of which nobody said whether they bear reactions", () => {
  const { heldAt, shown, versions } = told([plain, plain]);
  const unsaid = versions.map((one) => ({ ...one, isWithoutReactions: false }));
  expect(proven({ shown, since }, { versions: unsaid }, heldAt, new Set()).size).toBe(0);
});

test("[GAP5] an answer to one that is not held is proven unless that one was written since", () => {
  const answer = worded(2, "yes", { replyTo: { id: messageId(1), author: null, text: "really?" } });
  const of = (isWritten: boolean) =>
    proven(
      { shown: [answer.id], since },
      { versions: [versionOf(worded(1, "really?"), isWritten, false), versionOf(answer, false, true)] },
      (id) => (id === answer.id ? answer : null),
      new Set(),
    ).size;
  expect([of(false), of(true)]).toEqual([1, 0]);
});
