import type { Area } from "../catalogue.ts";
import type { faults as source } from "../en/faults.ts";

/** Failures and explanations, in German. */
export const faults: Area<typeof source> = {
  "fault.name-not-resolved":
    "Der Name des Servers wurde nicht gefunden. Prüfen Sie das Netzwerk, ein VPN oder die Adresse des Servers.",
  "fault.refused": "Der Server nimmt zurzeit keine Verbindungen an.",
  "fault.unreachable": "Der Server ist aus diesem Netzwerk nicht erreichbar. Prüfen Sie das Netzwerk oder ein VPN.",
  "fault.certificate":
    "Dieser Computer vertraut dem Zertifikat des Servers nicht. Fragen Sie Ihre Administration danach.",
  "fault.client-certificate":
    "Der Server verlangt ein Zertifikat von Ihnen, und Parley kann noch keines vorzeigen. Fragen Sie Ihre IT, ob Odoo auch ohne erreichbar ist.",
  "fault.timeout": "Der Server hat nicht rechtzeitig geantwortet.",
  "fault.broken": "Die Verbindung ist abgebrochen.",
  "fault.too-large": "Die Antwort des Servers ist zu groß für Parley.",
  "fault.aborted": "Die Anfrage wurde abgebrochen.",
  "fault.held-back":
    "Der Server hat mehrmals hintereinander nicht geantwortet. Parley fragt ihn nun einmal in der Minute, bis er antwortet.",

  "server.page":
    "Etwas anderes als Odoo antwortet, etwa die Anmeldeseite dieses Netzwerks. Öffnen Sie die Adresse des Servers im Browser und melden Sie sich dort an, oder prüfen Sie die Adresse.",
  "server.too-large":
    "Die Antwort des Servers ist zu groß für Parley. Wenn das so bleibt, fragen Sie Ihre Administration, was dort ungewöhnlich ist.",
  "server.unanswered":
    "Der Server hat nicht geantwortet. Ob es ausgeführt wurde, ist offen: Sehen Sie gleich noch einmal nach.",
  "server.signed-out":
    "Die Sitzung ist beendet. Melden Sie sich wieder an, um fortzufahren; was Sie geschrieben haben, bleibt erhalten.",
  "server.busy": "Der Server ist überlastet. Versuchen Sie es gleich noch einmal.",
  "server.malformed":
    "Der Server hat anders geantwortet, als Odoo es tut. Fragen Sie Ihre Administration, ob ein Proxy dazwischen ist.",
  "server.look-again": "{problem} Sehen Sie dann noch einmal nach: Ob es ausgeführt wurde, ist offen.",
  "server.no-answer":
    "Der Server beantwortet zurzeit keine Anfragen. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald er es tut.",
  "server.no-answer-busy":
    "Der Server ist zurzeit überlastet. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald er es nicht mehr ist.",
  "server.kept": "{problem} Was Sie schreiben, bleibt erhalten.",
  "server.kept-until-odoo":
    "{problem} Was Sie schreiben, bleibt erhalten und wird gesendet, sobald Odoo wieder antwortet.",
  "server.file-too-large": "Die Datei ist zu groß für Parley. Öffnen Sie sie in Odoo.",
  "server.file-cut": "Der Server hat nicht die ganze Datei gesendet. Versuchen Sie es gleich noch einmal.",

  "refused.access": "Der Server erlaubt das nicht: {reason}",
  "refused.access-unexplained": "Dazu sind Sie nicht berechtigt.",
  "refused.missing": "Das gibt es nicht mehr: Es wurde gelöscht, oder Sie dürfen es nicht mehr sehen.",
  "refused.other": "Der Server hat abgelehnt: {reason}",
  "refused.unexplained": "Der Server hat ohne Begründung abgelehnt.",
  "refused.picture-not-asked": "Niemand hat danach gefragt.",
  "refused.picture-address": "Diese Adresse führt an einen Ort, von dem kein Bild geladen wird.",
  "refused.upload-too-large": "Die Datei ist größer, als der Server oder sein Proxy annimmt.",
  "refused.upload-not-allowed": "Sie dürfen in dieser Unterhaltung keine Dateien ablegen.",
  "refused.too-large-with-key":
    "Die Datei ist zu groß, um mit einem API-Schlüssel geladen zu werden. Öffnen Sie sie in Odoo.",

  "unavailable.react":
    "Odoo bietet mit einem API-Schlüssel keine Reaktionen an. Melden Sie sich dafür mit einem Passwort an.",
  "unavailable.edit":
    "Mit einem API-Schlüssel lässt Odoo keine Nachrichten bearbeiten. Melden Sie sich dafür mit einem Passwort an.",
  "unavailable.delete":
    "Mit einem API-Schlüssel lässt Odoo keine Nachrichten löschen. Melden Sie sich dafür mit einem Passwort an.",
  "unavailable.typing":
    "Mit einem API-Schlüssel verrät Odoo nicht, wer gerade schreibt. Melden Sie sich dafür mit einem Passwort an.",

  "storage.disk-full":
    "Der Datenträger ist voll, daher konnte das nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.",
  "storage.denied":
    "Dieser Computer lässt Parley nicht in seinen Datenordner schreiben. Prüfen Sie die Rechte des Ordners und versuchen Sie es noch einmal.",
  "storage.damaged":
    "Der Datenträger hat nicht behalten, was geschrieben wurde. Prüfen Sie ihn und versuchen Sie es noch einmal.",
  "storage.other": "Das konnte auf diesem Computer nicht gespeichert werden. Versuchen Sie es noch einmal.",

  "file.too-large":
    "„{name}“ hat {size}, und hier lassen sich Dateien bis {limit} senden. Verkleinern Sie die Datei, oder teilen Sie sie auf anderem Weg.",
  "file.unreadable":
    "„{name}“ konnte nicht gelesen werden. Prüfen Sie, ob die Datei noch da ist und ob Sie sie öffnen dürfen.",
  "file.folder": "„{name}“ ist ein Ordner. Hängen Sie die Dateien darin oder ein Archiv davon an.",
  "file.link": "„{name}“ ist nur eine Verknüpfung mit einer anderen Datei. Hängen Sie diese Datei selbst an.",
  "file.device": "„{name}“ ist keine Datei, die sich senden lässt.",
  "file.disk-full":
    "Der Datenträger ist voll, daher konnte „{name}“ nicht angehängt werden. Schaffen Sie Platz und versuchen Sie es noch einmal.",
  "file.denied":
    "Dieser Computer lässt Parley keine Kopie von „{name}“ behalten. Prüfen Sie die Rechte seines Datenordners und versuchen Sie es noch einmal.",
  "file.damaged":
    "Der Datenträger hat die Kopie von „{name}“ nicht behalten. Prüfen Sie ihn und versuchen Sie es noch einmal.",
  "file.other": "„{name}“ konnte nicht angehängt werden. Versuchen Sie es noch einmal.",
  "file.copy-lost":
    "Die Kopie von „{name}“ lässt sich auf diesem Computer nicht mehr lesen. Verwerfen Sie diese Nachricht und hängen Sie die Datei noch einmal an.",
  "file.too-many": "Eine Nachricht fasst bis zu {most} Dateien; {leftOut} wurden weggelassen.",
  "file.too-many-here":
    "Eine Nachricht fasst bis zu {most} Dateien. Senden Sie die übrigen in einer weiteren Nachricht oder als Archiv.",
  "file.kilobytes": "{size, number} kB",
  "file.megabytes": "{size, number, ::.0} MB",
  "file.whole-megabytes": "{size, number} MB",

  "download.disk-full":
    "Der Datenträger ist voll, daher konnte die Datei nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.",
  "download.denied":
    "Dieser Computer lässt Parley nicht in den Ordner „Downloads“ schreiben. Prüfen Sie dessen Rechte und versuchen Sie es noch einmal.",
  "download.damaged":
    "Der Datenträger hat nicht behalten, was geschrieben wurde. Prüfen Sie ihn und versuchen Sie es noch einmal.",
  "download.other":
    "Die Datei konnte nicht im Ordner „Downloads“ gespeichert werden. Prüfen Sie, ob es den Ordner gibt, und versuchen Sie es noch einmal.",

  "command.no-workspace": "Sie haben sich von diesem Arbeitsbereich abgemeldet.",
  "command.no-conversation": "Diese Unterhaltung steht nicht mehr in Ihrer Liste.",
  "command.not-of-the-web": "Nur ein Bild an einer Adresse im Web lässt sich laden.",
  "command.too-often":
    "Das wurde in kurzer Zeit sehr oft versucht. Warten Sie eine Minute und versuchen Sie es noch einmal.",
  "command.link-not-clicked":
    "Der Link wurde nicht geöffnet, weil ihn gerade niemand angeklickt hat. Klicken Sie ihn noch einmal an.",
  "command.many-links":
    "In kurzer Zeit wurden viele Links geöffnet. Warten Sie ein paar Sekunden und klicken Sie ihn noch einmal an.",
  "command.unheard":
    "Odoo beantwortet Befehle nur, wenn Sie mit einem Passwort angemeldet sind. Mit einem API-Schlüssel geht /leave; um das als Text zu senden, beginnen Sie mit //.",
  "command.offline":
    "Ein Befehl braucht den Server, und es besteht keine Verbindung. Versuchen Sie es noch einmal, wenn Sie online sind.",
  "command.unknown": "„/{name}“ ist hier kein Befehl. Schreiben Sie //{name}, um es als Text zu senden.",
  "command.with-files":
    "Ein Befehl nimmt keine Dateien. Entfernen Sie sie zuerst, oder schreiben Sie // statt des Schrägstrichs, um ihn als Text zu senden.",
  "command.bug": "In Parley ist etwas schiefgegangen ({detail}).",

  "message.file-gone":
    "Eine der Dateien ist nicht mehr angehängt. Entfernen Sie sie und hängen Sie sie noch einmal an.",
  "message.empty": "Es gibt nichts zu senden. Schreiben Sie zuerst etwas.",
  "message.gone": "Diese Nachricht wartet nicht mehr: Sie wurde bereits gesendet oder verworfen.",
  "message.under-way": "Diese Nachricht wird bereits gesendet. Ändern Sie sie, wenn sie angekommen ist.",
  "message.in-doubt":
    "Diese Nachricht ist vielleicht schon angekommen, wie sie war. Wählen Sie „Erneut senden“: Parley fragt den Server, bevor es sendet.",
  "message.unwanted":
    "Sie haben diese Nachricht verworfen, während sie gesendet wurde. Von selbst sendet Parley sie nicht.",
  "message.reason-lost": "Der Server hat diese Nachricht abgelehnt; die Begründung ging verloren.",
  "message.revision-lost": "Ihre Änderung an dieser Nachricht ging verloren. Dies ist der Text von vorher.",
  "draft.not-kept": "Was Sie gerade schreiben, wird nicht aufbewahrt. {problem}",
  "draft.too-many":
    "Auf diesem Computer liegt mehr ungesendeter Text, als Parley aufbewahrt. Senden Sie etwas davon, oder löschen Sie es.",

  "notice.no-keyring":
    "Dieser Desktop hat keinen Schlüsselbund, der Ihre Anmeldung schützt. Parley merkt sie sich daher nur, bis es beendet wird. Installieren Sie einen Schlüsselbund wie GNOME Keyring oder KWallet, um angemeldet zu bleiben.",
  "notice.outbox-damaged":
    "{count, plural, one {Eine Nachricht, die} other {# Nachrichten, die}} in {workspace} auf das Senden {count, plural, one {wartete, konnte} other {warteten, konnten}} nicht vom Datenträger gelesen werden. Was davon übrig ist, liegt hier: {paths}",
  "notice.workspace-damaged":
    "Einer Ihrer Arbeitsbereiche konnte nicht vom Datenträger gelesen werden und steht daher nicht in der Liste. Fügen Sie ihn wieder hinzu, um damit weiterzuarbeiten. Was davon übrig ist, liegt hier: {path}",
  "notice.archive-rebuilt":
    "Die lokale Kopie von {workspace} war beschädigt und wird neu vom Server geladen. Es geht nichts verloren.",
  "notice.settings-not-saved": "Ihre Einstellungen gelten, bis Parley beendet wird. {problem}",

  "preset.not-opened": "Der Arbeitsbereich, den ODOO_URL vorgibt, konnte nicht geöffnet werden. {problem}",
  "preset.url": "ODOO_URL ist nicht verwendbar. {problem}",
  "preset.incomplete":
    "ODOO_API_KEY ist gesetzt, {names} aber {count, plural, one {ist es nicht} other {sind es nicht}}: Setzen Sie alle davon, oder nehmen Sie ODOO_API_KEY heraus.",
  "preset.timeout":
    "ODOO_TIMEOUT ist „{given}“: Geben Sie die Sekunden an, die sich der Server für eine Antwort nehmen darf, von {atLeast} bis {atMost}, etwa 30.",
};
