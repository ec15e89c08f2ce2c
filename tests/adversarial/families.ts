/** A text that grows without bound in one way: what somebody writes who wants a program to think for long. */
export interface TextFamily {
  readonly name: string;
  /** About `length` characters. */
  readonly make: (length: number) => string;
}

/** What is repeated, as a person or a program could write it; each alone and with an end that fits no pattern. */
const repeated = [
  // White space and line breaks, of which parsers trim, collapse and count.
  ...Array.from("\n \t.,-_@/\\\"'<>&;:=(){}[]|`*#+~^%a0é字"),
  "\r\n",
  "\u00a0",
  "\u2028",
  "\u202e",
  "\u0301",
  "e\u0301",
  "\u0000",
  "\u001b[31m",
  "\ud800",
  "👍",
  "👨‍👩‍👧",
  "🦰",
  " \n",
  ". ",
  // Addresses, and what nearly is one.
  "://",
  "a://",
  "http://",
  "https://a.de/",
  "https://a.de ",
  "www.",
  "www.a.de,",
  "a.a.",
  "a@",
  "a@b.de",
  "a@b.de ",
  "mailto:",
  "//@",
  "a:a@",
  "(a.de",
  // Markup, whole, broken and unclosed.
  "<br>",
  "<p>",
  "<b>",
  "</i>",
  "<b>a</b>",
  "<p>a</p>\n",
  "<td>",
  "<li>a",
  "<svg>",
  "<form>",
  "<a href='",
  '<a href="https://a.de">a</a>',
  "<i x=y ",
  "<!--",
  "<!-",
  "<![CDATA[",
  "<template>",
  "<script>",
  "<script",
  "<p",
  "<title",
  "<title>",
  "<?xml ",
  "&amp;",
  "&amp",
  "&#39;",
  "&#",
  // Words that a pattern here waits for.
  "password",
  "password ",
  "password=",
  "session_id=a;",
  "api_key: ",
  "0123456789abcdef",
  "database ",
  "database does not ",
  "Traceback\n",
  "does not exist",
  ".tar",
  ".tar.gz",
  "{.",
  'type="',
  "csrf_token: ",
  '"websocket_worker_version": ',
  "DNS:",
];

/** Texts of two parts, of which the second is looked for in the first or takes it back. */
const paired: readonly (readonly [opening: string, closing: string])[] = [
  ["<b>", "</b>"],
  ["<b>", "</i>"],
  ["<div>", "</div>"],
  ["<p>", "</div>"],
  ["<table><tr><td>", "</td></tr></table>"],
  ["<template>", "</template>"],
  ["<script>", "</script>"],
  ["(", ")"],
  ["https://a.de/(", ")"],
  [" ", "x"],
  ["\n", "<p>"],
];

export const textFamilies: readonly TextFamily[] = [
  ...repeated.flatMap((piece): readonly TextFamily[] => [
    { name: JSON.stringify(piece), make: (length) => fill(piece, length) },
    { name: `${JSON.stringify(piece)} and an end`, make: (length) => `x${fill(piece, length)}x!` },
  ]),
  ...paired.map(([opening, closing]): TextFamily => ({
    name: `${JSON.stringify(opening)} then ${JSON.stringify(closing)}`,
    make: (length) => fill(opening, length / 2) + fill(closing, length / 2),
  })),
];

function fill(piece: string, length: number): string {
  return piece.repeat(Math.max(1, Math.floor(length / piece.length)));
}
