import { createContext, memo, use, useLayoutEffect, useRef } from "react";
import { useCommands, useDeed } from "../../state/use-parley.ts";
import { Folded } from "./Folded.tsx";
import { splitLinks } from "./linkify.ts";
import { plainParagraph, type Clean, type MessageOrigin } from "./message-html.ts";
import { useEmbeddedPictures } from "./use-embedded-pictures.ts";
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
  if (plain !== null) return <FoldedText text={plain} />;
  return (
    <Folded whole={html}>
      {(shown) => <RichText html={shown} isJumbo={isOnlyEmoji(text)} workspace={workspace} server={server} />}
    </Folded>
  );
});

/** Text as it was typed, folded when it is long. */
export function FoldedText({ text }: { readonly text: string }) {
  return <Folded whole={text}>{(shown) => <PlainText text={shown} />}</Folded>;
}

/** Its addresses are links. */
function PlainText({ text }: { readonly text: string }) {
  const invoke = useCommands();
  const deed = useDeed();
  return (
    <div dir="auto" className={isOnlyEmoji(text) ? styles.jumbo : styles.text}>
      {splitLinks(text).map(({ text: words, href, start }) =>
        href === null ? (
          words
        ) : (
          <a
            key={start}
            href={href}
            rel="noopener noreferrer"
            onClick={(event) => {
              event.preventDefault();
              void deed(invoke("openExternal", { url: href }));
            }}
          >
            {words}
          </a>
        ),
      )}
    </div>
  );
}

function RichText({ html, isJumbo, workspace, server }: MessageOrigin & { html: string; isJumbo: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const clean = use(CleanerContext);
  const invoke = useCommands();
  const deed = useDeed();

  // The cleaned nodes are mounted as they are; React never sees markup (message-html.ts [SH4]).
  useLayoutEffect(() => {
    if (clean === null) throw new Error("There is no CleanerContext above this message");
    box.current?.replaceChildren(clean(html, { workspace, server }).cloneNode(true));
  }, [clean, html, workspace, server]);

  useLayoutEffect(() => {
    const element = box.current;
    const follow = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const anchor = target?.closest("a");
      if (!anchor) return;
      event.preventDefault();
      void deed(invoke("openExternal", { url: anchor.href }));
    };
    element?.addEventListener("click", follow);
    element?.addEventListener("auxclick", follow);
    return () => {
      element?.removeEventListener("click", follow);
      element?.removeEventListener("auxclick", follow);
    };
  }, [invoke, deed]);

  useEmbeddedPictures(box, workspace);

  return <div ref={box} dir="auto" className={isJumbo ? styles.jumbo : styles.rich} />;
}

const onlyEmoji = new RegExp("^(?:\\p{RGI_Emoji}\\s*){1,5}$", "v");

function isOnlyEmoji(text: string): boolean {
  return text.length <= 60 && onlyEmoji.test(text.trim());
}
