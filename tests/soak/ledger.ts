/** What `sendMessage` answered: `unseen` when the app was killed first, so that the message may or may not exist. */
export type Answer = "written" | "refused" | "unseen";

/** Everything that was ever written, conversation by conversation, in the order written. */
export interface Ledger {
  /** Opens the next line of a conversation; its text is told apart from every other. */
  write(channel: number): { readonly text: string; readonly answered: (answer: Answer) => void };
  /** Conversations that were written to. */
  channels(): readonly number[];
  count(answer: Answer): number;
  judge(postedTo: (channel: number) => readonly string[]): Verdict;
}

/** Texts, by what went wrong with them; all empty when nothing did. */
export interface Verdict {
  /** Answered as written, and not on the server. */
  readonly lost: readonly string[];
  /** More than once on the server; once for each time too many. */
  readonly doubled: readonly string[];
  /** On the server after a message that was written later. */
  readonly disordered: readonly string[];
  /** On the server although the app said that it is not written: a person sends such a text again. */
  readonly unwanted: readonly string[];
  /** Answers that nobody saw, and the messages are there all the same. Nothing wrong with them. */
  readonly unseenButPosted: number;
}

export function createLedger(): Ledger {
  const pages = new Map<number, { readonly text: string; answer: Answer }[]>();
  const lines = () => [...pages.values()].flat();

  return {
    write(channel) {
      const page = pages.get(channel) ?? [];
      pages.set(channel, page);
      const line = { text: `${channel}/${page.length + 1}`, answer: "unseen" as Answer };
      page.push(line);
      return {
        text: line.text,
        answered(answer) {
          line.answer = answer;
        },
      };
    },
    channels: () => [...pages.keys()],
    count: (answer) => lines().filter((line) => line.answer === answer).length,
    judge(postedTo) {
      const verdicts = [...pages].map(([channel, page]) => {
        const posted = postedTo(channel);
        const places = new Map(page.map(({ text }, place) => [text, place]));
        const firsts = [...new Set(posted)];
        const there = new Set(firsts);
        const answered = (answer: Answer) => page.filter((line) => line.answer === answer).map(({ text }) => text);
        const isAfterLater = (text: string, at: number) =>
          firsts.slice(0, at).some((earlier) => (places.get(earlier) ?? -1) > (places.get(text) ?? -1));
        return {
          lost: answered("written").filter((text) => !there.has(text)),
          doubled: posted.filter((text, at) => posted.indexOf(text) !== at),
          disordered: firsts.filter(isAfterLater),
          unwanted: answered("refused").filter((text) => there.has(text)),
          unseenButPosted: answered("unseen").filter((text) => there.has(text)).length,
        };
      });
      return {
        lost: verdicts.flatMap(({ lost }) => lost),
        doubled: verdicts.flatMap(({ doubled }) => doubled),
        disordered: verdicts.flatMap(({ disordered }) => disordered),
        unwanted: verdicts.flatMap(({ unwanted }) => unwanted),
        unseenButPosted: verdicts.reduce((sum, verdict) => sum + verdict.unseenButPosted, 0),
      };
    },
  };
}

export function isClean({ lost, doubled, disordered, unwanted }: Verdict): boolean {
  return [lost, doubled, disordered, unwanted].every((texts) => texts.length === 0);
}
