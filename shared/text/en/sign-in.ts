/** What keeps somebody from signing in, in English. */
export const signIn = {
  "address.too-long": "“{typed}” is too long for the address of an Odoo.",
  "address.missing": "Type the address of your Odoo, such as odoo.example.com.",
  "address.scheme": "An address that begins with {scheme}:// cannot be an Odoo. Use the one you open in your browser.",
  "address.e-mail": "That looks like an e-mail address. Here belongs the address that you open in your browser.",
  "address.unclear": "“{typed}” is not an address. It looks like odoo.example.com.",
  "address.odoo-sh":
    "That is the Odoo.sh page of your project, not your Odoo itself. Open the project there, choose its branch and press Connect: the address of the page that opens, such as https://your-project.odoo.com, is the one to use here.",

  "sign-in.no-such-server":
    "There is no server named {host}. Check the spelling, or whether you need your company's VPN.",
  "sign-in.refused":
    "{host} is there, but nothing answers at that address. Check the port, or ask your IT whether Odoo is running.",
  "sign-in.no-https":
    "{host} does not speak https. If your Odoo really has no encryption, type http:// in front of its address.",
  "sign-in.unreachable":
    "{host} cannot be reached. Check your network connection, or whether you need your company's VPN.",
  "sign-in.certificate":
    "{host} could not prove that it is the server you mean: its certificate is not trusted on this computer. Your password was not sent. Ask your IT to install the company's certificate.",
  "sign-in.client-certificate":
    "{host} asks for a certificate of your own, and Parley has none to give yet. Your password was not sent. Ask your IT whether Odoo can be reached without one.",
  "sign-in.no-whole-answer": "{host} did not answer to the end. Try again in a moment.",
  "sign-in.proxy-without-odoo":
    "{host} answers, but Odoo behind it does not (HTTP {status}). Try again in a moment, or tell your IT.",
  "sign-in.portal":
    "{host} answers with a sign-in page of its own, such as a VPN portal or a network login. Open it in your browser, sign in there, and try again.",
  "sign-in.permission":
    "{host} lets nobody in without permission of its own (HTTP {status}), before Odoo is even asked. Ask your IT.",
  "sign-in.to-plain-http":
    "{host} sends visitors on to {target}, where nothing is encrypted. Nothing was sent there. Ask your IT to have Odoo answer over https.",
  "sign-in.elsewhere":
    "{host} sends visitors on to {target}. If that is your Odoo, use {origin} as the address; if it is the sign-in page of this network, sign in there with your browser first.",
  "sign-in.server": "{host} could not sign you in just now. Try again in a moment, or tell your IT.",
  "sign-in.closed-at-once": "{host} opened a session and closed it at once. Try again, or tell your IT.",
  "sign-in.credentials": "Login or password is wrong, or the account has been disabled.",
  "sign-in.refused-because": "{host} refused to sign you in: {reason}",
  "sign-in.plain-http": "{host} can be reached without encryption only. Nothing was sent there yet.",
  "sign-in.too-many-attempts": "There were too many wrong attempts. Wait a minute, then try again with care.",
  "sign-in.several-databases": "This server has several databases ({names}). Choose yours.",
  "sign-in.unnamed-database":
    "This server does not tell which databases it has. Type the name of yours; your IT knows it.",
  "sign-in.no-such-database": "There is no database named “{database}” on {host}. Check the name.",
  "sign-in.two-factor":
    "This account has two-factor sign-in, for which a password is not enough. An API key works: choose “Use an API key”. You make one in Odoo, under Preferences > Account Security > New API Key.",
  "sign-in.key-as-password":
    "That looks like an API key, and Odoo takes none as a password. Choose “Use an API key” and enter it there.",
  "sign-in.not-a-key":
    "That is not an API key: one has 40 characters, 0 to 9 and a to f. A password does not belong here. You make one in Odoo, under Preferences > Account Security > New API Key.",
  "sign-in.wrong-key":
    "Login or API key is wrong, the key has expired or was revoked, or the account has been disabled. You make one in Odoo, under Preferences > Account Security > New API Key.",
  "sign-in.version-for-key": "This server runs Odoo {version}. With an API key Parley works with Odoo 16 to 18.",
  "sign-in.version-for-password":
    "This server runs Odoo {version}. With a password Parley works with Odoo 18 only; an API key opens this one.",
  "sign-in.version": "This server runs Odoo {version}. Parley works with Odoo 18.",
  "sign-in.portal-account":
    "This is a portal account. Discuss, which Parley shows, is for internal users; ask your IT for such an account.",
  "sign-in.no-discuss": "Discuss is not installed on this database. Ask your IT to install it.",
  "sign-in.not-odoo":
    "{host} answers, but there is no Odoo at that address. Use the address that you open in your browser to work with Odoo; if a sign-in page of this network opens there instead, sign in first.",
  "sign-in.no-xml-rpc":
    "{origin} answers with {page} where Odoo's XML-RPC should be ({origin}/xmlrpc/2/common). Either that is the address of a website and not of Odoo, or a proxy or a sign-in page stands in between, or XML-RPC is shut off there. Use the address that you open in your browser to work with Odoo; or ask your IT.",
  "sign-in.no-xml-rpc-own-port":
    "{origin} answers with {page} where Odoo's XML-RPC should be ({origin}/xmlrpc/2/common). Either that is the address of a website and not of Odoo, or a proxy or a sign-in page stands in between, or XML-RPC is shut off there. Use the address that you open in your browser to work with Odoo, or Odoo's own port, such as {ownPort}; or ask your IT.",
  "sign-in.web-page": "a web page (“{title}”)",
  "sign-in.no-xml": "something other than XML",
} as const;
