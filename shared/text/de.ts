import type { Catalogue } from "./catalogue.ts";

/** The message catalogue in German. */
export const de: Catalogue = {
  unknown: "Es ist etwas geschehen, wofür diese Version von Parley keine Worte hat ({code}).",
  literal: "{text}",
  "private.host": "(Server)",
  "private.network-address": "(Netzwerkadresse)",
  "private.database": "(Datenbank)",
  "private.login": "(Anmeldename)",
  "private.certificate": "(Zertifikat)",
  "private.page": "(Seite)",
};
