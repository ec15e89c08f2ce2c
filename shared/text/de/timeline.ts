import type { Area } from "../catalogue.ts";
import type { timeline as source } from "../en/timeline.ts";

/** What is said about messages and what can be done with them, in German. */
export const timeline: Area<typeof source> = {
  "timeline.title": "Nachrichten in {name}",
  "timeline.loading": "Nachrichten werden geladen",
  "timeline.loadingOlder": "Ältere Nachrichten werden geladen",
  "timeline.new": "Neu",
  "timeline.jumpToLatest": "Zur neuesten Nachricht",
  "timeline.newMessages": "{count, plural, one {# neue Nachricht} other {# neue Nachrichten}}",
  "timeline.beginningOfChat": "Hier beginnt Ihre Unterhaltung mit {name}.",
  "timeline.beginningOfGroup": "Hier beginnt diese Gruppe.",
  "timeline.beginningOfChannel": "Hier beginnt dieser Kanal.",
  "timeline.onlyYou": "Nur für Sie sichtbar",

  "message.name": "{author}, {time}",
  "message.unknownSender": "Unbekannter Absender",
  "message.fault": "Eine Nachricht, die nicht angezeigt werden kann",
  "message.faultAdvice":
    "Diese Nachricht kann hier nicht angezeigt werden. Ihre IT findet den Grund im Protokoll von Parley.",
  "message.deleted": "Diese Nachricht wurde gelöscht",
  "message.edited": "bearbeitet",
  "message.pinned": "Angeheftet",
  "message.starred": "Mit Stern",
  "message.inReplyTo": "Antwort auf",
  "message.withoutWords": "Eine Nachricht ohne Worte",
  "message.showAll": "Alles anzeigen",
  "message.showMore": "Mehr anzeigen",
  "message.showLess": "Weniger anzeigen",

  "delivery.queued": "Wartet",
  "delivery.uploading": "{percent, number} % hochgeladen",
  "delivery.sending": "Wird gesendet",
  "delivery.sent": "Gesendet",
  "delivery.failed": "Fehlgeschlagen",
  "delivery.retry": "Erneut senden",
  "delivery.discard": "Verwerfen",

  "actions.title": "Aktionen für die Nachricht",
  "actions.react": "Reagieren",
  "actions.reply": "Antworten",
  "actions.tooLongToEdit": "Diese Nachricht ist zu lang, um hier bearbeitet zu werden.",
  "actions.pin": "Anheften",
  "actions.pinHint": "An die Unterhaltung anheften",
  "actions.unpinHint": "Lösen",
  "actions.star": "Stern",
  "actions.starHint": "Mit Stern versehen, nur für Sie",
  "actions.unstarHint": "Stern entfernen",
  "actions.deleteQuestion": "Diese Nachricht löschen?",
  "actions.deleteMeans": "Sie verschwindet für alle.",

  "reactions.title": "Reaktionen",
  "reactions.more": "und {count} weitere",
  "reactions.name": "{emoji} {count}, {who}",
  "reactions.unable": "{who}. {reason}",
  "reactions.you": "Sie",
  "reactions.somebody": "Jemand",
  "reactions.whoAndMore": "{who} und {count} weitere",

  "link.question": "Diesen Link öffnen?",
  "link.lies":
    "Dieser Link nennt {says}, führt aber zu {leadsTo}. Öffnen Sie ihn nur, wenn Sie diese Adresse kennen und dem Absender vertrauen.",

  "file.list": "Dateien",
  "file.withFacts": "{name} ({facts})",
  "file.facts": "{kind} · {size}",
  "size.bytes": "{count, plural, one {# Byte} other {# Byte}}",
  "size.kilobytes": "{amount} kB",
  "size.megabytes": "{amount} MB",
  "file.program": "Programm ({ending})",
  "file.system": "Systemdatei ({ending})",
  "file.show": "{name} anzeigen",
  "file.save": "{name} speichern",
  "file.saving": "Wird gespeichert",
  "file.isSaving": "Wird gespeichert …",
  "file.saved": "In Downloads gespeichert",
  "file.savedProgram":
    "In Downloads gespeichert. Das ist ein Programm, deshalb wurde dem Namen „.download“ angehängt. Entfernen Sie das nur, wenn Sie Hersteller und Absender vertrauen.",
  "file.savedSystem":
    "In Downloads gespeichert. Diese Datei kann ändern, was Ihr Computer tut, deshalb wurde dem Namen „.download“ angehängt. Entfernen Sie das nur, wenn Sie dem Absender vertrauen.",

  "picture.unnamed": "Bild",
  "picture.numbered": "Bild {number}",
  "picture.too-large": "Zu groß, um hier angezeigt zu werden",
  "picture.not-a-picture": "Kann hier nicht angezeigt werden",
  "picture.unavailable": "Konnte nicht geladen werden",
  "picture.load": "Bild von {host} laden",
  "picture.refusedSave": "{name}: {why} · Speichern",
  "picture.refusedOpen": "{host}: {why} · Im Browser öffnen",
  "picture.damaged":
    "Dieses Bild ist beschädigt oder zu groß und kann deshalb nicht gespeichert werden. Öffnen Sie die Nachricht in Odoo.",
};
