import type { Area } from "../catalogue.ts";
import type { signInForm as source } from "../en/sign-in-form.ts";

/** The form to sign in with and what it asks before it sends anything, in German. */
export const signInForm: Area<typeof source> = {
  "signInForm.title": "Bei Odoo anmelden",
  "signInForm.address": "Serveradresse",
  "signInForm.addressHint": "Wie in Ihrem Browser; der Rest des Links schadet nicht.",
  "signInForm.database": "Datenbank",
  "signInForm.databaseHint": "Dieser Server nennt seine Datenbanken nicht. Der Name ist Ihrer Administration bekannt.",
  "signInForm.login": "E-Mail oder Anmeldename",
  "signInForm.password": "Passwort",
  "signInForm.key": "API-Schlüssel",
  "signInForm.keyHint":
    "In Odoo: Einstellungen > Kontosicherheit > Neuer API-Schlüssel. Neues wird dann regelmäßig abgerufen; Reaktionen, Bearbeiten und „schreibt gerade“ gibt es nicht.",
  "signInForm.signingIn": "Anmeldung läuft …",
  "signInForm.or": "oder",
  "signInForm.useKey": "API-Schlüssel verwenden",
  "signInForm.usePassword": "Passwort verwenden",
  "signInForm.demo": "Demo-Arbeitsbereich ausprobieren",
  "signInForm.openingDemo": "Demo wird geöffnet …",
  "signInForm.demoHint": "Ein lebendiges Büro auf diesem Computer. Nichts verlässt ihn, ein Konto ist nicht nötig.",
  "signInForm.missingAddress": "Geben Sie die Adresse Ihres Odoo-Servers ein.",
  "signInForm.missingLogin": "Geben Sie Ihre E-Mail-Adresse oder Ihren Anmeldenamen ein.",
  "signInForm.missingKey": "Geben Sie einen API-Schlüssel ein.",
  "signInForm.missingPassword": "Geben Sie Ihr Passwort ein.",

  "signInAgain.title": "Erneut anmelden",
  "signInAgain.sessionEnded": "Ihre Sitzung ist beendet.",
  "signInAgain.withPassword":
    "Melden Sie sich als {login} erneut an. Was Sie bis dahin schreiben, wird danach gesendet.",
  "signInAgain.keyEnded": "Ihr API-Schlüssel öffnet diesen Arbeitsbereich nicht mehr.",
  "signInAgain.withKey":
    "Melden Sie sich als {login} mit einem anderen erneut an; Sie erstellen ihn in Odoo unter Einstellungen > Kontosicherheit > Neuer API-Schlüssel. Was Sie bis dahin schreiben, wird danach gesendet.",

  "plainHttp.title": "Ohne Verschlüsselung anmelden?",
  "plainHttp.password":
    "{host} ist nur über http erreichbar, nicht über https. Wer auf dem Weg mitliest, etwa im selben WLAN oder beim Anbieter, könnte Ihr Passwort und jede Nachricht lesen und verändern.",
  "plainHttp.key":
    "{host} ist nur über http erreichbar, nicht über https. Wer auf dem Weg mitliest, etwa im selben WLAN oder beim Anbieter, könnte Ihren API-Schlüssel und jede Nachricht lesen und verändern.",
  "plainHttp.advice":
    "Fragen Sie Ihre IT nach einer https-Adresse. Fahren Sie nur fort, wenn dieses Netz anders geschützt ist, etwa durch ein VPN.",
  "plainHttp.agree": "Ohne Verschlüsselung anmelden",
};
