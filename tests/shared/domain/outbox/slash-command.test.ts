import { expect, test } from "vitest";
import { readWritten } from "../../../../shared/domain/outbox/slash-command.ts";

test.each([
  ["/help", "help", "/help"],
  ["/who", "who", "/who"],
  ["/Leave", "leave", "/Leave"],
  ["  /help  ", "help", "/help"],
  ["/lead New customer", "lead", "/lead New customer"],
  ["/ticket\nIt is broken", "ticket", "/ticket\nIt is broken"],
  ["/search_tickets printer", "search_tickets", "/search_tickets printer"],
  ["/foo", "foo", "/foo"],
])("%j is a command", (text, name, body) => expect(readWritten(text)).toEqual({ type: "command", name, body }));

test.each([
  "hello",
  "",
  "/",
  "/ help",
  "/etc/passwd",
  "/home/me/notes.txt is the file",
  "/1/2",
  "/2",
  "/web?x=1",
  "/é",
  "/:",
  "either/or",
  "see /help",
  "one\n/help",
  "// a comment",
  "//server/share",
  "//",
  "///help",
  `/${"a".repeat(41)}`,
])("%j is text, as it stands", (text) => expect(readWritten(text)).toEqual({ type: "text", text }));

test.each([
  ["//help", "/help"],
  ["//foo bar", "/foo bar"],
  [" //help ", "/help "],
])("%j is text that would be a command: %j", (typed, text) =>
  expect(readWritten(typed)).toEqual({ type: "text", text }),
);
