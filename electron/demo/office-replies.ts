import type { Who } from "./office-people.ts";

/** What a colleague answers to what was written: by its words first, by the colleague's trade otherwise. */

interface Rule {
  readonly when: RegExp;
  readonly answers: readonly [string, ...string[]];
}

/** First match wins. `{1}` is what the first group of `when` caught. */
const rules: readonly Rule[] = [
  {
    when: /\b(S\d{4,6})\b/i,
    answers: [
      "Looking at {1} now, one second.",
      "{1}? Yes, I have it open. What do you need?",
      "I just checked {1}: it is confirmed and paid.",
    ],
  },
  {
    when: /^\W*(?:thx|thanks|thank you|cheers|merci)\b/i,
    answers: ["You are welcome!", "Any time 🙂", "Happy to help."],
  },
  {
    when: /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|morning)\b/i,
    answers: ["Hi Sam! What can I do for you?", "Hey Sam 👋", "Hello! Perfect timing, I just got my coffee."],
  },
  { when: /\b(?:bye|see you|good night|have a (?:nice|good))\b/i, answers: ["See you!", "You too, Sam!", "Bye 👋"] },
  { when: /\b(?:sorry|apolog)/i, answers: ["No harm done.", "All good, really."] },
  {
    when: /\b(?:lunch|coffee|soup|cake|hungry)\b/i,
    answers: ["Yes! Give me ten minutes.", "I never say no to that. Kitchen at twelve?", "Only if there is cake."],
  },
  {
    when: /\b(?:weekend|ride|rain|weather|holiday)\b/i,
    answers: ["Fingers crossed for the weather 🤞", "I am looking forward to it already."],
  },
  {
    when: /\b(?:bug|crash|error|broken|does ?n[o']t work|fail)/i,
    answers: [
      "Oh. Can you send me what it says on the screen?",
      "I have seen that yesterday. Does it help to reload with shift?",
      "On it. Since when?",
    ],
  },
  {
    when: /\b(?:invoice|payment|paid|credit|refund)\b/i,
    answers: [
      "Booked this morning, it should arrive tomorrow.",
      "Let me ask Inês, I will come back to you.",
      "Which customer is it?",
    ],
  },
  {
    when: /\b(?:deliver|shipment|shipping|truck|parcel|track)/i,
    answers: [
      "Tom says it leaves today.",
      "It is on the truck, tomorrow before noon.",
      "I will check with the warehouse and write you.",
    ],
  },
  {
    when: /\b(?:meeting|call|agenda|calendar|tomorrow|today|monday|tuesday|wednesday|thursday|friday)\b/i,
    answers: [
      "Works for me. Shall I send the invite?",
      "I could do half past two, does that suit you?",
      "Yes, put it in my calendar please.",
    ],
  },
  {
    when: /\b(?:price|discount|quote|offer)\b/i,
    answers: [
      "Up to five percent you decide, above that ask Omar.",
      "List price until Friday, then the spring price.",
      "I will send you the sheet.",
    ],
  },
  { when: /https?:\/\/\S+/i, answers: ["Opening it now.", "Thanks for the link, I will read it after lunch."] },
  {
    when: /[{};]|=>|\bfunction\b|\bconst\b|\bdef\b|^[\t ]*`/m,
    answers: ["Nice. Put that into a branch and I will look at it.", "Does it survive an empty list?"],
  },
  {
    when: /\p{Script=Hebrew}|\p{Script=Arabic}/u,
    answers: ["Noa can read that better than I do 😄", "Beautiful letters. In English please?"],
  },
  { when: /^[\p{Extended_Pictographic}\p{Emoji_Component}\s]+$/u, answers: ["😄", "👍", "❤️"] },
  {
    when: /^\W*(?:yes|yep|sure|ok(?:ay)?|great|perfect|done|nice)\b/i,
    answers: ["Great!", "Perfect, then we are done here.", "👍"],
  },
  { when: /^\W*no(?:pe)?\b/i, answers: ["All right, then we leave it.", "Fair enough."] },
  { when: /\bwho\b.*\?/i, answers: ["Priya would know.", "I think that is with Jonas.", "Me, as of today."] },
  { when: /\bwhen\b.*\?/i, answers: ["By Thursday, if nothing burns.", "This afternoon, around four."] },
  { when: /\bwhere\b.*\?/i, answers: ["Third folder in the shared drive, “current”.", "Hall B, behind the forks."] },
  {
    when: /\bwhy\b.*\?/i,
    answers: ["Long story. In short: it was cheaper in March.", "Good question. I will find out."],
  },
  {
    when: /\bhow\b.*\?/i,
    answers: ["Best is to show you. Five minutes at my desk?", "Step by step, I will write it down for you."],
  },
  {
    when: /\b(?:can|could|would|will) you\b/i,
    answers: [
      "Sure, I will do it right away.",
      "Yes. Is tomorrow morning early enough?",
      "Of course. Anything else while I am at it?",
    ],
  },
  {
    when: /\?\s*$/,
    answers: ["I think so, let me make sure.", "Good question. My guess is yes.", "Let me look and come back to you."],
  },
];

const byTrade: Readonly<Record<Who, readonly [string, ...string[]]>> = {
  sam: ["Noted."],
  maya: ["Thank you for telling me, that helps.", "Good. What would you do next?", "Let us keep it simple then."],
  omar: ["Music to my ears.", "I will mention it to the customer this afternoon.", "Noted for the next quote."],
  priya: [
    "Got it, I put it into the ticket.",
    "Makes sense. I will tell the others on the desk.",
    "Thanks, riders will like that.",
  ],
  jonas: [
    "Interesting. I add it to the list for the next series.",
    "Noted, with your name on it.",
    "That matches what I heard last week.",
  ],
  aiko: ["I will draw that.", "Nice thought, let me try it on paper first.", "Fewer parts would be even better."],
  lucas: ["Deployed in my head already.", "I can have that ready tonight.", "Noted, I will write a test for it."],
  ines: [
    "Fine with me, as long as there is a receipt.",
    "I will book it.",
    "Thank you, that closes one of my questions.",
  ],
  tom: ["Right. It is on my sheet.", "There is space for it in bay 12.", "I will bring it over."],
  elena: ["Love it. Can I quote you?", "That would make a good post.", "I will use that for the newsletter."],
  noa: ["Yalla, let us do it.", "I will pass it on to our partners.", "Perfect 🙏"],
  diego: [
    "I will have a look when I am there on Thursday.",
    "Got it, tools are in the van.",
    "Sounds like the headset to me.",
  ],
  grace: ["Thank you for letting me know!", "I will put it into the calendar for everybody.", "That is kind of you."],
};

/** So much of a message they listen to, characters. */
const heard = 500;

/** The possible answers, best first. `text` is what was written, without tags. */
export function answersTo(text: string, who: Who): readonly [string, ...string[]] {
  for (const { when, answers } of rules) {
    const match = when.exec(text.slice(0, heard));
    if (match === null) continue;
    const [first, ...rest] = answers.map((answer) => answer.replaceAll("{1}", (match[1] ?? "").toUpperCase()));
    if (first !== undefined) return [first, ...rest];
  }
  return byTrade[who];
}

/** How the first direct message of somebody begins. */
export const firstWords: readonly [string, string] = [
  "Hi Sam, we have not written before: Tom from the warehouse.",
  "I have a parcel here with your name and no sender. Shall I bring it up, or do you want to guess first?",
];
