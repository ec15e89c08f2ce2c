import { createContext, memo, use, useLayoutEffect, useRef } from "react";
import { findValue } from "../../../shared/collections/table.ts";
import { useParleyState } from "../../state/use-parley.ts";
import { settleConversations } from "./finish-link.ts";
import { Folded } from "./Folded.tsx";
import { LinkedText } from "./LinkedText.tsx";
import { plainParagraph, type Clean, type MessageOrigin } from "./message-html.ts";
import { useEmbeddedPictures } from "./use-embedded-pictures.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./MessageBody.module.css";

/** One cleaner for all messages of the window, so that each text is cleaned once. */
export const CleanerContext = createContext<Clean | null>(null);

interface MessageBodyProps extends MessageOrigin {
  readonly html: string;
  readonly text: string;
}

/** What somebody said, as safe as text. */
export const MessageBody = memo(function MessageBody({ html, text, workspace, server }: MessageBodyProps) {
  const plain = plainParagraph(html);
  if (plain !== null) return <FoldedText text={plain} server={server} />;
  return (
    <Folded whole={html}>
      {(shown) => <RichText html={shown} isJumbo={isOnlyEmoji(text)} workspace={workspace} server={server} />}
    </Folded>
  );
});

/** Text as it was typed, folded when it is long. */
export function FoldedText({ text, server }: { readonly text: string; readonly server: string }) {
  return <Folded whole={text}>{(shown) => <PlainText text={shown} server={server} />}</Folded>;
}

/** Its addresses are links. */
function PlainText({ text, server }: { readonly text: string; readonly server: string }) {
  return (
    <div dir="auto" className={isOnlyEmoji(text) ? styles.jumbo : styles.text}>
      <LinkedText text={text} server={server} />
    </div>
  );
}

function RichText({ html, isJumbo, workspace, server }: MessageOrigin & { html: string; isJumbo: boolean }) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const clean = use(CleanerContext);
  const app = useParleyState();

  // The cleaned nodes are mounted as they are; React never sees markup (message-html.ts [SH4]).
  useLayoutEffect(() => {
    if (clean === null) throw new Error("There is no CleanerContext above this message");
    const body = box.current;
    body?.replaceChildren(clean(html, { workspace, server }, texts).cloneNode(true));
    const state = app()?.workspaces.find(({ id }) => id === workspace);
    const isKnown = (channel: string) =>
      state !== undefined && findValue(state.conversations, ({ id }) => String(id) === channel) !== undefined;
    if (body) settleConversations(body, isKnown);
  }, [clean, html, workspace, server, app, texts]);

  useEmbeddedPictures(box, workspace);

  return <div ref={box} dir="auto" className={isJumbo ? styles.jumbo : styles.rich} />;
}

const onlyEmoji = new RegExp("^(?:\\p{RGI_Emoji}\\s*){1,5}$", "v");

function isOnlyEmoji(text: string): boolean {
  return text.length <= 60 && onlyEmoji.test(text.trim());
}
