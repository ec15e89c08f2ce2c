/** Words that belong to no one area, in English. */
export const common = {
  unknown: "Something happened that this version of Parley has no words for ({code}).",
  "list.comma": "{first}, {rest}",
  "list.sentences": "{first} {rest}",
  "list.and": "{first} and {rest}",
  literal: "{text}",
  "private.host": "(host)",
  "private.network-address": "(network address)",
  "private.database": "(database)",
  "private.login": "(login)",
  "private.certificate": "(certificate)",
  "private.page": "(page)",
} as const;
