import { expect, test } from "vitest";
import { keepSignIn, oneSignInAtATime } from "../../../electron/core/app/sign-in-once.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

/** A server that is asked to sign in, and answers when the test says so. */
function signInServer<Input>() {
  const asked: Input[] = [];
  const answers: ((answer: Result<number, string>) => void)[] = [];
  return {
    asked,
    signIn: (input: Input) => {
      asked.push(input);
      return new Promise<Result<number, string>>((resolve) => answers.push(resolve));
    },
    answer: (answer: Result<number, string>) => answers.shift()?.(answer),
  };
}

const hour = 3_600_000;

test("two clicks are one sign-in", async () => {
  const server = signInServer<string>();
  const signIn = oneSignInAtATime(server.signIn, (one, other) => one === other);
  const both = Promise.all([signIn("alice"), signIn("alice")]);
  server.answer(ok(8));
  expect([await both, server.asked]).toEqual([[ok(8), ok(8)], ["alice"]]);
  void signIn("alice");
  expect(server.asked).toEqual(["alice", "alice"]);
});

test("another sign-in waits until the one before is over, whatever becomes of that", async () => {
  const clock = createFakeClock();
  const server = signInServer<string>();
  const signIn = oneSignInAtATime(server.signIn, (one, other) => one === other);
  const wrong = signIn("typo");
  const right = signIn("alice");
  await clock.settle();
  expect(server.asked).toEqual(["typo"]);
  server.answer(err("denied"));
  expect(await wrong).toEqual(err("denied"));
  await clock.settle();
  server.answer(ok(8));
  expect([await right, server.asked]).toEqual([ok(8), ["typo", "alice"]]);
});

test("a sign-in is kept for 60 minutes", async () => {
  const clock = createFakeClock();
  const server = signInServer<void>();
  const kept = keepSignIn(clock, server.signIn);
  expect(kept.state()).toEqual({ state: "none" });
  const first = Promise.all([kept.get(), kept.get()]);
  expect(kept.state()).toEqual({ state: "under-way" });
  server.answer(ok(8));
  expect(await first).toEqual([ok(8), ok(8)]);
  await clock.advance(hour - 1);
  expect([await kept.get(), server.asked.length, kept.state()]).toEqual([ok(8), 1, { state: "kept", forMs: 1 }]);
  await clock.advance(1);
  expect(kept.state()).toEqual({ state: "none" });
  void kept.get();
  expect(server.asked).toHaveLength(2);
});

test("it is dropped when access was denied with it", async () => {
  const server = signInServer<void>();
  const kept = keepSignIn(createFakeClock(), server.signIn);
  const first = kept.get();
  server.answer(ok(8));
  await first;
  kept.drop();
  const second = kept.get();
  server.answer(ok(9));
  expect(await second).toEqual(ok(9));
});

test("a failure is told to all who wait for it, and not kept", async () => {
  const server = signInServer<void>();
  const kept = keepSignIn(createFakeClock(), server.signIn);
  const both = Promise.all([kept.get(), kept.get()]);
  server.answer(err("offline"));
  expect(await both).toEqual([err("offline"), err("offline")]);
  void kept.get();
  expect(server.asked).toHaveLength(2);
});

test("a sign-in that breaks down does not block the next", async () => {
  let isBroken = true;
  const kept = keepSignIn(createFakeClock(), async () => {
    if (isBroken) throw new Error("a bug");
    return ok(8);
  });
  await expect(kept.get()).rejects.toThrow("a bug");
  isBroken = false;
  expect(await kept.get()).toEqual(ok(8));
});
