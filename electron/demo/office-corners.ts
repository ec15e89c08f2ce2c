import { say } from "./office-lines.ts";
import type { Dialogues } from "./office-lines.ts";

/** What is said in groups, in private and at the coffee machine. */
export const cornerDialogues: Dialogues = {
  random: [
    [
      say("grace", "There is soup in the kitchen. Lentil. Go."),
      say("lucas", "Gone?"),
      say("grace", "Almost. Bring your own spoon.", { reactions: { "🥣": ["tom", "sam"] } }),
    ],
    [
      say("tom", "Found: one glove, left, wool, smells of lavender."),
      say("noa", "Mine!! Thank you 💜"),
      say("tom", "The right one is on the radiator in {city}, I fear."),
    ],
    [
      say("diego", "Sunday ride, {n} kilometres, flat, cake at the end. Who comes?"),
      say("aiko", "Me"),
      say("elena", "Me, for the cake"),
      say("sam", "Count me in if it does not rain.", { reactions: { "🤞": ["diego", "aiko"] } }),
    ],
    [
      say("lucas", "Does anyone remember the name of that record from the {day} party?"),
      say("omar", "The one with the trumpet? I will bring it."),
    ],
  ],
  "Spring launch": [
    [
      say("jonas", "Launch list: site, boxes, spare parts, training. Open: spare parts."),
      say("omar", "Dealers in {city} have theirs. The rest gets them on {day}."),
      say("elena", "Site is ready behind the password `spring-{n}`."),
      say("sam", "Support answers are written, Priya has read them.", { reactions: { "✅": ["jonas", "elena"] } }),
    ],
    [
      say("aiko", "Box artwork is at the printer. No typos found by four people, so there is one."),
      say("elena", "Fifth pair of eyes: found it. “Electirc”."),
      say("aiko", "Every time 😅 Stopped the press, new file is in.", { repliesToFirst: true }),
    ],
    [
      say("jonas", "Rehearsal on {day} at ten, room Birch. Please bring the bike that works."),
      say("omar", "They all work. Some of them also move."),
    ],
  ],
  "Trade fair Munich": [
    [
      say("grace", "Hotel is booked for four, twelve minutes by tram from the hall."),
      say("noa", "Is there a gym?"),
      say("grace", "There is a staircase."),
      say("omar", "I take booth duty on the first morning, then {customer} at eleven."),
    ],
    [
      say("noa", "Three meetings fixed, all on {day}. Can we have the {bike} on the stand in two sizes?"),
      say("omar", "Yes, Tom ships them on a pallet with the counter."),
      say("noa", "Amazing 🙌"),
    ],
  ],
  maya: [
    [
      say("maya", "Hi Sam, how is the new rota working out?"),
      say("sam", "Well, mostly. Mondays are still thin before ten."),
      say("maya", "Tell me what you need and I will find it."),
    ],
    [
      say(
        "maya",
        "Could you send me the three most common questions of last week? I want to open the board meeting with them.",
      ),
      say("sam", "Delivery dates, winter range, and whether the bell can be louder."),
      say("maya", "The bell! I love our riders.", { reactions: { "🔔": ["sam"] } }),
    ],
  ],
  priya: [
    [
      say("priya", "Can you take the phone from two to three? I have the dentist."),
      say("sam", "Sure, good luck."),
      say("priya", "You are a star 🌟"),
    ],
    [
      say("sam", "The rider of {order} would like to speak to someone technical."),
      say("priya", "Diego calls them at four. Put the frame number into the ticket please."),
      say("sam", "It is in."),
    ],
    [
      say("priya", "Your answer to {customer} was perfect, I have put it into the templates."),
      say("sam", "Thank you! I stole half of it from you.", { reactions: { "😄": ["priya"] } }),
    ],
  ],
  omar: [
    [
      say("omar", "Do you have a minute for {customer}? They ask about service in {city}."),
      say("sam", "Yes. We have a partner there since {day}, two days response."),
      say("omar", "That is what I needed. Thanks!"),
    ],
    [
      say("sam", "The price in {order} is per piece, is that meant?"),
      say("omar", "No! Good eye. Corrected, new version is in the documents.", { reactions: { "🦅": ["sam"] } }),
    ],
  ],
  lucas: [
    [
      say("sam", "The export button does nothing for me since this morning."),
      say("lucas", "Reload with shift, there was an old script in the cache."),
      say("sam", "Works again 👍"),
    ],
    [
      say(
        "lucas",
        "I gave you access to the log viewer: https://example.com/logs. Search for the order number, e.g. `{order}`.",
      ),
      say("sam", "This will save me hours, thanks!"),
    ],
  ],
  ines: [
    [
      say("ines", "Credit note for {order} is booked, the customer has it by {day}."),
      say("sam", "Great, they were asking."),
    ],
    [
      say("sam", "Which account for the replacement lights?"),
      say("ines", "Warranty, 4{n}. Not marketing, even if they look lovely."),
    ],
  ],
};
