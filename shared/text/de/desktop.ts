import type { Area } from "../catalogue.ts";
import type { desktop as source } from "../en/desktop.ts";

/** What the desktop says: tray, menus, notifications, dialogs of the system, in German. */
export const desktop: Area<typeof source> = {
  "tray.open": "Parley öffnen",
  "tray.quit": "Beenden",
  "tray.unread": "{count} ungelesen",
  "tray.nothingUnread": "Nichts ungelesen",
  "tray.tooltip": "Parley: {count} ungelesen",

  "menu.edit": "Bearbeiten",
  "menu.view": "Ansicht",
  "menu.window": "Fenster",
  "menu.close": "Fenster schließen",
  "menu.quit": "Beenden",
  "menu.undo": "Rückgängig",
  "menu.redo": "Wiederholen",
  "menu.cut": "Ausschneiden",
  "menu.copy": "Kopieren",
  "menu.paste": "Einfügen",
  "menu.delete": "Löschen",
  "menu.selectAll": "Alles auswählen",
  "menu.resetZoom": "Originalgröße",
  "menu.zoomIn": "Vergrößern",
  "menu.zoomOut": "Verkleinern",
  "menu.fullScreen": "Vollbild ein/aus",
  "menu.reload": "Neu laden",
  "menu.developerTools": "Entwicklerwerkzeuge ein/aus",
  "menu.addToDictionary": "Zum Wörterbuch hinzufügen",
  "menu.openLink": "Link öffnen",
  "menu.openLinkTo": "Link zu {host} öffnen",
  "menu.copyLink": "Linkadresse kopieren",

  "notification.inConversation": "{author} in {conversation}",
  "notification.newMessage": "Neue Nachricht",
  "notification.attachment": "Hat einen Anhang gesendet: {name}",
  "notification.attachments": "Hat {count} Anhänge gesendet",

  "dialog.bug": "In Parley ist ein Fehler aufgetreten",
  "dialog.bugAdvice":
    "Nichts, was Sie geschrieben haben, ist verloren. Wenn sich Parley jetzt seltsam verhält, beenden Sie es und starten Sie es neu. Einzelheiten stehen im Protokoll im Datenordner von Parley; Ihre IT kann sie uns senden.",
  "dialog.unresponsive": "Das Fenster von Parley antwortet nicht.",
  "dialog.unresponsiveAdvice":
    "Sie können darauf warten oder es neu laden. Was Sie gesendet haben, ist sicher, und ebenso, was Sie gerade geschrieben haben.",
  "dialog.wait": "Warten",
  "dialog.reload": "Neu laden",
  "dialog.attach": "Dateien anhängen",
  "dialog.notStarted": "Parley wurde nicht gestartet",
  "dialog.notStartedWith": "Parley läuft nicht mit {switches}. Starten Sie es ohne.",
};
