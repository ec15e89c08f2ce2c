// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createFaultReporter } from "../../renderer/state/fault-reporter.ts";
import { createFormats } from "../../renderer/ui/formats.ts";
import { dayNumber, nextMidnight } from "../../renderer/ui/time.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import { anyConversation, anyMessage, anyPerson } from "../support/any-discuss.ts";
import {
  alice,
  bob,
  channelId,
  conversation,
  general,
  me,
  message,
  messageId,
  person,
  workspaceState,
} from "../support/builders.ts";
import { createFakeBridge } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";
import { english } from "../../shared/text/languages.ts";
import { coded } from "../../shared/text/catalogue.ts";

const formats = createFormats(english, null);

beforeEach(() => {
  // React says of each caught error what it was; here they are wanted.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

async function show(given: {
  readonly messages?: readonly Message[];
  readonly conversations?: readonly Conversation[];
  readonly people?: readonly Person[];
}) {
  const {
    messages = [],
    conversations = [conversation()],
    people = [person(), person({ key: bob, name: "Bob" })],
  } = given;
  const state = workspaceState({ conversations, people });
  const opened = await openWindow({
    app: { ...emptyApp, workspaces: [state] },
    history: { [general]: messages },
  });
  return { ...opened, workspace: state.id };
}

const list = () => screen.getByRole("navigation", { name: "Conversations" });
const broken = () => screen.queryAllByText(/cannot be shown/);

/** Something that cannot be drawn, whatever is tried: what none of us has thought of. */
const undrawable = (text: string): Message =>
  new Proxy(message({ id: messageId(101), text }), {
    get(target, key) {
      if (key === "attachments") throw new Error("nobody thought of that");
      return Reflect.get(target, key) as unknown;
    },
  });

test("any message is drawn, whatever stands in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyMessage, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
      fc.array(anyPerson, { maxLength: 3 }),
      async (messages, people) => {
        const sorted = messages.toSorted((one, other) => one.id - other.id);
        const { parley, workspace } = await show({ messages: sorted, people });
        parley.view.goTo({ workspace, channel: general });
        await settle();
        expect(screen.getAllByRole("article")).toHaveLength(messages.length);
        expect(broken()).toEqual([]);
        cleanup();
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test("any conversation is drawn in the list, whatever stands in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyConversation, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
      fc.array(anyPerson, { maxLength: 3 }),
      async (conversations, people) => {
        await show({ conversations, people });
        expect(within(list()).getAllByRole("listitem")).toHaveLength(conversations.length);
        expect(broken()).toEqual([]);
        cleanup();
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test("a message that cannot be drawn says so in its place, and everything else is there to be used", async () => {
  const { parley, workspace } = await show({
    messages: [
      message({ id: messageId(100), text: "before" }),
      undrawable("never"),
      message({ id: messageId(102), text: "after" }),
    ],
  });
  parley.view.goTo({ workspace, channel: general });
  await settle();
  expect(screen.getAllByRole("article").map((article) => article.textContent)).toEqual([
    expect.stringContaining("before"),
    expect.stringContaining("This message cannot be shown"),
    expect.stringContaining("after"),
  ]);
  expect(screen.getByRole("textbox", { name: "Message general" })).toBeDefined();
  expect(within(list()).getByRole("button", { name: "general" })).toBeDefined();
});

test("a message that could not be drawn is drawn when it has changed", async () => {
  const { bridge, parley, workspace } = await show({ messages: [undrawable("never")] });
  parley.view.goTo({ workspace, channel: general });
  await settle();
  expect(broken()).toHaveLength(1);
  bridge.emitIn(workspace, { type: "messages-deleted", messages: [messageId(101)] });
  bridge.emitIn(workspace, {
    type: "message-posted",
    message: message({ id: messageId(101), text: "mended" }),
    isSilent: false,
  });
  await settle();
  expect([broken(), screen.getAllByRole("article").at(-1)?.textContent]).toEqual([
    [],
    expect.stringContaining("mended"),
  ]);
});

test("a conversation that cannot be drawn says so in its line of the list, and may be tried again", async () => {
  let isBad = true;
  const other = conversation({ id: channelId(2), name: "random" });
  const bad = new Proxy(conversation(), {
    get(target, key) {
      if (isBad && key === "avatarVersion") throw new Error("nobody thought of that");
      return Reflect.get(target, key) as unknown;
    },
  });
  await show({ conversations: [bad, other] });
  expect(within(list()).getByRole("button", { name: "random" })).toBeDefined();
  expect(broken().map((element) => element.textContent)).toEqual(["This conversation cannot be shown."]);
  isBad = false;
  fireEvent.click(within(list()).getByRole("button", { name: "Try again" }));
  expect(within(list()).getByRole("button", { name: "general" })).toBeDefined();
});

test("a pane that fails says so and offers to try again, and the others live", async () => {
  let isBad = true;
  const { parley, workspace } = await show({ messages: [message()] });
  vi.spyOn(Array.prototype, "at").mockImplementation(function (this: unknown[], index: number) {
    if (isBad && this.some((one) => typeof one === "object" && one !== null && "sentAt" in one))
      throw new Error("nobody thought of that");
    return this[index < 0 ? this.length + index : index];
  });
  parley.view.goTo({ workspace, channel: general });
  await settle();
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("The list of messages cannot be shown just now. Nothing that you wrote is lost.");
  expect(screen.getByRole("textbox", { name: "Message general" })).toBeDefined();
  isBad = false;
  fireEvent.click(within(alert).getByRole("button", { name: "Try again" }));
  await settle();
  expect([screen.queryByRole("alert"), screen.getAllByRole("article").length]).toEqual([null, 1]);
});

describe("every number has a time", () => {
  const anyTime = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(Infinity, -Infinity, NaN, 8.64e15, -8.64e15, 9e15),
  );

  test("to be shown, and a day", () => {
    fc.assert(
      fc.property(anyTime, fc.oneof(fc.integer(), anyTime), (at, today) => {
        const shown = [
          formats.clockTime(at),
          formats.exactTime(at),
          formats.listTime(at, today),
          formats.dayName(at, today),
        ];
        expect(shown.every((text) => text !== "" && !text.includes("Invalid"))).toBe(true);
        expect(Number.isFinite(dayNumber(at)) && Number.isFinite(nextMidnight(at))).toBe(true);
      }),
    );
  });

  test("and every day ends less than 26 hours after any of its moments", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse("0000-01-02T00:00:00Z"), max: 253_402_300_799_999 }), (at) => {
        const left = nextMidnight(at) - at;
        expect(left > 0 && left <= 26 * 3_600_000).toBe(true);
      }),
    );
  });

  test.each([NaN, Infinity, -1])("a file of %d bytes is called by its kind alone", (size) => {
    expect(formats.fileFacts(coded("literal", { text: "PDF" }), size)).toBe("PDF");
  });
});

