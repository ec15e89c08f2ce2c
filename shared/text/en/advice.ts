/** What the connection doctor advises, in English: each one sentence that says what to change. */
export const advice = {
  "advice.address-unclear":
    "Type the address that you open in your browser to work with Odoo, such as https://odoo.example.com.",
  "advice.odoo-sh-page":
    "This is the Odoo.sh page of your project, not your Odoo itself: open the project there, choose its branch, press Connect, and use the address of the page that opens, such as https://your-project.odoo.com.",

  "advice.name-unknown":
    "Check the spelling of {server}, connect to your company's VPN if the name is only known inside, or have IT add it to the DNS.",
  "advice.name-server-silent":
    "The name server does not answer: check the network connection, or the DNS setting of this computer.",
  "advice.name-through-proxy":
    "Only the proxy can find this name, so whatever does not use the proxy cannot reach the server: have IT let this computer resolve it.",

  "advice.refused":
    "{server} is there, but nothing listens at that port: check the port in the address, and start Odoo or the proxy in front of it.",
  "advice.unreachable":
    "No way leads to {server}: check the network connection, and connect to your company's VPN if the server is inside.",
  "advice.no-answer":
    "Nothing answers at that port, not even a refusal: have a firewall between here and {server} let this port through.",
  "advice.tcp-through-proxy":
    "Only the proxy reaches the server: have the firewall let this computer through, or all traffic has to use the proxy.",

  "advice.not-tls":
    "The server does not seem to speak https at this port: put a certificate on it, or type http:// in front of the address if it really has none.",
  "advice.not-encrypted":
    "Whoever is on the way can read passwords and messages, and change them: put a certificate on the server, and use https:// in front of its address.",
  "advice.certificate-untrusted":
    "Nobody whom this computer trusts vouches for the certificate: install the authority {issuer} in the operating system, or give the server a certificate of a public authority.",
  "advice.certificate-refused":
    "This computer does not trust the certificate of the server: install the company's authority in the operating system, or give the server a certificate of a public one.",
  "advice.own-certificate-asked":
    "The server asks for a certificate of your own, and Parley has none to give yet: have it, or the proxy in front of it, let people in without one at this address.",
  "advice.certificate-self-signed":
    "The certificate vouches only for itself: give the server one of an authority, or install this one in the operating system of each computer.",
  "advice.chain-incomplete":
    "Nothing links the certificate to an authority that this computer trusts: have the server send the full chain (fullchain.pem instead of cert.pem), or install the authority {issuer} in the operating system.",
  "advice.certificate-expired": "The certificate ran out on {until}: renew it on the server.",
  "advice.certificate-not-yet-valid":
    "The certificate is only valid from {from}: set the clock of this computer right, or wait until then.",
  "advice.certificate-other-name":
    "The certificate is good for {names} only: use one of these names as the address, or get a certificate for this one.",
  "advice.certificate-ends-soon": "The certificate runs out on {until}: have it renewed in time.",
  "advice.handshake-failed":
    "The encrypted connection broke off: check that the server offers TLS 1.2 or later, and that no firewall interferes.",

  "advice.proxy-down":
    "The proxy {proxy} does not answer: check its address in HTTPS_PROXY or in the system settings, or take it out.",
  "advice.proxy-wants-sign-in":
    "The proxy {proxy} wants a sign-in of its own: have IT let this computer or this server through without one.",
  "advice.proxy-refuses":
    "The proxy {proxy} does not let connections to {server} through: have IT allow CONNECT to it.",
  "advice.proxy-of-other-kind": "This kind of proxy cannot be examined from here: try an http proxy, or none.",

  "advice.secure-instead": "The server sends visitors on to {origin}: use that as the address.",
  "advice.elsewhere": "The server sends visitors on to {origin}: if that is your Odoo, use it as the address.",
  "advice.wants-sign-in":
    "Something in front of Odoo wants a sign-in of its own: have IT let Parley's requests through to Odoo.",
  "advice.proxy-without-odoo":
    "The proxy in front of Odoo answers, but Odoo behind it does not: start Odoo, and check the address to which the proxy passes requests on.",
  "advice.cloudflare-without-odoo":
    "Cloudflare answers, but cannot reach the server behind it: start the server, and check its address and certificate in Cloudflare.",
  "advice.server-error":
    "The server answers with an error of its own: look into the log of Odoo and of the proxy in front of it.",
  "advice.too-many-requests":
    "The server has had too many requests from here: wait a minute, or have IT raise the limit for this network.",
  "advice.answer-broken":
    "The server takes connections but does not answer to the end: check the load on it, and what stands between here and it.",

  "advice.not-odoo":
    "There is no Odoo at this address: use the address that you open in your browser to work with Odoo, or sign in to this network if its own page opens there instead.",
  "advice.portal":
    "A sign-in page of something else answers, such as a VPN portal or a network login: open the address in your browser, sign in there, and try again.",
  "advice.other-version":
    "This server runs Odoo {version}, and Parley works with Odoo 18: use an address of an Odoo 18, or upgrade this one.",

  "advice.no-database":
    "The server has no database that this address may open: create one, or check the dbfilter of Odoo.",
  "advice.unknown-database": "The server does not have that database: use one of those it has, which are {names}.",

  "advice.signed-out": "The server has ended the session of this workspace: sign in again.",
  "advice.session-unknown": "The server does not say whether the session lives: look into the log of Odoo.",

  "advice.key-refused":
    "The API key does not open the account any more, because it was revoked or has run out, or the account has been disabled: make another one in Odoo under Preferences > Account Security > New API Key, and sign in again with it.",
  "advice.key-of-another":
    "The API key opens another account than the one that this workspace was opened for: sign in again with a key of that account.",
  "advice.key-not-kept": "The keyring of this computer does not give the API key out: unlock it, or sign in again.",
  "advice.key-unknown": "The server does not say whether the API key is good: look into the log of Odoo.",
  "advice.key-may-not-read":
    "The account may not read its own conversations: have IT give it the rights of an internal user.",
  "advice.database-gone":
    "The server does not have the database of this workspace any more: sign in again to the one that it has, or have IT bring it back.",
  "advice.discuss-missing": "Discuss is not installed in this database: have IT install it.",
  "advice.no-xml-rpc":
    "Something other than Odoo's XML-RPC answers at /xmlrpc/2: sign in to this network if it asks for that, have the proxy pass /xmlrpc on to Odoo without a sign-in of its own, or use the address that you open in your browser to work with Odoo.",

  "advice.bus-missing":
    "The bus module is not installed in this database: have IT install the Discuss app, which brings it along.",
  "advice.path-missing":
    "Nothing answers at /websocket: have the proxy pass /websocket on to Odoo's gevent port (8072 unless changed).",
  "advice.other-path":
    "Nothing answers at /websocket, and Parley uses {path} instead: have the proxy pass /websocket on to Odoo's gevent port (8072 unless changed), where Odoo's own pages look for it.",
  "advice.health-broken":
    "The process behind /websocket is not well: start Odoo's gevent process, and check the address to which the proxy passes /websocket on.",

  "advice.wrong-port":
    "The proxy sends /websocket to Odoo's HTTP port instead of the gevent port: pass /websocket on to the gevent port (8072 unless changed).",
  "advice.headers-removed":
    "A header of the upgrade got lost on the way: have the proxy speak HTTP/1.1 to Odoo and pass the headers Upgrade, Connection, Origin and Host on.",
  "advice.upgrade-dropped":
    "A page came instead of the upgrade: have the proxy speak HTTP/1.1 to Odoo on /websocket and pass the headers Upgrade and Connection on.",
  "advice.gevent-down":
    "The proxy cannot reach what it passes /websocket on to: start Odoo's gevent process (it needs workers above 0), and check its port in the proxy.",
  "advice.cloudflare-websockets-off":
    "Cloudflare does not let websockets through: turn WebSockets on under Network in Cloudflare, and have the server behind it accept them.",
  "advice.upgrade-denied":
    "Something in front of Odoo refuses websockets: have the proxy or firewall allow /websocket.",
  "advice.upgrade-broken":
    "The connection breaks off or falls silent when it asks for a websocket: have the proxy or firewall let upgrades on /websocket through.",
  "advice.mute":
    "The websocket opens, but nothing comes through it: have the proxy pass websocket frames on unbuffered, or the security software on this computer leave them alone.",
  "advice.only-direct":
    "The proxy {proxy} lets pages through but no websockets: have IT allow upgrades on /websocket, or except this server from the proxy.",
  "advice.only-through-proxy":
    "Websockets get through the proxy only: have the firewall let this computer reach the server directly, too.",

  "advice.origin-added":
    "The server took a websocket that named no Origin, which Odoo itself never does: have the proxy pass the header on as it came.",
  "advice.outdated":
    "The server tells version {version} and does not accept it: restart all of Odoo's processes, because the one behind /websocket runs another version.",
  "advice.updated":
    "The server was updated since this workspace connected: press Try now, or restart Parley, to connect with the new version.",

  "advice.closed-after-subscribe":
    "The server closes the live connection (code {code}) as soon as it is used: look into the log of Odoo's gevent process.",
  "advice.session-of-bus-dead":
    "The process behind /websocket does not know the session: have all of Odoo's processes share one data folder and one database.",
  "advice.nothing-arrives":
    "The server takes changes but does not tell of them: check that the process behind /websocket uses the same database server, and reaches it without a pooler that drops LISTEN.",
  "advice.held-back":
    "The server left several requests in a row unanswered, so Parley asks it once a minute: mend what failed above and examine again, which has it asked at once.",
  "advice.probing": "One request is on its way to see whether the server answers again: examine again in a moment.",
  "advice.change-refused":
    "The server refused the harmless change that the round trip needs: look into the log of Odoo.",
} as const;
