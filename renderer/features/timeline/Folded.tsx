import { useState, type ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import { beginningOf, type Measure } from "./beginning-of.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./MessageBody.module.css";

/** Above this a message is folded, so that one paste does not bury a conversation. */
const folded: Measure = { characters: 3_000, lines: 60 };

/** What is shown when it is asked for. Of a book there is more with each further wish: nobody waits for all of it. */
const unfolded: Measure = { characters: 100_000, lines: 2_000 };

interface FoldedProps {
  /** What somebody said, as text or as HTML. */
  readonly whole: string;
  readonly children: (shown: string) => ReactNode;
}

/** A long message shows how it begins, and as much more of it as is wished for; nothing of it is lost. */
export function Folded({ whole, children }: FoldedProps) {
  const { text } = useTexts();
  const [wishes, setWishes] = useState(0);
  const isShort = beginningOf(whole, folded) === whole;
  if (isShort) return children(whole);
  const shown = beginningOf(whole, measureOf(wishes));
  const isAll = shown === whole;
  const isLastWish = beginningOf(whole, measureOf(wishes + 1)) === whole;
  return (
    <>
      <div className={wishes === 0 ? styles.folded : undefined}>{children(shown)}</div>
      {!isAll && (
        <Button look="quiet" size="compact" aria-expanded={wishes > 0} onClick={() => setWishes(wishes + 1)}>
          {isLastWish ? text("message.showAll") : text("message.showMore")}
        </Button>
      )}
      {wishes > 0 && (
        <Button look="quiet" size="compact" aria-expanded onClick={() => setWishes(0)}>
          {text("message.showLess")}
        </Button>
      )}
    </>
  );
}

function measureOf(wishes: number): Measure {
  if (wishes === 0) return folded;
  const times = 4 ** (wishes - 1);
  return { characters: unfolded.characters * times, lines: unfolded.lines * times };
}
