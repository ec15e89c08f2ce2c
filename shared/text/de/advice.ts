import type { Area } from "../catalogue.ts";
import type { advice as source } from "../en/advice.ts";

/** What the connection doctor advises, in German. */
export const advice: Area<typeof source> = {
  "advice.address-unclear":
    "Geben Sie die Adresse ein, die Sie im Browser öffnen, um mit Odoo zu arbeiten, etwa https://odoo.example.com.",
  "advice.odoo-sh-page":
    "Dies ist die Odoo.sh-Seite Ihres Projekts, nicht Ihr Odoo selbst: Öffnen Sie dort das Projekt, wählen Sie seinen Branch, klicken Sie auf „Connect“ und nehmen Sie die Adresse der Seite, die sich öffnet, etwa https://your-project.odoo.com.",

  "advice.name-unknown":
    "Prüfen Sie die Schreibweise von {server}, verbinden Sie sich mit dem VPN Ihrer Firma, falls der Name nur innen bekannt ist, oder lassen Sie ihn von der IT ins DNS eintragen.",
  "advice.name-server-silent":
    "Der Namensserver antwortet nicht: Prüfen Sie die Netzwerkverbindung oder die DNS-Einstellung dieses Computers.",
  "advice.name-through-proxy":
    "Nur der Proxy findet diesen Namen, daher erreicht den Server nicht, was den Proxy umgeht: Lassen Sie ihn von der IT auch für diesen Computer auflösen.",

  "advice.refused":
    "{server} ist da, aber an diesem Port lauscht nichts: Prüfen Sie den Port in der Adresse, und starten Sie Odoo oder den Proxy davor.",
  "advice.unreachable":
    "Kein Weg führt zu {server}: Prüfen Sie die Netzwerkverbindung, und verbinden Sie sich mit dem VPN Ihrer Firma, falls der Server innen steht.",
  "advice.no-answer":
    "An diesem Port antwortet nichts, nicht einmal eine Ablehnung: Lassen Sie eine Firewall zwischen hier und {server} diesen Port durchlassen.",
  "advice.tcp-through-proxy":
    "Nur der Proxy erreicht den Server: Lassen Sie die Firewall diesen Computer durchlassen, sonst muss aller Verkehr durch den Proxy.",

  "advice.not-tls":
    "Der Server scheint an diesem Port kein https zu sprechen: Geben Sie ihm ein Zertifikat, oder schreiben Sie http:// vor die Adresse, falls er wirklich keines hat.",
  "advice.not-encrypted":
    "Wer auf dem Weg sitzt, kann Passwörter und Nachrichten lesen und ändern: Geben Sie dem Server ein Zertifikat, und schreiben Sie https:// vor seine Adresse.",
  "advice.certificate-untrusted":
    "Niemand, dem dieser Computer vertraut, bürgt für das Zertifikat: Installieren Sie die Zertifizierungsstelle {issuer} im Betriebssystem, oder geben Sie dem Server ein Zertifikat einer öffentlichen.",
  "advice.certificate-refused":
    "Dieser Computer vertraut dem Zertifikat des Servers nicht: Installieren Sie die Zertifizierungsstelle der Firma im Betriebssystem, oder geben Sie dem Server ein Zertifikat einer öffentlichen.",
  "advice.own-certificate-asked":
    "Der Server verlangt ein Zertifikat von Ihnen, und Parley kann noch keines vorzeigen: Lassen Sie ihn, oder den Proxy davor, an dieser Adresse auch ohne eines ein.",
  "advice.certificate-self-signed":
    "Das Zertifikat bürgt nur für sich selbst: Geben Sie dem Server eines von einer Zertifizierungsstelle, oder installieren Sie dieses im Betriebssystem jedes Computers.",
  "advice.chain-incomplete":
    "Nichts verbindet das Zertifikat mit einer Zertifizierungsstelle, der dieser Computer vertraut: Lassen Sie den Server die ganze Kette senden (fullchain.pem statt cert.pem), oder installieren Sie die Zertifizierungsstelle {issuer} im Betriebssystem.",
  "advice.certificate-expired": "Das Zertifikat ist am {until} abgelaufen: Erneuern Sie es auf dem Server.",
  "advice.certificate-not-yet-valid":
    "Das Zertifikat gilt erst ab {from}: Stellen Sie die Uhr dieses Computers richtig, oder warten Sie bis dahin.",
  "advice.certificate-other-name":
    "Das Zertifikat gilt nur für {names}: Nehmen Sie einen dieser Namen als Adresse, oder besorgen Sie ein Zertifikat für diesen.",
  "advice.certificate-ends-soon": "Das Zertifikat läuft am {until} ab: Lassen Sie es rechtzeitig erneuern.",
  "advice.handshake-failed":
    "Die verschlüsselte Verbindung ist abgebrochen: Prüfen Sie, ob der Server TLS 1.2 oder neuer anbietet und keine Firewall eingreift.",

  "advice.proxy-down":
    "Der Proxy {proxy} antwortet nicht: Prüfen Sie seine Adresse in HTTPS_PROXY oder in den Systemeinstellungen, oder nehmen Sie ihn heraus.",
  "advice.proxy-wants-sign-in":
    "Der Proxy {proxy} verlangt eine eigene Anmeldung: Lassen Sie die IT diesen Computer oder diesen Server ohne sie durchlassen.",
  "advice.proxy-refuses":
    "Der Proxy {proxy} lässt Verbindungen zu {server} nicht durch: Lassen Sie die IT CONNECT dorthin erlauben.",
  "advice.proxy-of-other-kind":
    "Diese Art von Proxy lässt sich von hier nicht untersuchen: Versuchen Sie einen http-Proxy oder keinen.",

  "advice.secure-instead": "Der Server schickt Besucher weiter zu {origin}: Nehmen Sie das als Adresse.",
  "advice.elsewhere":
    "Der Server schickt Besucher weiter zu {origin}: Wenn das Ihr Odoo ist, nehmen Sie es als Adresse.",
  "advice.wants-sign-in":
    "Etwas vor Odoo verlangt eine eigene Anmeldung: Lassen Sie die IT Parleys Anfragen zu Odoo durchlassen.",
  "advice.proxy-without-odoo":
    "Der Proxy vor Odoo antwortet, Odoo dahinter aber nicht: Starten Sie Odoo, und prüfen Sie die Adresse, an die der Proxy Anfragen weitergibt.",
  "advice.cloudflare-without-odoo":
    "Cloudflare antwortet, erreicht aber den Server dahinter nicht: Starten Sie den Server, und prüfen Sie seine Adresse und sein Zertifikat in Cloudflare.",
  "advice.server-error":
    "Der Server antwortet mit einem eigenen Fehler: Sehen Sie im Protokoll von Odoo und des Proxys davor nach.",
  "advice.too-many-requests":
    "Der Server hatte zu viele Anfragen von hier: Warten Sie eine Minute, oder lassen Sie die IT die Grenze für dieses Netzwerk anheben.",
  "advice.answer-broken":
    "Der Server nimmt Verbindungen an, antwortet aber nicht zu Ende: Prüfen Sie seine Last, und was zwischen hier und ihm steht.",

  "advice.not-odoo":
    "Unter dieser Adresse ist kein Odoo: Nehmen Sie die Adresse, die Sie im Browser öffnen, um mit Odoo zu arbeiten, oder melden Sie sich bei diesem Netzwerk an, falls sich dort stattdessen dessen Seite öffnet.",
  "advice.portal":
    "Eine Anmeldeseite von etwas anderem antwortet, etwa eines VPN-Portals oder eines Netzwerks: Öffnen Sie die Adresse im Browser, melden Sie sich dort an und versuchen Sie es noch einmal.",
  "advice.other-version":
    "Auf diesem Server läuft Odoo {version}, und Parley arbeitet mit Odoo 18: Nehmen Sie die Adresse eines Odoo 18, oder aktualisieren Sie dieses.",

  "advice.no-database":
    "Der Server hat keine Datenbank, die diese Adresse öffnen darf: Legen Sie eine an, oder prüfen Sie den dbfilter von Odoo.",
  "advice.unknown-database":
    "Der Server hat diese Datenbank nicht: Nehmen Sie eine von denen, die er hat, nämlich {names}.",

  "advice.signed-out": "Der Server hat die Sitzung dieses Arbeitsbereichs beendet: Melden Sie sich wieder an.",
  "advice.session-unknown": "Der Server sagt nicht, ob die Sitzung besteht: Sehen Sie im Protokoll von Odoo nach.",

  "advice.key-refused":
    "Der API-Schlüssel öffnet das Konto nicht mehr, weil er widerrufen wurde oder abgelaufen ist oder das Konto gesperrt wurde: Erstellen Sie in Odoo unter Einstellungen > Kontosicherheit > Neuer API-Schlüssel einen anderen, und melden Sie sich damit wieder an.",
  "advice.key-of-another":
    "Der API-Schlüssel öffnet ein anderes Konto als das, für das dieser Arbeitsbereich geöffnet wurde: Melden Sie sich mit einem Schlüssel jenes Kontos wieder an.",
  "advice.key-not-kept":
    "Der Schlüsselbund dieses Computers gibt den API-Schlüssel nicht heraus: Entsperren Sie ihn, oder melden Sie sich wieder an.",
  "advice.key-unknown": "Der Server sagt nicht, ob der API-Schlüssel gilt: Sehen Sie im Protokoll von Odoo nach.",
  "advice.key-may-not-read":
    "Das Konto darf seine eigenen Unterhaltungen nicht lesen: Lassen Sie ihm von der IT die Rechte eines internen Benutzers geben.",
  "advice.database-gone":
    "Der Server hat die Datenbank dieses Arbeitsbereichs nicht mehr: Melden Sie sich bei der an, die er hat, oder lassen Sie sie von der IT wiederherstellen.",
  "advice.discuss-missing": "In dieser Datenbank ist Dialog nicht installiert: Lassen Sie es von der IT installieren.",
  "advice.no-xml-rpc":
    "Unter /xmlrpc/2 antwortet etwas anderes als Odoos XML-RPC: Melden Sie sich bei diesem Netzwerk an, falls es das verlangt, lassen Sie den Proxy /xmlrpc ohne eigene Anmeldung an Odoo weitergeben, oder nehmen Sie die Adresse, die Sie im Browser öffnen, um mit Odoo zu arbeiten.",

  "advice.bus-missing":
    "In dieser Datenbank ist das Modul „bus“ nicht installiert: Lassen Sie die IT die App „Dialog“ installieren, die es mitbringt.",
  "advice.path-missing":
    "Unter /websocket antwortet nichts: Lassen Sie den Proxy /websocket an Odoos gevent-Port weitergeben (8072, wenn nicht geändert).",
  "advice.other-path":
    "Unter /websocket antwortet nichts, und Parley nimmt stattdessen {path}: Lassen Sie den Proxy /websocket an Odoos gevent-Port weitergeben (8072, wenn nicht geändert), wo Odoos eigene Seiten danach suchen.",
  "advice.health-broken":
    "Dem Prozess hinter /websocket geht es nicht gut: Starten Sie Odoos gevent-Prozess, und prüfen Sie die Adresse, an die der Proxy /websocket weitergibt.",

  "advice.wrong-port":
    "Der Proxy leitet /websocket an Odoos HTTP-Port statt an den gevent-Port: Geben Sie /websocket an den gevent-Port weiter (8072, wenn nicht geändert).",
  "advice.headers-removed":
    "Eine Kopfzeile des Upgrades ging unterwegs verloren: Lassen Sie den Proxy mit Odoo HTTP/1.1 sprechen und die Kopfzeilen Upgrade, Connection, Origin und Host weitergeben.",
  "advice.upgrade-dropped":
    "Statt des Upgrades kam eine Seite: Lassen Sie den Proxy unter /websocket mit Odoo HTTP/1.1 sprechen und die Kopfzeilen Upgrade und Connection weitergeben.",
  "advice.gevent-down":
    "Der Proxy erreicht nicht, woran er /websocket weitergibt: Starten Sie Odoos gevent-Prozess (dafür muss „workers“ über 0 liegen), und prüfen Sie seinen Port im Proxy.",
  "advice.cloudflare-websockets-off":
    "Cloudflare lässt WebSockets nicht durch: Schalten Sie in Cloudflare unter „Network“ WebSockets ein, und lassen Sie den Server dahinter sie annehmen.",
  "advice.upgrade-denied": "Etwas vor Odoo lehnt WebSockets ab: Lassen Sie Proxy oder Firewall /websocket erlauben.",
  "advice.upgrade-broken":
    "Die Verbindung bricht ab oder verstummt, wenn sie um einen WebSocket bittet: Lassen Sie Proxy oder Firewall Upgrades unter /websocket durchlassen.",
  "advice.mute":
    "Der WebSocket öffnet sich, aber es kommt nichts hindurch: Lassen Sie den Proxy WebSocket-Frames ungepuffert weitergeben, oder die Sicherheitssoftware dieses Computers sie in Ruhe lassen.",
  "advice.only-direct":
    "Der Proxy {proxy} lässt Seiten durch, aber keine WebSockets: Lassen Sie die IT Upgrades unter /websocket erlauben, oder nehmen Sie diesen Server vom Proxy aus.",
  "advice.only-through-proxy":
    "WebSockets kommen nur durch den Proxy: Lassen Sie die Firewall diesen Computer den Server auch direkt erreichen.",

  "advice.origin-added":
    "Der Server hat einen WebSocket angenommen, der keinen Origin nannte, was Odoo selbst nie tut: Lassen Sie den Proxy die Kopfzeile weitergeben, wie sie kam.",
  "advice.outdated":
    "Der Server nennt Version {version} und nimmt sie nicht an: Starten Sie alle Prozesse von Odoo neu, denn der hinter /websocket läuft mit einer anderen Version.",
  "advice.updated":
    "Der Server wurde aktualisiert, seit sich dieser Arbeitsbereich verbunden hat: Klicken Sie auf „Jetzt versuchen“, oder starten Sie Parley neu, um sich mit der neuen Version zu verbinden.",

  "advice.closed-after-subscribe":
    "Der Server schließt die Live-Verbindung (Code {code}), sobald sie benutzt wird: Sehen Sie im Protokoll von Odoos gevent-Prozess nach.",
  "advice.session-of-bus-dead":
    "Der Prozess hinter /websocket kennt die Sitzung nicht: Lassen Sie alle Prozesse von Odoo einen Datenordner und eine Datenbank teilen.",
  "advice.nothing-arrives":
    "Der Server nimmt Änderungen an, meldet sie aber nicht: Prüfen Sie, ob der Prozess hinter /websocket denselben Datenbankserver benutzt und ihn ohne einen Pooler erreicht, der LISTEN fallen lässt.",
  "advice.held-back":
    "Der Server hat mehrere Anfragen hintereinander nicht beantwortet, daher fragt ihn Parley einmal in der Minute: Beheben Sie, was oben fehlgeschlagen ist, und untersuchen Sie noch einmal, dann wird er sofort gefragt.",
  "advice.probing":
    "Eine Anfrage ist unterwegs, um zu sehen, ob der Server wieder antwortet: Untersuchen Sie gleich noch einmal.",
  "advice.change-refused":
    "Der Server hat die harmlose Änderung abgelehnt, die für den Test nötig ist: Sehen Sie im Protokoll von Odoo nach.",
};
