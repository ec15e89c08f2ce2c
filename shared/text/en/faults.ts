/** Failures and explanations, in English. */
export const faults = {
  "fault.name-not-resolved": "The server's name could not be found. Check the network, a VPN, or the server address.",
  "fault.refused": "The server does not accept connections at the moment.",
  "fault.unreachable": "The server cannot be reached from this network. Check the network or a VPN.",
  "fault.certificate": "The server's certificate is not trusted on this computer. Ask your administrator about it.",
  "fault.client-certificate":
    "The server asks for a certificate of your own, and Parley has none to give yet. Ask your IT whether Odoo can be reached without one.",
  "fault.timeout": "The server did not answer in time.",
  "fault.broken": "The connection broke off.",
  "fault.too-large": "The server's answer is too large for Parley to read.",
  "fault.aborted": "The request was called off.",
  "fault.held-back":
    "The server has not answered several times in a row, so Parley asks it once a minute until it does.",

  "server.page":
    "Something other than Odoo answers, such as the sign-in page of this network. Open the server's address in your browser and sign in there, or check the address.",
  "server.too-large":
    "The server's answer is too large for Parley to read. If it stays so, ask your administrator what is unusual there.",
  "server.unanswered": "The server did not answer. It may have been done or not: look again in a moment.",
  "server.signed-out": "The session has ended. Sign in again to go on; what you wrote is kept.",
  "server.busy": "The server is too busy. Try again in a moment.",
  "server.malformed":
    "The server answered in a way that Odoo does not. Ask your administrator whether a proxy is in between.",
  "server.look-again": "{problem} Then look again: it may have been done or not.",
  "server.no-answer":
    "The server does not answer requests at the moment. What you write is kept, and sent when it does.",
  "server.no-answer-busy": "The server is too busy at the moment. What you write is kept, and sent when it is not.",
  "server.kept": "{problem} What you write is kept.",
  "server.kept-until-odoo": "{problem} What you write is kept, and sent when Odoo answers again.",
  "server.file-too-large": "It is too large for Parley to fetch. Open it in Odoo.",
  "server.file-cut": "The server did not send the whole file. Try again in a moment.",

  "refused.access": "The server does not allow this: {reason}",
  "refused.access-unexplained": "You do not have the right to do this.",
  "refused.missing": "It is no longer there: it was deleted, or you cannot see it any more.",
  "refused.other": "The server refused: {reason}",
  "refused.unexplained": "The server refused without a reason.",
  "refused.picture-not-asked": "Nobody has asked for it.",
  "refused.picture-address": "This address leads to where no picture is fetched from.",
  "refused.upload-too-large": "It is larger than the server or its proxy accepts.",
  "refused.upload-not-allowed": "You may not put files into this conversation.",
  "refused.too-large-with-key": "It is too large to be fetched with an API key. Open it in Odoo.",

  "unavailable.react":
    "Odoo has no reactions for those who sign in with an API key. Sign in with a password to use them.",
  "unavailable.edit": "Odoo lets nobody edit messages with an API key. Sign in with a password to do it.",
  "unavailable.delete": "Odoo lets nobody delete messages with an API key. Sign in with a password to do it.",
  "unavailable.typing": "Odoo tells nobody who is typing with an API key. Sign in with a password for that.",

  "storage.disk-full": "The disk is full, so this could not be saved. Free some space and try again.",
  "storage.denied":
    "This computer does not let Parley write its data folder. Check the folder's permissions and try again.",
  "storage.damaged": "The disk did not keep what was written. Check the disk and try again.",
  "storage.other": "This could not be saved on this computer. Try again.",

  "file.too-large":
    "“{name}” has {size}, and files of up to {limit} can be sent here. Make it smaller, or share it another way.",
  "file.unreadable": "“{name}” could not be read. Check that it is still there and that you may open it.",
  "file.folder": "“{name}” is a folder. Attach the files in it, or an archive of it.",
  "file.link": "“{name}” is only a link to another file. Attach that file itself.",
  "file.device": "“{name}” is not a file that can be sent.",
  "file.disk-full": "The disk is full, so “{name}” could not be attached. Free some space and try again.",
  "file.denied":
    "This computer does not let Parley keep a copy of “{name}”. Check the permissions of its data folder and try again.",
  "file.damaged": "The disk did not keep the copy of “{name}”. Check the disk and try again.",
  "file.other": "“{name}” could not be attached. Try again.",
  "file.copy-lost":
    "Parley's copy of “{name}” can no longer be read on this computer. Discard this message and attach the file again.",
  "file.too-many": "A message takes up to {most} files; {leftOut} were left out.",
  "file.too-many-here": "A message takes up to {most} files. Send the others in another message, or as an archive.",
  "file.kilobytes": "{size, number} kB",
  "file.megabytes": "{size, number, ::.0} MB",
  "file.whole-megabytes": "{size, number} MB",

  "download.disk-full": "The disk is full, so the file could not be saved. Free some space and try again.",
  "download.denied":
    "This computer does not let Parley write to the Downloads folder. Check its permissions and try again.",
  "download.damaged": "The disk did not keep what was written. Check the disk and try again.",
  "download.other":
    "The file could not be saved to the Downloads folder. Check that the folder is there and try again.",

  "command.no-workspace": "You have signed out of this workspace.",
  "command.no-conversation": "This conversation is not in your list any more.",
  "command.not-of-the-web": "Only a picture at an address of the web can be loaded.",
  "command.too-often": "This was tried many times in a short while. Wait a minute and try again.",
  "command.link-not-clicked": "The link was not opened, because nobody clicked it just now. Click it again.",
  "command.many-links": "Many links were opened in a short while. Wait a few seconds and click it again.",
  "command.unheard":
    "Odoo answers commands only to those who sign in with a password. With an API key /leave works; to send this as text, begin it with //.",
  "command.offline": "A command needs the server, and there is no connection. Try again when you are online.",
  "command.unknown": "“/{name}” is no command here. Write //{name} to send it as text.",
  "command.with-files":
    "A command takes no files. Remove them first, or write // in place of its slash to send it as text.",
  "command.bug": "Something went wrong inside Parley ({detail}).",

  "message.file-gone": "One of the files is not attached any more. Remove it and attach it again.",
  "message.empty": "There is nothing to send. Write something first.",
  "message.gone": "This message is no longer waiting: it was sent or discarded already.",
  "message.under-way": "This message is being sent already. Change it when it has arrived.",
  "message.in-doubt": "This message may have arrived as it was. Choose Retry: Parley asks the server before it sends.",
  "message.unwanted": "You discarded this message while it was being sent. Parley does not send it by itself.",
  "message.reason-lost": "The server refused this message; its reason was lost.",
  "message.revision-lost": "What you changed in this message was lost. This is the text from before.",
  "draft.not-kept": "What you are writing is not being kept. {problem}",
  "draft.too-many": "There is more unsent text on this computer than Parley keeps. Send some of it, or clear it.",

  "notice.no-keyring":
    "This desktop has no keyring to keep your sign-in safe, so Parley only remembers it until it is closed. Install a keyring such as GNOME Keyring or KWallet to stay signed in.",
  "notice.outbox-damaged":
    "{count, plural, one {A message} other {# messages}} waiting to be sent in {workspace} could not be read from the disk. What is left of it was kept in: {paths}",
  "notice.workspace-damaged":
    "One of your workspaces could not be read from the disk, so it is not in the list. Add it again to go on with it. What is left of it was kept in: {path}",
  "notice.archive-rebuilt":
    "The local copy of {workspace} was damaged and is being fetched from the server again. Nothing is lost.",
  "notice.settings-not-saved": "Your settings hold until Parley is closed. {problem}",

  "preset.not-opened": "The workspace that ODOO_URL sets could not be opened. {problem}",
  "preset.url": "ODOO_URL cannot be used. {problem}",
  "preset.incomplete":
    "ODOO_API_KEY is set, but {names} {count, plural, one {is} other {are}} not: set all of them, or take ODOO_API_KEY out.",
  "preset.timeout":
    "ODOO_TIMEOUT is “{given}”: give the seconds that the server may take for an answer, from {atLeast} to {atMost}, such as 30.",
} as const;
