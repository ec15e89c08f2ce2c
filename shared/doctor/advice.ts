import { say, type Phrase, type Private } from "./diagnosis.ts";

/** Every fault that the connection doctor can name, and the one sentence that says what to change. */
export const advice = {
  addressUnclear: say`Type the address that you open in your browser to work with Odoo, such as https://odoo.example.com.`,
  odooShPage: say`This is the Odoo.sh page of your project, not your Odoo itself: open the project there, choose its branch, press Connect, and use the address of the page that opens, such as https://your-project.odoo.com.`,

  nameUnknown: (server: Private) =>
    say`Check the spelling of ${server}, connect to your company's VPN if the name is only known inside, or have IT add it to the DNS.`,
  nameServerSilent: say`The name server does not answer: check the network connection, or the DNS setting of this computer.`,
  nameThroughProxy: say`Only the proxy can find this name, so whatever does not use the proxy cannot reach the server: have IT let this computer resolve it.`,

  refused: (server: Private) =>
    say`${server} is there, but nothing listens at that port: check the port in the address, and start Odoo or the proxy in front of it.`,
  unreachable: (server: Private) =>
    say`No way leads to ${server}: check the network connection, and connect to your company's VPN if the server is inside.`,
  noAnswer: (server: Private) =>
    say`Nothing answers at that port, not even a refusal: have a firewall between here and ${server} let this port through.`,
  tcpThroughProxy: say`Only the proxy reaches the server: have the firewall let this computer through, or all traffic has to use the proxy.`,

  notTls: say`The server does not seem to speak https at this port: put a certificate on it, or type http:// in front of the address if it really has none.`,
  notEncrypted: say`Whoever is on the way can read passwords and messages, and change them: put a certificate on the server, and use https:// in front of its address.`,
  certificateUntrusted: (issuer: Private) =>
    say`Nobody whom this computer trusts vouches for the certificate: install the authority ${issuer} in the operating system, or give the server a certificate of a public authority.`,
  certificateRefused: say`This computer does not trust the certificate of the server: install the company's authority in the operating system, or give the server a certificate of a public one.`,
  ownCertificateAsked: say`The server asks for a certificate of your own, and Parley has none to give yet: have it, or the proxy in front of it, let people in without one at this address.`,
  certificateSelfSigned: say`The certificate vouches only for itself: give the server one of an authority, or install this one in the operating system of each computer.`,
  chainIncomplete: (issuer: Private) =>
    say`Nothing links the certificate to an authority that this computer trusts: have the server send the full chain (fullchain.pem instead of cert.pem), or install the authority ${issuer} in the operating system.`,
  certificateExpired: (until: string) => say`The certificate ran out on ${until}: renew it on the server.`,
  certificateNotYetValid: (from: string) =>
    say`The certificate is only valid from ${from}: set the clock of this computer right, or wait until then.`,
  certificateOtherName: (names: Private) =>
    say`The certificate is good for ${names} only: use one of these names as the address, or get a certificate for this one.`,
  certificateEndsSoon: (until: string) => say`The certificate runs out on ${until}: have it renewed in time.`,
  handshakeFailed: say`The encrypted connection broke off: check that the server offers TLS 1.2 or later, and that no firewall interferes.`,

  proxyDown: (proxy: Private) =>
    say`The proxy ${proxy} does not answer: check its address in HTTPS_PROXY or in the system settings, or take it out.`,
  proxyWantsSignIn: (proxy: Private) =>
    say`The proxy ${proxy} wants a sign-in of its own: have IT let this computer or this server through without one.`,
  proxyRefuses: (proxy: Private, server: Private) =>
    say`The proxy ${proxy} does not let connections to ${server} through: have IT allow CONNECT to it.`,
  proxyOfOtherKind: say`This kind of proxy cannot be examined from here: try an http proxy, or none.`,

  secureInstead: (origin: Private) => say`The server sends visitors on to ${origin}: use that as the address.`,
  elsewhere: (origin: Private) =>
    say`The server sends visitors on to ${origin}: if that is your Odoo, use it as the address.`,
  wantsSignIn: say`Something in front of Odoo wants a sign-in of its own: have IT let Parley's requests through to Odoo.`,
  proxyWithoutOdoo: say`The proxy in front of Odoo answers, but Odoo behind it does not: start Odoo, and check the address to which the proxy passes requests on.`,
  cloudflareWithoutOdoo: say`Cloudflare answers, but cannot reach the server behind it: start the server, and check its address and certificate in Cloudflare.`,
  serverError: say`The server answers with an error of its own: look into the log of Odoo and of the proxy in front of it.`,
  tooManyRequests: say`The server has had too many requests from here: wait a minute, or have IT raise the limit for this network.`,
  answerBroken: say`The server takes connections but does not answer to the end: check the load on it, and what stands between here and it.`,

  notOdoo: say`There is no Odoo at this address: use the address that you open in your browser to work with Odoo, or sign in to this network if its own page opens there instead.`,
  portal: say`A sign-in page of something else answers, such as a VPN portal or a network login: open the address in your browser, sign in there, and try again.`,
  otherVersion: (version: string) =>
    say`This server runs Odoo ${version}, and Parley works with Odoo 18: use an address of an Odoo 18, or upgrade this one.`,

  noDatabase: say`The server has no database that this address may open: create one, or check the dbfilter of Odoo.`,
  unknownDatabase: (names: Private) =>
    say`The server does not have that database: use one of those it has, which are ${names}.`,

  signedOut: say`The server has ended the session of this workspace: sign in again.`,
  sessionUnknown: say`The server does not say whether the session lives: look into the log of Odoo.`,

  keyRefused: say`The API key does not open the account any more, because it was revoked or has run out, or the account has been disabled: make another one in Odoo under Preferences > Account Security > New API Key, and sign in again with it.`,
  keyOfAnother: say`The API key opens another account than the one that this workspace was opened for: sign in again with a key of that account.`,
  keyNotKept: say`The keyring of this computer does not give the API key out: unlock it, or sign in again.`,
  keyUnknown: say`The server does not say whether the API key is good: look into the log of Odoo.`,
  keyMayNotRead: say`The account may not read its own conversations: have IT give it the rights of an internal user.`,
  databaseGone: say`The server does not have the database of this workspace any more: sign in again to the one that it has, or have IT bring it back.`,
  discussMissing: say`Discuss is not installed in this database: have IT install it.`,
  noXmlRpc: say`Something other than Odoo's XML-RPC answers at /xmlrpc/2: sign in to this network if it asks for that, have the proxy pass /xmlrpc on to Odoo without a sign-in of its own, or use the address that you open in your browser to work with Odoo.`,

  busMissing: say`The bus module is not installed in this database: have IT install the Discuss app, which brings it along.`,
  pathMissing: say`Nothing answers at /websocket: have the proxy pass /websocket on to Odoo's gevent port (8072 unless changed).`,
  otherPath: (path: string): Phrase =>
    say`Nothing answers at /websocket, and Parley uses ${path} instead: have the proxy pass /websocket on to Odoo's gevent port (8072 unless changed), where Odoo's own pages look for it.`,
  healthBroken: say`The process behind /websocket is not well: start Odoo's gevent process, and check the address to which the proxy passes /websocket on.`,

  wrongPort: say`The proxy sends /websocket to Odoo's HTTP port instead of the gevent port: pass /websocket on to the gevent port (8072 unless changed).`,
  headersRemoved: say`A header of the upgrade got lost on the way: have the proxy speak HTTP/1.1 to Odoo and pass the headers Upgrade, Connection, Origin and Host on.`,
  upgradeDropped: say`A page came instead of the upgrade: have the proxy speak HTTP/1.1 to Odoo on /websocket and pass the headers Upgrade and Connection on.`,
  geventDown: say`The proxy cannot reach what it passes /websocket on to: start Odoo's gevent process (it needs workers above 0), and check its port in the proxy.`,
  cloudflareWebsocketsOff: say`Cloudflare does not let websockets through: turn WebSockets on under Network in Cloudflare, and have the server behind it accept them.`,
  upgradeDenied: say`Something in front of Odoo refuses websockets: have the proxy or firewall allow /websocket.`,
  upgradeBroken: say`The connection breaks off or falls silent when it asks for a websocket: have the proxy or firewall let upgrades on /websocket through.`,
  mute: say`The websocket opens, but nothing comes through it: have the proxy pass websocket frames on unbuffered, or the security software on this computer leave them alone.`,
  onlyDirect: (proxy: Private) =>
    say`The proxy ${proxy} lets pages through but no websockets: have IT allow upgrades on /websocket, or except this server from the proxy.`,
  onlyThroughProxy: say`Websockets get through the proxy only: have the firewall let this computer reach the server directly, too.`,

  originAdded: say`The server took a websocket that named no Origin, which Odoo itself never does: have the proxy pass the header on as it came.`,
  outdated: (version: string) =>
    say`The server tells version ${version} and does not accept it: restart all of Odoo's processes, because the one behind /websocket runs another version.`,
  updated: say`The server was updated since this workspace connected: press Try now, or restart Parley, to connect with the new version.`,

  closedAfterSubscribe: (code: number) =>
    say`The server closes the live connection (code ${code}) as soon as it is used: look into the log of Odoo's gevent process.`,
  sessionOfBusDead: say`The process behind /websocket does not know the session: have all of Odoo's processes share one data folder and one database.`,
  nothingArrives: say`The server takes changes but does not tell of them: check that the process behind /websocket uses the same database server, and reaches it without a pooler that drops LISTEN.`,
  heldBack: say`The server left several requests in a row unanswered, so Parley asks it once a minute: mend what failed above and examine again, which has it asked at once.`,
  probing: say`One request is on its way to see whether the server answers again: examine again in a moment.`,
  changeRefused: say`The server refused the harmless change that the round trip needs: look into the log of Odoo.`,
} as const satisfies Readonly<Record<string, Phrase | ((...given: never[]) => Phrase)>>;
