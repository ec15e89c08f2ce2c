/** How the connection to the server stands and why, in English. */
export const connection = {
  "end.outdated": "The server was updated.",
  "end.finished": "The server closed the connection.",
  "end.going-away": "The server is restarting.",
  "end.lost": "The connection was lost.",
  "end.refused": "The server refused the connection.",
  "end.answer-too-large":
    "The server sent more at once than Parley reads. What was missed is fetched another way in a moment.",
  "end.server-error": "The server had a problem.",
  "end.busy": "The server is too busy.",
  "end.session-dead": "The server ended the session.",
  "end.silent": "The connection went silent.",
  "end.mute":
    "The connection opens, but nothing comes through it. Ask your administrator whether a proxy holds websocket traffic back.",
  "end.cut-early":
    "The connection is cut as soon as it opens. Ask your administrator whether a proxy or firewall ends websockets.",
  "end.http-bad":
    "The server did not accept the live connection. Ask your administrator whether a proxy removes the headers Origin or Upgrade.",
  "end.http-denied":
    "Something between here and Odoo refuses the live connection. Ask your administrator about the proxy or firewall.",
  "end.http-missing":
    "This server has no live connection at /websocket. Ask your administrator about the proxy and Odoo's bus module.",
  "end.http-unbound":
    "The server cannot open live connections. Ask your administrator to send /websocket to Odoo's gevent port.",
  "end.http-down": "The server is not running at the moment.",
  "end.http-cloudflare": "The server cannot be reached behind Cloudflare at the moment.",
  "end.http-other":
    "The server does not answer as Odoo does. Ask your administrator whether a proxy answers in its place.",

  "late.news": "New messages come a few seconds late",
  "late.news-without-bus": "New messages come a few seconds late, reactions and typing not at all",
  "block.mute":
    "{late}: live connections open, but nothing comes through them. Ask your administrator not to hold back or inspect /websocket.",
  "block.http-bad":
    "{late}: a proxy takes headers out of live connections. Ask your administrator to pass on Upgrade, Connection and Origin.",
  "block.http-denied":
    "{late}: a proxy or firewall refuses live connections. Ask your administrator to allow websockets to /websocket.",
  "block.http-missing":
    "{late}: there is nothing at /websocket. Ask your administrator to send /websocket to Odoo, with its bus module installed.",
  "block.http-unbound":
    "{late}: the server cannot open live connections. Ask your administrator to send /websocket to Odoo's gevent port.",
  "block.http-other":
    "{late}: a proxy answers live connections itself. Ask your administrator to pass websockets to /websocket on to Odoo.",
  "block.http-page":
    "{late}: a web page answers in place of live connections. Ask your administrator to pass websockets to /websocket on to Odoo.",
  "block.http-down":
    "{late}: the proxy does not reach Odoo's live connections. Ask your administrator to check Odoo's gevent port behind /websocket.",
  "block.http-cloudflare":
    "{late}: Cloudflare does not pass live connections on. Ask your administrator to turn WebSockets on in Cloudflare.",
  "block.cut-early":
    "{late}: live connections are cut as soon as they open. Ask your administrator to let websockets live in proxy and firewall.",
  "block.certificate":
    "{late}: live connections meet a certificate not trusted here. Ask your administrator to install its authority.",
  "block.client-certificate":
    "{late}: live connections are asked for a certificate of your own. Ask your administrator to let them in without one.",
  "block.unreached":
    "{late}: live connections do not leave this network. Ask your administrator to allow websockets to the server.",

  "status.without-bus":
    "Signed in with an API key, new messages come a few seconds late, reactions and typing not at all.",
  "status.key-refused": "The API key opens it no more. Sign in with another one to go on; what you wrote is kept.",
  "status.no-network": "There is no network. What you write is kept and sent when it is back.",
  "status.outdated":
    "The server speaks another version than Parley does. Look for an update of Parley, or connect again later.",
} as const;
