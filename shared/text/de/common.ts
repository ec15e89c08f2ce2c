import type { Area } from "../catalogue.ts";
import type { common as source } from "../en/common.ts";

/** Words that belong to no one area, in German. */
export const common: Area<typeof source> = {
  unknown: "Es ist etwas geschehen, wofür diese Version von Parley keine Worte hat ({code}).",
  "list.comma": "{first}, {rest}",
  "list.sentences": "{first} {rest}",
  "list.and": "{first} und {rest}",
  literal: "{text}",
  "private.host": "[Server {number}]",
  "private.network-address": "[Netzwerkadresse {number}]",
  "private.database": "[Datenbank {number}]",
  "private.login": "[Anmeldename {number}]",
  "private.certificate": "[Zertifikat {number}]",
  "private.page": "[Seite {number}]",
};
