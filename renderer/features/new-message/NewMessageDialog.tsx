import { useEffect, useMemo, useState } from "react";
import type { Person } from "../../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { partnerOf, type WorkspaceId } from "../../../shared/ids.ts";
import { least } from "../../../shared/collections/least.ts";
import { createNameMatch } from "../../../shared/names/name-match.ts";
import { canBeWrittenTo } from "../../../shared/domain/conversations/selectors.ts";
import { valuesOf } from "../../../shared/collections/table.ts";
import { personAvatar } from "../../state/avatars.ts";
import { remember } from "../../state/remember.ts";
import { isSameList, useCommands, useAction, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { PickList } from "../../ui/PickList.tsx";
import { presenceName } from "../../ui/PresenceDot.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";
import type { Texts } from "../../../shared/text/texts.ts";

const none: readonly Person[] = [];

const knownAtMost = 20;

/** The server is asked once the person pauses this long, ms. */
const pause = 150;

type Found = { readonly text: string; readonly people: readonly Person[]; readonly problem: CodedText | null };

/** Finds a colleague and opens the direct message with them. People known here show at once, the server's follow. */
export function NewMessageDialog({ workspace }: { readonly workspace: WorkspaceId }) {
  const texts = useTexts();
  const { text } = texts;
  const view = useViewActions();
  const invoke = useCommands();
  const attempt = useAction();
  const [wanted, setWanted] = useState("");
  const [found, setFound] = useState<Found>({ text: "", people: none, problem: null });
  const [match] = useState(createNameMatch);
  const select = useMemo(() => remember(peopleIn, knownBy(match(wanted))), [match, wanted]);
  const known = useWorkspace(workspace, select, none, isSameList);

  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await invoke("searchPeople", { workspace, text: wanted.trim() });
      if (!isCurrent) return;
      setFound(
        answer.ok
          ? { text: wanted, people: answer.value, problem: null }
          : { text: wanted, people: none, problem: answer.error.text },
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [invoke, workspace, wanted]);

  const fromServer = found.text === wanted ? found.people : none;
  const people = [...known, ...fromServer.filter((person) => !known.some((other) => other.key === person.key))];

  async function open(person: Person): Promise<void> {
    const partner = partnerOf(person.key);
    if (partner === null) return;
    const opening = invoke("openDirectMessage", { workspace, partner });
    if (!(await attempt(opening))) return;
    const outcome = await opening;
    if (outcome.ok) view.goTo({ workspace, channel: outcome.value.channel });
  }

  return (
    <Dialog title={text("newMessage.title")} place="top" onClose={view.closeDialog}>
      <PickList
        label={text("newMessage.name")}
        value={wanted}
        onValue={setWanted}
        empty={emptyText(texts, found, wanted)}
        items={people.map((person) => ({
          key: person.key,
          name: person.name,
          aside: presenceName(texts, person.presence) ?? undefined,
          picture: <Avatar {...personAvatar({ id: workspace }, person)} size={24} />,
        }))}
        onPick={(key) => {
          const person = people.find((one) => one.key === key);
          if (person) void open(person);
        }}
      />
    </Dialog>
  );
}

function emptyText({ text, say }: Texts, { text: searched, problem }: Found, wanted: string): string {
  if (searched !== wanted) return text("newMessage.searching");
  return problem === null ? text("newMessage.nobody") : say(problem);
}

function peopleIn({ people, profile }: WorkspaceState): readonly unknown[] {
  return [people, profile];
}

function knownBy(isWanted: (name: string) => boolean): (state: WorkspaceState) => readonly Person[] {
  return ({ people, profile }) =>
    least(
      valuesOf(people).filter((person) => canBeWrittenTo(person, profile.self) && isWanted(person.name)),
      knownAtMost,
      byName,
    );
}

const { compare } = new Intl.Collator();

function byName(one: Person, other: Person): number {
  return compare(one.name, other.name);
}
