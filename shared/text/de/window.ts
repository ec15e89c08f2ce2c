import type { Area } from "../catalogue.ts";
import type { window as source } from "../en/window.ts";

/** What stands in the frame of the window: lists, bars, notices, and what opens over them, in German. */
export const window: Area<typeof source> = {
  "action.cancel": "Abbrechen",
  "action.close": "Schließen",
  "action.copyAddress": "Adresse kopieren",
  "action.delete": "Löschen",
  "action.dismiss": "Ausblenden",
  "action.edit": "Bearbeiten",
  "action.open": "Öffnen",
  "action.save": "Speichern",
  "action.signIn": "Anmelden",
  "action.signOut": "Abmelden",
  "action.tryAgain": "Erneut versuchen",
  "button.withKeys": "{label} ({keys})",

  "pane.workspaces":
    "Die Liste der Arbeitsbereiche kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.conversations":
    "Die Liste der Unterhaltungen kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.connection":
    "Der Zustand der Verbindung kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.notices":
    "Die Hinweise von Parley können gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.conversation":
    "Diese Unterhaltung kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.header":
    "Der Kopf dieser Unterhaltung kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.timeline":
    "Die Liste der Nachrichten kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.composer":
    "Das Schreibfeld kann gerade nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "pane.typing":
    "Die Zeile, die zeigt, wer gerade schreibt, kann nicht angezeigt werden. Nichts, was Sie geschrieben haben, ist verloren.",
  "window.fault": "Parley kann dieses Fenster gerade nicht anzeigen",
  "window.faultAdvice":
    "Nichts, was Sie geschrieben haben, ist verloren. Bitte versuchen Sie es erneut. Wenn das nicht hilft, beenden Sie Parley und starten Sie es neu; Einzelheiten stehen im Protokoll.",
  "window.bug":
    "In Parley ist ein Fehler aufgetreten. Was Sie sehen, ist möglicherweise nicht aktuell; Strg+R lädt es neu.",
  "window.broken": "In Parley ist ein Fehler aufgetreten.",
  "window.dialogFault": "Das konnte gerade nicht angezeigt werden. Bitte versuchen Sie es erneut.",
  "window.crashed":
    "Dieses Fenster ist mehrmals abgestürzt, deshalb werden vorerst keine Bilder angezeigt. Nichts, was Sie gesendet haben, ist verloren.",
  "window.crashedWithConversation":
    "Dieses Fenster ist mehrmals abgestürzt, deshalb wird seine Unterhaltung nicht von selbst geöffnet und es werden keine Bilder angezeigt.",
  "window.openWithoutPictures": "Ohne Bilder öffnen",
  "window.startAsUsual": "Wie gewohnt starten",
  "window.nothingOpen": "Wählen Sie eine Unterhaltung",
  "window.nothingOpenKeys": "Oder drücken Sie {keys} und geben Sie einen Namen ein.",

  "workspaces.title": "Arbeitsbereiche",
  "workspaces.add": "Arbeitsbereich hinzufügen",
  "workspaces.unread": "{name}, {count} ungelesen",
  "workspaces.notConnected": "Nicht verbunden",
  "workspace.isDemo": "Der Demo-Arbeitsbereich auf diesem Computer",
  "workspace.at": "{server} · {database}",
  "workspace.signOutQuestion": "Von {name} abmelden?",
  "workspace.signOutMeans": "Die Unterhaltungen und die Sitzung werden von diesem Computer entfernt.",
  "workspace.signOutLoses":
    "{count, plural, one {Eine Nachricht wurde noch nicht gesendet und ginge verloren.} other {# Nachrichten wurden noch nicht gesendet und gingen verloren.}}",

  "conversations.title": "Unterhaltungen",
  "conversations.new": "Neue Nachricht",
  "conversations.filter": "Unterhaltungen filtern",
  "conversations.loading": "Unterhaltungen werden geladen",
  "conversations.none": "Noch keine Unterhaltungen. Schreiben Sie mit „Neue Nachricht“ jemandem aus dem Kollegium.",
  "conversations.noneListed": "Keine Unterhaltungen in Ihrer Liste.",
  "conversations.reading": "Ihre Unterhaltungen werden noch gelesen …",
  "conversations.noneCalled": "Nichts heißt „{wanted}“.",
  "conversation.unnamed": "Unterhaltung",
  "conversation.unread": "{name}, {count} ungelesen",
  "conversation.unreadCount": "{count} ungelesen",
  "conversation.fault": "Diese Unterhaltung kann nicht angezeigt werden.",
  "conversation.draft": "Entwurf: {text}",
  "conversation.byYou": "Sie: {text}",
  "conversation.by": "{author}: {text}",
  "conversation.typing": "schreibt …",
  "conversation.isTyping": "{name} schreibt …",
  "conversation.severalTyping": "Mehrere schreiben …",
  "conversation.back": "Zurück zur Liste",
  "conversation.openInNewWindow": "In neuem Fenster öffnen",
  "conversation.members": "{count, plural, one {1 Mitglied} other {# Mitglieder}}",
  "conversation.about": "{members} · {description}",
  "conversation.whoTypes":
    "{count, plural, one {{first} schreibt …} =2 {{first} und {second} schreiben …} =3 {{first}, {second} und {third} schreiben …} other {Mehrere Personen schreiben …}}",

  "presence.online": "Online",
  "presence.away": "Abwesend",
  "presence.offline": "Offline",
  "presence.bot": "Bot",

  "connection.title": "Verbindung",
  "connection.online": "Online",
  "connection.connecting": "Wird verbunden …",
  "connection.offline": "Offline",
  "connection.polling": "Regelmäßiger Abruf",
  "connection.signed-out": "Abgemeldet",
  "connection.catchingUp": "{state}, wird aktualisiert …",
  "connection.exposed": "Nicht verschlüsselt: Andere auf dem Weg können mitlesen.",
  "connection.retryIn": "in {seconds, number} s",
  "connection.tryNow": "Jetzt versuchen",

  "goTo.title": "Zu Unterhaltung gehen",
  "goTo.name": "Name einer Unterhaltung",
  "newMessage.title": "Neue Nachricht",
  "newMessage.name": "Name einer Person",
  "newMessage.nobody": "Niemand heißt so.",
  "newMessage.searching": "Suche läuft …",

  "emoji.title": "Emoji",
  "emoji.search": "Emoji suchen",
  "emoji.loading": "Emoji werden geladen",
  "emoji.loadingList": "Wird geladen …",
  "emoji.none": "Kein Emoji mit diesem Namen",

  "doctorDialog.examining": "Die Verbindung wird untersucht. Das dauert einige Sekunden.",
  "doctorDialog.again": "Erneut untersuchen",
  "doctorDialog.server": "Odoo {version}",
  "doctorDialog.database": "Datenbank {name}",
  "doctorDialog.copied": "Ohne Namen kopiert",
  "doctorDialog.copy": "Als Text kopieren",
  "doctorDialog.advice": "Was zu ändern ist",
  "doctorDialog.steps": "Schritte",
  "doctorDialog.took": "{ms} ms",
  "doctorDialog.skippedBecause": "Grund: {reason}",
  "doctorDialog.unusedBecause": "gehört nicht zu diesem Weg: {reason}",
  "verdict.ok": "OK",
  "verdict.warning": "Warnung",
  "verdict.failed": "Fehler",
  "verdict.skipped": "Ausgelassen",
  "verdict.unused": "Unbenutzt",
};
