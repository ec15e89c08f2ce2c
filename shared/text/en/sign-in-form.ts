/** The form to sign in with and what it asks before it sends anything, in English. */
export const signInForm = {
  "signInForm.title": "Sign in to Odoo",
  "signInForm.address": "Server address",
  "signInForm.addressHint": "As in your browser; the rest of the link does no harm.",
  "signInForm.database": "Database",
  "signInForm.databaseHint": "This server does not list its databases. Your administrator knows the name.",
  "signInForm.login": "Email or login",
  "signInForm.password": "Password",
  "signInForm.key": "API key",
  "signInForm.keyHint":
    "In Odoo: Preferences > Account Security > New API Key. News come by polling then, and reactions, edits and “is typing” are not to be had.",
  "signInForm.signingIn": "Signing in…",
  "signInForm.or": "or",
  "signInForm.useKey": "Use an API key",
  "signInForm.usePassword": "Use a password",
  "signInForm.demo": "Try the demo workspace",
  "signInForm.openingDemo": "Opening the demo…",
  "signInForm.demoHint": "A living office on this computer. Nothing leaves it, no account needed.",
  "signInForm.missingAddress": "Enter the address of your Odoo server.",
  "signInForm.missingLogin": "Enter your email or login.",
  "signInForm.missingKey": "Enter an API key.",
  "signInForm.missingPassword": "Enter your password.",

  "signInAgain.title": "Sign in again",
  "signInAgain.sessionEnded": "Your session has ended.",
  "signInAgain.withPassword": "Sign in again as {login}. What you write until then is sent afterwards.",
  "signInAgain.keyEnded": "Your API key does not open this workspace any more.",
  "signInAgain.withKey":
    "Sign in again as {login} with another one, made in Odoo under Preferences > Account Security > New API Key. What you write until then is sent afterwards.",

  "plainHttp.title": "Sign in without encryption?",
  "plainHttp.password":
    "{host} can be reached over http only, not over https. Whoever is on the way, such as in the same Wi-Fi or at the provider, could read your password and every message, and change them.",
  "plainHttp.key":
    "{host} can be reached over http only, not over https. Whoever is on the way, such as in the same Wi-Fi or at the provider, could read your API key and every message, and change them.",
  "plainHttp.advice":
    "Ask your IT for an https address. Go on only if this network is protected otherwise, as by a VPN.",
  "plainHttp.agree": "Sign in without encryption",
} as const;
