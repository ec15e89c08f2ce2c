/**
 * The message catalogue in English, the source of all others: ICU message syntax, one key a message, named
 * `area.what`. A key that is gone here is gone everywhere: the compiler holds the other languages to it.
 */
export const en = {
  unknown: "Something happened that this version of Parley has no words for ({code}).",
  literal: "{text}",
  "private.host": "(host)",
  "private.network-address": "(network address)",
  "private.database": "(database)",
  "private.login": "(login)",
  "private.certificate": "(certificate)",
  "private.page": "(page)",
} as const;