test("a message of the year 9999 stands under its day, and those after it under theirs", async () => {
  const today = Date.now();
  const { parley, workspace } = await show({
    messages: [
      message({ id: messageId(100), author: alice, sentAt: today }),
      message({ id: messageId(101), author: alice, sentAt: Date.UTC(9999, 11, 31, 12) }),
      message({ id: messageId(102), author: me, sentAt: today }),
    ],
  });
  parley.view.goTo({ workspace, channel: general });
  await settle();
  const days = screen.getAllByRole("separator").map((line) => line.textContent);
  expect(days).toEqual(["Today", expect.stringContaining("9999"), "Today"]);
});

test("what went wrong in a window is told to the log, and of a flood only the beginning", () => {
  let now = 0;
  const told: unknown[] = [];
  const answers = { reportFault: (input: unknown) => void told.push(input) };
  const report = createFaultReporter(createFakeBridge({ app: emptyApp, answers }), () => now);
  for (let nth = 0; nth < 100; nth += 1) report("drawing", new RangeError(`x${"y".repeat(10_000)}`), "at Row");
  expect(told).toHaveLength(5);
  expect(told[0]).toMatchObject({ kind: "drawing", message: expect.stringMatching(/^RangeError: xy{1,499}$/) });
  now = 60_000;
  report("promise", {
    toString: () => {
      throw new Error("hostile");
    },
  });
  expect(told.at(-1)).toEqual({ kind: "promise", message: "an error that cannot be said", stack: "\n" });
});
