import type { Area } from "../catalogue.ts";
import type { composer as source } from "../en/composer.ts";

/** What is said where messages are written, in German. */
export const composer: Area<typeof source> = {
  "composer.name": "Nachricht an {name}",
  "composer.send": "Senden",
  "composer.attach": "Dateien anhängen",
  "composer.attached": "Angehängte Dateien",
  "composer.attaching": "Wird angehängt",
  "composer.isAttaching": "Wird angehängt …",
  "composer.remove": "{name} entfernen",
  "composer.drop": "Dateien hier ablegen, um sie für {name} anzuhängen",
  "composer.replying": "Antwort an {author}",
  "composer.editing": "Sie bearbeiten Ihre Nachricht",
  "composer.stopReplying": "Nicht mehr antworten",
  "composer.stopEditing": "Nicht mehr bearbeiten",
};
