import { useEffect, useState } from "react";
import type { MisleadingLink } from "../../../shared/names/link-claim.ts";
import { findValue } from "../../../shared/collections/table.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useNewWindow } from "../../state/use-new-window.ts";
import { useCommands, useParleyState, useView, useViewActions } from "../../state/use-parley.ts";
import { misleading } from "./link-target.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** A link that a person has followed and that is not what it says: they are asked first. */
export interface LinkQuestion extends MisleadingLink {
  readonly url: string;
}

/**
 * Follows the links of a log, whatever shows them: the left and the middle button and Enter open one, once. The right
 * button is left to the menu. Answers what there is to ask, and what ends the question.
 */
export function useLinks(
  log: HTMLElement | null,
  { workspace }: ConversationRef,
): { readonly question: LinkQuestion | null; readonly forget: () => void } {
  const invoke = useCommands();
  const view = useViewActions();
  const app = useParleyState();
  const isOwnWindow = useView((now) => now.own !== null);
  const openWindow = useNewWindow();
  const [question, setQuestion] = useState<LinkQuestion | null>(null);

  useEffect(() => {
    if (!log) return undefined;
    const follow = (event: MouseEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      const anchor = target?.closest("a");
      if (!anchor) return;
      // Chromium would answer the middle button with a window of its own, which is denied.
      event.preventDefault();

      if (event.button > 1) return;
      const lie = misleading(anchor.textContent, anchor.href);
      if (lie === null) void invoke("openExternal", { url: anchor.href });
      else setQuestion({ ...lie, url: anchor.href });
    };
    const go = (event: MouseEvent): void => {
      const way = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-channel]") : null;
      if (!way) return;
      const state = app()?.workspaces.find(({ id }) => id === workspace);
      const conversation = state && findValue(state.conversations, ({ id }) => String(id) === way.dataset["channel"]);
      if (!conversation) view.report(coded("command.no-conversation"));
      else if (isOwnWindow) openWindow({ workspace, channel: conversation.id });
      else view.goTo({ workspace, channel: conversation.id });
    };
    const listening = new AbortController();
    const { signal } = listening;
    log.addEventListener("click", follow, { signal });
    log.addEventListener("auxclick", follow, { signal });
    log.addEventListener("click", go, { signal });
    return () => listening.abort();
  }, [log, invoke, view, app, isOwnWindow, openWindow, workspace]);

  return { question, forget: () => setQuestion(null) };
}
