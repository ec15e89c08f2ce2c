import { visibleName } from "./visible-name.ts";
import { coded, type CodedText } from "../text/catalogue.ts";

/** What a file is to a desktop, which goes by the ending of its name, whatever a server says of it. */

/** So many characters at the beginning and at the end of a name are looked at. */
const looked = 1_000;

/** A file's own name as it is shown and sent: what can be seen of it, with its end not pushed out of sight by blanks. */
export function visibleFileName(given: string): string {
  return composed(given) || "file";
}

/** Composed after what is unseen has gone: what stood on both sides of it may be one letter now. */
export function composed(given: string): string {
  return visibleName(ends(given), 2 * looked).normalize("NFC");
}

/** What becomes of a name lies in its beginning and its ending: of a very long one only these are looked at. */
function ends(given: string): string {
  return given.length <= 2 * looked ? given : given.slice(0, looked) + given.slice(-looked);
}

/** In small letters, `pdf`; empty when there is none. Windows passes over dots and blanks at the end, and so does this. */
export function fileEnding(name: string): string {
  let end = name.length;
  while (end > 0 && /[\s.]/u.test(name.charAt(end - 1))) end -= 1;
  const whole = name.slice(0, end);
  return whole.slice(whole.lastIndexOf(".") + 1 || end).toLowerCase();
}

/** What opening a file may do beyond showing it: run, or change what the system or a program does. Null: nothing. */
export type Activity = "program" | "system";

export function activityOf(name: string): Activity | null {
  const ending = fileEnding(name);
  if (programs.has(ending)) return "program";
  return systemFiles.has(ending) || /^\{[^{}]*\}$/.test(ending) || isFolderSetting(name) ? "system" : null;
}

/** The kind in a word or two: `PDF`, `Program (EXE)`; without an ending what the server says. */
export function fileKind(name: string, mimetype: string): CodedText {
  const ending = fileEnding(name).toUpperCase();
  switch (activityOf(name)) {
    case "program":
      return coded("file.program", { ending });
    case "system":
      return coded("file.system", { ending });
    case null:
      return coded("literal", { text: /^[A-Z0-9]{1,5}$/.test(ending) ? ending : mimetype });
  }
}

/** What Explorer reads of a folder before anybody has opened anything in it. */
function isFolderSetting(name: string): boolean {
  return name.trim().toLowerCase() === "desktop.ini";
}

/** Opening one runs it, or installs it, on one system or another. */
const programs = endings(`
  acm action ahk air apk app appimage applescript application appref-ms appx appxbundle bas bat cab cmd com command
  cpl crx deb diagcab diagcfg diagpkg dll dmg drv dylib exe flatpak gadget hta ipa jar jnlp js jse kext mde mpkg msc
  msh msh1 msh1xml msh2 msh2xml mshxml msi msix msixbundle msp mst ocx pif pkg plugin prefpane prg ps1 ps1xml ps2
  ps2xml psc1 psc2 psd1 psm1 py pyc pyw pyz pyzw qlgenerator rpm run saver scpt scptd scr sct shb shs snap sys tool vb
  vbe vbs vsix vxd wdgt workflow ws wsb wsc wsf wsh xbap xll xpi
`);

/**
 * A file manager or a program obeys it: it leads elsewhere under the look of a document, changes settings, or calls a
 * server that somebody else chose, some as soon as the folder is shown, and Windows tells that server who is there.
 */
const systemFiles = endings(`
  accdu afploc appinstaller asx cda chm contact desklink deskthemepack desktop dqy fileloc flatpakref flatpakrepo
  ftploc glk grp hlp htt inetloc inf ins iqy isp job kdelnk library-ms lnk local mad mailloc mapimail mcf mht mhtml
  mobileconfig nsh odc oqy pls prf rdp reg rqy scf search-ms searchconnector-ms settingcontent-ms shortcut slk
  terminal theme themepack udl url vncloc wax webloc website wmx wpl wvx xnk xspf
`);

function endings(listed: string): ReadonlySet<string> {
  return new Set(listed.trim().split(/\s+/));
}
