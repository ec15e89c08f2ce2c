import { createArchive } from "../../electron/storage/archive.ts";
import { dataFolder } from "../../electron/storage/data-folder.ts";
import { createWorkspaceRegistry } from "../../electron/storage/workspace-registry.ts";
import Conf from "conf";
import type { Archive } from "../../electron/core/ports/archive.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import { channelId, conversation, memberId, messageId, partner, person } from "./builders.ts";
import { monday } from "./fake-clock.ts";
import { conversationsIn } from "./rows-after.ts";

/** Ids as a server gives them that has much else to count: far from one another. */
const idStep = 37;
/** So many direct messages for each channel or group, and each with somebody else. */
const kinds = ["chat", "channel", "chat", "group"] as const;

/**
 * A conversation of a long list: "room 1" has the latest interest; each third has something unread, and direct messages
 * bear the name of their "person N".
 */
export function roomOf(number: number, count: number): Conversation {
  const other = personOf(number);
  return conversation({
    id: channelId((count - number + 1) * idStep),
    kind: kinds[number % kinds.length] ?? "chat",
    name: `room ${number}`,
    customName: `room ${number}`,
    members: [
      { id: memberId(number * 2), person: partner(3), seen: null },
      { id: memberId(number * 2 + 1), person: other.key, seen: null },
    ],
    lastInterestAt: monday - number * 60_000,
    unread: number % 3 === 0 ? 1 : 0,
    newMessageSeparator: messageId(number * 5),
    lastMessage: {
      id: messageId(number * 5),
      author: other.key,
      text: `The last that was said in room ${number}, about as long as such words are.`,
      sentAt: monday - number * 60_000,
    },
  });
}

function personOf(number: number): Person {
  return person({ key: partner(1_000 + number * idStep), name: `Person ${number}`, presence: "unknown" });
}

/** The one workspace that the data folder has knows these conversations and no others. Not while Parley runs. */
export function fillArchive(userData: string, count: number): void {
  const archive = openArchive(userData);
  archive.removeConversations(conversationsIn(archive).map(({ id }) => id));
  for (let from = 1; from <= count; from += 5_000) {
    const numbers = Array.from({ length: Math.min(5_000, count - from + 1) }, (_none, index) => from + index);
    archive.saveConversations(numbers.map((number) => roomOf(number, count)));
    archive.savePeople(numbers.map(personOf));
  }
  archive.close();
}

export function openArchive(userData: string): Archive {
  const folder = dataFolder(userData);
  const log = (): void => {};
  const [stored] = createWorkspaceRegistry({ folder, Store: Conf, log }).list();
  if (!stored) throw new Error(`There is no workspace in ${userData}`);
  return createArchive({ directory: folder.workspace(stored.id).root, log, onRebuilt: () => {} });
}
