import type { Random } from "./random.ts";
import type { Dialogue, BusConnection } from "./office-lines.ts";
import type { Who } from "./office-people.ts";

/** The everyday traffic between the dialogues: somebody asks, somebody answers, somebody says thanks. */
interface Traffic {
  readonly openings: readonly [string, ...string[]];
  readonly answers: readonly [string, ...string[]];
  readonly endings: readonly [string, ...string[]];
}

const thanks = [
  "Thanks!",
  "Perfect, thank you.",
  "👍",
  "Great, that was quick.",
  "Good to know.",
  "Merci!",
  "Lovely, thanks.",
  "Noted.",
] as const;

const traffic: Readonly<Record<string, Traffic>> = {
  general: {
    openings: [
      "The courier for {city} comes at three today, please bring parcels to the desk.",
      "Room Birch is taken all {day}, we moved to Maple.",
      "Visitors from {customer} are in the house, please smile.",
      "New badges are at the reception, bring the old one.",
      "The printer on the second floor is back. It prints. It even scans.",
      "Fire drill on {day} at eleven, meet at the bike stands.",
      "Who left a blue helmet in the lift?",
      "Windows are being cleaned until {day}, please keep them shut.",
      "The town hall is on {day}, questions to Maya or anonymously in the box.",
    ],
    answers: [
      "Thank you for telling us.",
      "I will tell the late shift.",
      "Mine, I think. On my way.",
      "Is that for hall B as well?",
      "Can we join from {city}?",
      "Good, I will move my meeting.",
    ],
    endings: ["Yes!", "Thanks all.", "See you there.", "👍", "Of course.", "Will do."],
  },
  sales: {
    openings: [
      "{customer} asks for an offer over {n} {bike}.",
      "Can somebody take the call from {city}? I am on the train.",
      "{order} is signed.",
      "Does {customer} still have the old terms?",
      "Lead from the website: company in {city}, {n} employees, wants to try one bike.",
      "The competition lowered its price in {city}. By how much, I do not know yet.",
      "{customer} would like to move {order} to {day}.",
      "Who has the slides with the running costs?",
      "Second visit at {customer} was good, they want a trial of {n} days.",
      "Reminder: forecast until {day}, please.",
    ],
    answers: [
      "I take that one.",
      "Yes, until the end of the year.",
      "Sent, with the low frame as an option.",
      "Call them before {day}, they decide fast.",
      "In the folder “current”, third file.",
      "I moved it, {order} ships one week later.",
      "Ask for the floor plan of their parking, it helps.",
    ],
    endings: [...thanks, "You are a wizard.", "Done."],
  },
  "support-desk": {
    openings: [
      "Rider in {city} asks how to reset the service light on the {bike}.",
      "{customer} would like a second key for the lock of {order}.",
      "Charger blinks orange, {bike}, {n} months old.",
      "Someone wants to know whether the {bike} may go on a train.",
      "{order}: the box had a dent, the bike has not.",
      "Question about child seats on the {bike}.",
      "Rider in {city} forgot the code of the lock, frame number is in the ticket.",
      "The app says “bike not found” in {city}.",
      "{customer} needs the manual in French.",
      "Left pedal clicks every {n} metres, says the rider.",
      "Is there a louder bell for the {bike}?",
      "Rider asks if {n} bar are too much for the tyre.",
    ],
    answers: [
      "Page {n} of the manual, I will send the link.",
      "Had that last week: swap the cable, then it is gone.",
      "I will call them this afternoon.",
      "That is covered, please send a new one.",
      "Send them to the workshop in {city}, they have the part.",
      "Answered, with a drawing.",
      "Known, and fixed in the next update.",
      "I put it on the list for {day}.",
    ],
    endings: [...thanks, "Closing it.", "Told them, they are happy.", "One less 🎉"],
  },
  product: {
    openings: [
      "Sample of the new grip is here, smells of rubber but feels right.",
      "The {bike} passed the {n}-hour rain test.",
      "Test riders in {city} like the low gear, they do not like the bell.",
      "Shall we show the rack to {customer} before the fair?",
      "Weight of the {bike} is now {n} grams below the target.",
      "Supplier in {city} asks for the final drawing by {day}.",
    ],
    answers: [
      "Good, next round on {day}.",
      "I change the radius and we try again.",
      "Yes, but only the sand-coloured one.",
      "Drawing is out.",
      "What did it cost us?",
      "Let us ask two more riders first.",
    ],
    endings: ["Agreed.", "On it.", "👍", "Nice.", "Thanks, both."],
  },
  engineering: {
    openings: [
      "Deploying the shop at {n} past.",
      "Does anybody use the old report of {day}? I would like to remove it.",
      "The import of {customer} had {n} lines without an address.",
      "Certificates renewed for all hosts.",
      "Moved the label printer to its own queue.",
      "Staging is slow today, I am looking.",
    ],
    answers: [
      "Go ahead.",
      "Nobody that I know of.",
      "I clean them by hand and fix the check.",
      "Was it the cache again?",
      "Works here.",
      "Please write it into the log.",
    ],
    endings: ["Done.", "✅", "Thanks.", "Rolled out, quiet so far.", "Will do."],
  },
  warehouse: {
    openings: [
      "Truck to {city} leaves at four.",
      "Bay {n} is full, new pallets go to hall B.",
      "We are out of the small boxes until {day}.",
      "{order} is packed.",
      "Does {customer} pick up, or do we send?",
      "Scanner {n} needs a new battery.",
    ],
    answers: [
      "Add {order} please.",
      "They pick up on {day}.",
      "I ordered two hundred this morning.",
      "On my way with one.",
      "Thanks, I tell the carrier.",
      "Booked.",
    ],
    endings: ["Good.", "👍", "Signed.", "It is on the sheet.", "Thanks!"],
  },
  marketing: {
    openings: [
      "Newsletter goes out on {day}, please read it once.",
      "{customer} allows us to use their photo.",
      "Post about {city} is scheduled.",
      "We need a better word for “durable”.",
    ],
    answers: [
      "Read it, one comma.",
      "Great picture for the cover.",
      "“Made to stay”?",
      "Add the link to the test ride.",
    ],
    endings: ["Thank you!", "Taken.", "😍", "Done."],
  },
  random: {
    openings: [
      "There is cake in the kitchen, from {customer}.",
      "Whose umbrella is that?",
      "Recommend me a film for a train ride to {city}.",
      "I counted {n} herons on the way to work.",
    ],
    answers: ["On my way.", "Anything with a heist in it.", "Pictures or it did not happen.", "Mine!"],
    endings: ["😂", "Thanks!", "It was great.", "Too late 🍰"],
  },
};

export const hasTraffic = (room: string): boolean => traffic[room] !== undefined;

/** Two or three lines by different people of the room. */
export function smalltalk(random: Random, room: string, people: readonly [Who, ...Who[]]): Dialogue {
  const known = traffic[room] ?? traffic["general"];
  if (known === undefined) return [];
  const asks = random.pick(people);
  const others = people.filter((who) => who !== asks);
  const replies = others[random.between(0, others.length - 1)] ?? asks;
  const lines: BusConnection[] = [
    { who: asks, text: random.pick(known.openings) },
    { who: replies, text: random.pick(known.answers) },
  ];
  if (random.next() < 0.6) lines.push({ who: asks, text: random.pick(known.endings) });
  return lines;
}
