import { mediaScheme, mediaUrl, parseMediaUrl } from "../../../shared/ipc/media-address.ts";
import { judgePicture, pictureLimits, type PictureFault } from "../../../shared/pictures/limits.ts";
import { err } from "../../../shared/result.ts";
import { readDataUrl } from "./data-url.ts";
import type { MessageOrigin } from "./message-html.ts";
import type { Texts } from "../../../shared/text/texts.ts";

/**
 * The pictures inside of a message's HTML.
 *
 * [EP1] One of our own server comes through main, as a thumbnail.
 * [EP2] One of another server is asked for by nobody but the person, who is told its host, whatever the sender calls it.
 * [EP3] What came inside the message is shown only after its header was read, and within what one message may have.
 * [EP4] What is not shown says so in its place, and can be saved.
 */
export interface EmbeddedPictures {
  /** @param resolve makes an address absolute; null when it leads nowhere. Not for megabytes of a picture. */
  finish(image: HTMLImageElement, resolve: (src: string) => string | null): void;
}

/** Of those that came inside one message, all together. */
const embeddedAtMost = { count: 20, bytes: 4 * 2 ** 20, pixels: pictureLimits.inline.pixels };

/** For the pictures of one message, in their order. */
export function createEmbeddedPictures(origin: MessageOrigin, texts: Texts): EmbeddedPictures {
  const left = { ...embeddedAtMost };

  function judge(source: string): PictureFault | null {
    const read = left.count > 0 ? readDataUrl(source, left.bytes) : err("too-large" as const);
    if (!read.ok) return read.error === "damaged" ? "unavailable" : read.error;
    const bytes = read.value;
    const judged = judgePicture(bytes, left);
    if (!judged.ok) return judged.error;
    left.count -= 1;
    left.bytes -= bytes.byteLength;
    left.pixels -= judged.value.width * judged.value.height;
    return null;
  }

  function finishInside(image: HTMLImageElement, source: string): void {
    const fault = judge(source);
    if (fault === null) image.setAttribute("src", source);
    else image.replaceWith(refusedEmbedded(image, fault, source, texts));
  }

  return {
    finish(image, resolve) {
      const source = image.getAttribute("src") ?? "";
      image.removeAttribute("src");
      image.setAttribute("loading", "lazy");
      image.setAttribute("decoding", "async");
      if (/^data:/i.test(source)) return finishInside(image, source);
      const target = resolve(source);
      const own = target === null ? null : ownAttachment(target, origin);
      if (own !== null) image.src = own;
      else if (target !== null && /^https?:/.test(target)) image.replaceWith(loadButton(image, target, texts));
      else image.replaceWith(image.alt);
    },
  };
}

/** [EP2] */
function loadButton(image: HTMLImageElement, target: string, { text }: Texts): HTMLButtonElement {
  const button = newButton(image, text("picture.load", { host: new URL(target).host }));
  button.dataset["image"] = target;
  button.title = target;
  button.dataset["alt"] = image.alt;
  return button;
}

function refusedEmbedded(
  image: HTMLImageElement,
  fault: PictureFault,
  source: string,
  { text }: Texts,
): HTMLButtonElement {
  const name = image.alt === "" ? text("picture.unnamed") : image.alt;
  const button = newButton(image, text("picture.refusedSave", { name, why: text(`picture.${fault}`) }));
  button.dataset["saved"] = source;
  button.dataset["name"] = name;
  return button;
}

/** [EP4] In the place of a picture whose address of ours did not load. */
export function refusedLoaded(image: HTMLImageElement, fault: PictureFault, { text }: Texts): HTMLButtonElement {
  const remote = image.dataset["remote"];
  if (remote !== undefined) {
    const button = newButton(
      image,
      text("picture.refusedOpen", { host: new URL(remote).host, why: text(`picture.${fault}`) }),
    );
    button.dataset["opened"] = remote;
    return button;
  }
  const address = parseMediaUrl(image.src);
  const id = address?.type === "attachment" ? address.attachment : null;
  const unnamed = id === null ? text("picture.unnamed") : text("picture.numbered", { number: String(id) });
  const name = image.alt === "" ? unnamed : image.alt;
  const button = newButton(image, text("picture.refusedSave", { name, why: text(`picture.${fault}`) }));
  button.dataset["saved"] = image.src;
  button.dataset["name"] = name;
  return button;
}

function newButton(image: HTMLImageElement, words: string): HTMLButtonElement {
  const button = image.ownerDocument.createElement("button");
  button.type = "button";
  button.textContent = words;
  return button;
}

/** [EP1] The token in its address opens it also for those who cannot see its record. */
function ownAttachment(target: string, { workspace, server }: MessageOrigin): string | null {
  if (!target.startsWith(`${server}/`)) return null;
  const id = /^\/web\/(?:image|content)\/([1-9][0-9]*)(?=[/?-]|$)/.exec(target.slice(server.length))?.[1];
  const bare = parseMediaUrl(`${mediaScheme}://${workspace}/attachment/${id}/thumbnail`);
  if (bare?.type !== "attachment") return null;
  const token = new URL(target).searchParams.get("access_token");
  const url = mediaUrl(token === null ? bare : { ...bare, token });
  return parseMediaUrl(url) === null ? null : url;
}
