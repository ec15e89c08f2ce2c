/** Words that belong to no one area, in English. */
export const common = {
  unknown: "Something happened that this version of Parley has no words for ({code}).",
  "list.comma": "{first}, {rest}",
  "list.sentences": "{first} {rest}",
  "list.and": "{first} and {rest}",
  literal: "{text}",
  "private.host": "[host {number}]",
  "private.network-address": "[network address {number}]",
  "private.database": "[database {number}]",
  "private.login": "[login {number}]",
  "private.certificate": "[certificate {number}]",
  "private.page": "[page {number}]",
} as const;
