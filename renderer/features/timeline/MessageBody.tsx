import { createContext, memo, use, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useCommands, useDeed } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { splitLinks } from "./linkify.ts";
import { plainParagraph, type Clean, type MessageOrigin } from "./message-html.ts";
import styles from "./MessageBody.module.css";

/** One cleaner for all messages of the window, so that each text is cleaned once. */
export const CleanerContext = createContext<Clean | null>(null);

/** Above this many characters a message is folded, so that one paste does not bury a conversation. */
const foldedAbove = 3_000;

interface MessageBodyProps extends MessageOrigin {
  readonly html: string;
  readonly text: string;
}

/** What somebody said, as safe as text. */
export const MessageBody = memo(function MessageBody({ html, text, workspace, server }: MessageBodyProps) {
  const plain = plainParagraph(html);
  return (
    <Folded length={text.length}>
      {plain === null ? (
        <RichText html={html} isJumbo={isOnlyEmoji(text)} workspace={workspace} server={server} />
      ) : (
        <PlainText text={plain} />
      )}
    </Folded>
  );
});

/** Text as it was typed, its addresses made links. */
export function PlainText({ text }: { readonly text: string }) {
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
      const button = target?.closest<HTMLButtonElement>("button[data-image]");
      if (anchor) {
        event.preventDefault();
        void deed(invoke("openExternal", { url: anchor.href }));
      } else if (button) button.replaceWith(remoteImage(button));
    };
    element?.addEventListener("click", follow);
    element?.addEventListener("auxclick", follow);
    return () => {
      element?.removeEventListener("click", follow);
      element?.removeEventListener("auxclick", follow);
    };
  }, [invoke, deed]);

  return <div ref={box} dir="auto" className={isJumbo ? styles.jumbo : styles.rich} />;
}

/** Asked for by the person; the other server learns nothing but the address. */
function remoteImage(button: HTMLButtonElement): HTMLImageElement {
  const image = button.ownerDocument.createElement("img");
  image.referrerPolicy = "no-referrer";
  image.alt = button.dataset["alt"] ?? "";
  image.src = button.dataset["image"] ?? "";
  return image;
}

function Folded({ length, children }: { readonly length: number; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  if (length <= foldedAbove) return children;
  return (
    <>
      <div className={isOpen ? undefined : styles.folded}>{children}</div>
      <Button look="quiet" size="compact" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? "Show less" : "Show all"}
      </Button>
    </>
  );
}

const onlyEmoji = new RegExp("^(?:\\p{RGI_Emoji}\\s*){1,5}$", "v");

function isOnlyEmoji(text: string): boolean {
  return text.length <= 60 && onlyEmoji.test(text.trim());
}
