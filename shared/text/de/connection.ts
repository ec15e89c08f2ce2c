import type { Area } from "../catalogue.ts";
import type { connection as source } from "../en/connection.ts";

/** How the connection to the server stands and why, in German. */
export const connection: Area<typeof source> = {
  "end.outdated": "Der Server wurde aktualisiert.",
  "end.finished": "Der Server hat die Verbindung geschlossen.",
  "end.going-away": "Der Server startet neu.",
  "end.lost": "Die Verbindung ging verloren.",
  "end.refused": "Der Server hat die Verbindung abgelehnt.",
  "end.answer-too-large":
    "Der Server hat mehr auf einmal gesendet, als Parley liest. Was dabei fehlt, wird gleich auf anderem Weg geholt.",
  "end.server-error": "Der Server hatte ein Problem.",
  "end.busy": "Der Server ist überlastet.",
  "end.session-dead": "Der Server hat die Sitzung beendet.",
  "end.silent": "Die Verbindung ist verstummt.",
  "end.mute":
    "Die Verbindung öffnet sich, aber es kommt nichts hindurch. Fragen Sie Ihre Administration, ob ein Proxy WebSocket-Verkehr zurückhält.",
  "end.cut-early":
    "Die Verbindung wird gleich nach dem Öffnen getrennt. Fragen Sie Ihre Administration, ob ein Proxy oder eine Firewall WebSockets beendet.",
  "end.http-bad":
    "Der Server hat die Live-Verbindung nicht angenommen. Fragen Sie Ihre Administration, ob ein Proxy die Kopfzeilen Origin oder Upgrade entfernt.",
  "end.http-denied":
    "Etwas zwischen hier und Odoo lehnt die Live-Verbindung ab. Fragen Sie Ihre Administration nach Proxy oder Firewall.",
  "end.http-missing":
    "Dieser Server hat unter /websocket keine Live-Verbindung. Fragen Sie Ihre Administration nach dem Proxy und Odoos Modul „bus“.",
  "end.http-unbound":
    "Der Server kann keine Live-Verbindungen öffnen. Bitten Sie Ihre Administration, /websocket an Odoos gevent-Port zu leiten.",
  "end.http-down": "Der Server läuft zurzeit nicht.",
  "end.http-cloudflare": "Der Server ist hinter Cloudflare zurzeit nicht erreichbar.",
  "end.http-other":
    "Der Server antwortet anders, als Odoo es tut. Fragen Sie Ihre Administration, ob ein Proxy an seiner Stelle antwortet.",

  "late.news": "Neue Nachrichten kommen einige Sekunden später",
  "late.news-without-bus": "Neue Nachrichten kommen einige Sekunden später, Reaktionen und Tippanzeigen gar nicht",
  "block.mute":
    "{late}: Live-Verbindungen öffnen sich, aber es kommt nichts hindurch. Bitten Sie Ihre Administration, /websocket nicht zurückzuhalten oder zu prüfen.",
  "block.http-bad":
    "{late}: Ein Proxy entfernt Kopfzeilen aus Live-Verbindungen. Bitten Sie Ihre Administration, Upgrade, Connection und Origin weiterzugeben.",
  "block.http-denied":
    "{late}: Ein Proxy oder eine Firewall lehnt Live-Verbindungen ab. Bitten Sie Ihre Administration, WebSockets zu /websocket zu erlauben.",
  "block.http-missing":
    "{late}: Unter /websocket ist nichts. Bitten Sie Ihre Administration, /websocket an Odoo zu leiten, mit dessen Modul „bus“.",
  "block.http-unbound":
    "{late}: Der Server kann keine Live-Verbindungen öffnen. Bitten Sie Ihre Administration, /websocket an Odoos gevent-Port zu leiten.",
  "block.http-other":
    "{late}: Ein Proxy beantwortet Live-Verbindungen selbst. Bitten Sie Ihre Administration, WebSockets zu /websocket an Odoo weiterzugeben.",
  "block.http-page":
    "{late}: Eine Webseite antwortet anstelle von Live-Verbindungen. Bitten Sie Ihre Administration, WebSockets zu /websocket an Odoo weiterzugeben.",
  "block.http-down":
    "{late}: Der Proxy erreicht Odoos Live-Verbindungen nicht. Bitten Sie Ihre Administration, Odoos gevent-Port hinter /websocket zu prüfen.",
  "block.http-cloudflare":
    "{late}: Cloudflare gibt Live-Verbindungen nicht weiter. Bitten Sie Ihre Administration, in Cloudflare WebSockets einzuschalten.",
  "block.cut-early":
    "{late}: Live-Verbindungen werden gleich nach dem Öffnen getrennt. Bitten Sie Ihre Administration, WebSockets in Proxy und Firewall bestehen zu lassen.",
  "block.certificate":
    "{late}: Live-Verbindungen treffen auf ein Zertifikat, dem hier nicht vertraut wird. Bitten Sie Ihre Administration, dessen Zertifizierungsstelle zu installieren.",
  "block.client-certificate":
    "{late}: Live-Verbindungen verlangen ein Zertifikat von Ihnen. Bitten Sie Ihre Administration, sie ohne eines zuzulassen.",
  "block.unreached":
    "{late}: Live-Verbindungen kommen aus diesem Netzwerk nicht hinaus. Bitten Sie Ihre Administration, WebSockets zum Server zu erlauben.",

  "status.without-bus":
    "Mit einem API-Schlüssel kommen neue Nachrichten einige Sekunden später, Reaktionen und Tippanzeigen gar nicht.",
  "status.key-refused":
    "Der API-Schlüssel öffnet ihn nicht mehr. Melden Sie sich mit einem anderen an, um fortzufahren; was Sie geschrieben haben, bleibt erhalten.",
  "status.no-network":
    "Es gibt kein Netzwerk. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald es wieder da ist.",
  "status.outdated":
    "Der Server spricht eine andere Version als Parley. Suchen Sie nach einem Update für Parley, oder verbinden Sie sich später wieder.",
};
