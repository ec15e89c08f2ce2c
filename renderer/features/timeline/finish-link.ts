import { linkTarget, linkTitle } from "./link-target.ts";

/**
 * Makes of a link what it can be here: a link that says where it leads, a way to a conversation, or else its words. What
 * Odoo's web client does by itself (`href="#"` to its panels and messages) leads nowhere here, and looks so.
 */
export function finishLink(anchor: HTMLAnchorElement, server: string): void {
  const model = anchor.getAttribute("data-oe-model");
  if (model === "res.partner") return replace(anchor, mention(anchor, "span"));
  if (model === "discuss.channel") return replace(anchor, wayToConversation(anchor));
  const target = linkTarget(anchor.getAttribute("href"), server);
  if (target === null) return replace(anchor, anchor.ownerDocument.createElement("span"));
  anchor.href = target;
  anchor.rel = "noopener noreferrer";
  anchor.title = linkTitle(target);
}

/** The conversations of the person are not known where messages are cleaned: `settleConversations` looks at them. */
function wayToConversation(anchor: HTMLAnchorElement): HTMLElement {
  const channel = anchor.getAttribute("data-oe-id") ?? "";
  if (!/^[1-9]\d{0,9}$/.test(channel)) return mention(anchor, "span");
  const way = mention(anchor, "button");
  way.type = "button";
  way.dataset["channel"] = channel;
  return way;
}

/** Of a conversation that the person has not, only the name stays. */
export function settleConversations(body: Element, isKnown: (channel: string) => boolean): void {
  for (const way of body.querySelectorAll<HTMLElement>("button[data-channel]")) {
    if (!isKnown(way.dataset["channel"] ?? "")) replace(way, mention(way, "span"));
  }
}

function mention<N extends "span" | "button">(of: Element, name: N): HTMLElementTagNameMap[N] {
  const element = of.ownerDocument.createElement(name);
  element.dataset["mention"] = "";
  return element;
}

function replace(old: Element, next: Element): void {
  next.append(...old.childNodes);
  old.replaceWith(next);
}
