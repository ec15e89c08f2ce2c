import type { Area } from "../catalogue.ts";
import type { signIn as source } from "../en/sign-in.ts";

/** What keeps somebody from signing in, in German. */
export const signIn: Area<typeof source> = {
  "address.too-long": "„{typed}“ ist zu lang für die Adresse eines Odoo.",
  "address.missing": "Geben Sie die Adresse Ihres Odoo ein, etwa odoo.example.com.",
  "address.scheme":
    "Eine Adresse, die mit {scheme}:// beginnt, kann kein Odoo sein. Nehmen Sie die, die Sie im Browser öffnen.",
  "address.e-mail": "Das sieht nach einer E-Mail-Adresse aus. Hierher gehört die Adresse, die Sie im Browser öffnen.",
  "address.unclear": "„{typed}“ ist keine Adresse. Eine sieht aus wie odoo.example.com.",
  "address.odoo-sh":
    "Das ist die Odoo.sh-Seite Ihres Projekts, nicht Ihr Odoo selbst. Öffnen Sie dort das Projekt, wählen Sie seinen Branch und klicken Sie auf „Connect“: Die Adresse der Seite, die sich öffnet, etwa https://your-project.odoo.com, gehört hierher.",

  "sign-in.no-such-server":
    "Es gibt keinen Server namens {host}. Prüfen Sie die Schreibweise, oder ob Sie das VPN Ihrer Firma brauchen.",
  "sign-in.refused":
    "{host} ist da, aber unter dieser Adresse antwortet nichts. Prüfen Sie den Port, oder fragen Sie Ihre IT, ob Odoo läuft.",
  "sign-in.no-https":
    "{host} spricht kein https. Wenn Ihr Odoo wirklich keine Verschlüsselung hat, schreiben Sie http:// vor seine Adresse.",
  "sign-in.unreachable":
    "{host} ist nicht erreichbar. Prüfen Sie Ihre Netzwerkverbindung, oder ob Sie das VPN Ihrer Firma brauchen.",
  "sign-in.certificate":
    "{host} konnte nicht nachweisen, dass es der gemeinte Server ist: Dieser Computer vertraut seinem Zertifikat nicht. Ihr Passwort wurde nicht gesendet. Bitten Sie Ihre IT, das Zertifikat der Firma zu installieren.",
  "sign-in.client-certificate":
    "{host} verlangt ein Zertifikat von Ihnen, und Parley kann noch keines vorzeigen. Ihr Passwort wurde nicht gesendet. Fragen Sie Ihre IT, ob Odoo auch ohne erreichbar ist.",
  "sign-in.no-whole-answer": "{host} hat nicht zu Ende geantwortet. Versuchen Sie es gleich noch einmal.",
  "sign-in.proxy-without-odoo":
    "{host} antwortet, das Odoo dahinter aber nicht (HTTP {status}). Versuchen Sie es gleich noch einmal, oder sagen Sie Ihrer IT Bescheid.",
  "sign-in.portal":
    "{host} antwortet mit einer eigenen Anmeldeseite, etwa eines VPN-Portals oder eines Netzwerks. Öffnen Sie sie im Browser, melden Sie sich dort an und versuchen Sie es noch einmal.",
  "sign-in.permission":
    "{host} lässt niemanden ohne eigene Erlaubnis ein (HTTP {status}), noch bevor Odoo gefragt wird. Fragen Sie Ihre IT.",
  "sign-in.to-plain-http":
    "{host} schickt Besucher weiter zu {target}, wo nichts verschlüsselt ist. Dorthin wurde nichts gesendet. Bitten Sie Ihre IT, Odoo über https antworten zu lassen.",
  "sign-in.elsewhere":
    "{host} schickt Besucher weiter zu {target}. Wenn das Ihr Odoo ist, nehmen Sie {origin} als Adresse; wenn es die Anmeldeseite dieses Netzwerks ist, melden Sie sich zuerst dort mit dem Browser an.",
  "sign-in.server":
    "{host} konnte Sie gerade nicht anmelden. Versuchen Sie es gleich noch einmal, oder sagen Sie Ihrer IT Bescheid.",
  "sign-in.closed-at-once":
    "{host} hat eine Sitzung geöffnet und gleich wieder geschlossen. Versuchen Sie es noch einmal, oder sagen Sie Ihrer IT Bescheid.",
  "sign-in.credentials": "Anmeldename oder Passwort ist falsch, oder das Konto wurde gesperrt.",
  "sign-in.refused-because": "{host} hat die Anmeldung abgelehnt: {reason}",
  "sign-in.plain-http": "{host} ist nur ohne Verschlüsselung erreichbar. Dorthin wurde noch nichts gesendet.",
  "sign-in.too-many-attempts":
    "Es gab zu viele falsche Versuche. Warten Sie eine Minute und versuchen Sie es dann mit Bedacht noch einmal.",
  "sign-in.several-databases": "Dieser Server hat mehrere Datenbanken ({names}). Wählen Sie Ihre.",
  "sign-in.unnamed-database":
    "Dieser Server verrät nicht, welche Datenbanken er hat. Geben Sie den Namen Ihrer Datenbank ein; Ihre IT kennt ihn.",
  "sign-in.no-such-database": "Auf {host} gibt es keine Datenbank namens „{database}“. Prüfen Sie den Namen.",
  "sign-in.two-factor":
    "Dieses Konto hat eine Zwei-Faktor-Anmeldung, für die ein Passwort nicht genügt. Ein API-Schlüssel geht: Wählen Sie „API-Schlüssel verwenden“. Sie erstellen einen in Odoo unter Einstellungen > Kontosicherheit > Neuer API-Schlüssel.",
  "sign-in.key-as-password":
    "Das sieht nach einem API-Schlüssel aus, und Odoo nimmt keinen als Passwort. Wählen Sie „API-Schlüssel verwenden“ und geben Sie ihn dort ein.",
  "sign-in.not-a-key":
    "Das ist kein API-Schlüssel: Einer hat 40 Zeichen, 0 bis 9 und a bis f. Ein Passwort gehört nicht hierher. Sie erstellen einen in Odoo unter Einstellungen > Kontosicherheit > Neuer API-Schlüssel.",
  "sign-in.wrong-key":
    "Anmeldename oder API-Schlüssel ist falsch, der Schlüssel ist abgelaufen oder widerrufen, oder das Konto wurde gesperrt. Sie erstellen einen in Odoo unter Einstellungen > Kontosicherheit > Neuer API-Schlüssel.",
  "sign-in.version-for-key":
    "Auf diesem Server läuft Odoo {version}. Mit einem API-Schlüssel arbeitet Parley mit Odoo 16 bis 18.",
  "sign-in.version-for-password":
    "Auf diesem Server läuft Odoo {version}. Mit einem Passwort arbeitet Parley nur mit Odoo 18; ein API-Schlüssel öffnet auch dieses.",
  "sign-in.version": "Auf diesem Server läuft Odoo {version}. Parley arbeitet mit Odoo 18.",
  "sign-in.portal-account":
    "Das ist ein Portal-Konto. Dialog, das Parley zeigt, ist für interne Benutzer; bitten Sie Ihre IT um ein solches Konto.",
  "sign-in.no-discuss": "In dieser Datenbank ist Dialog nicht installiert. Bitten Sie Ihre IT, es zu installieren.",
  "sign-in.not-odoo":
    "{host} antwortet, aber unter dieser Adresse ist kein Odoo. Nehmen Sie die Adresse, die Sie im Browser öffnen, um mit Odoo zu arbeiten; wenn sich dort stattdessen eine Anmeldeseite dieses Netzwerks öffnet, melden Sie sich zuerst dort an.",
  "sign-in.no-xml-rpc":
    "{origin} antwortet mit {page}, wo Odoos XML-RPC sein sollte ({origin}/xmlrpc/2/common). Entweder ist das die Adresse einer Website und nicht die von Odoo, oder ein Proxy oder eine Anmeldeseite steht dazwischen, oder XML-RPC ist dort abgeschaltet. Nehmen Sie die Adresse, die Sie im Browser öffnen, um mit Odoo zu arbeiten; oder fragen Sie Ihre IT.",
  "sign-in.no-xml-rpc-own-port":
    "{origin} antwortet mit {page}, wo Odoos XML-RPC sein sollte ({origin}/xmlrpc/2/common). Entweder ist das die Adresse einer Website und nicht die von Odoo, oder ein Proxy oder eine Anmeldeseite steht dazwischen, oder XML-RPC ist dort abgeschaltet. Nehmen Sie die Adresse, die Sie im Browser öffnen, um mit Odoo zu arbeiten, oder Odoos eigenen Port, etwa {ownPort}; oder fragen Sie Ihre IT.",
  "sign-in.web-page": "einer Webseite („{title}“)",
  "sign-in.no-xml": "etwas anderem als XML",
};
