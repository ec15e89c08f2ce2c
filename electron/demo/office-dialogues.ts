import type { Who } from "./office-people.ts";

/**
 * What is said at Fernhill. `{order}`, `{customer}`, `{city}`, `{bike}`, `{n}` and `{day}` are filled in,
 * the same within a dialogue. `code` in backticks, `@key` mentions, a line may carry reactions.
 */
export interface Line {
  readonly who: Who;
  readonly text: string;
  /** Emoji and who gave it. */
  readonly reactions?: Readonly<Record<string, readonly Who[]>>;
  readonly repliesToFirst?: true;
  readonly edited?: true;
  readonly picture?: true;
  readonly pinned?: true;
}

export type Dialogue = readonly Line[];

const say = (who: Who, text: string, more: Omit<Line, "who" | "text"> = {}): Line => ({ who, text, ...more });

export const dialogues: Readonly<Record<string, readonly [Dialogue, ...Dialogue[]]>> = {
  general: [
    [
      say(
        "maya",
        "Good morning everyone. The {city} store opens on {day}: thank you to all who carried boxes at the weekend.",
        { reactions: { "🎉": ["omar", "elena", "sam"], "❤️": ["grace"] } },
      ),
      say("elena", "Photos are on the drive, please use the second folder for anything public."),
      say("sam", "They look great. Who is the dog in number 14?"),
      say("elena", "That is Biscuit. Biscuit is on the payroll now.", {
        reactions: { "😂": ["sam", "tom", "priya", "lucas"] },
      }),
    ],
    [
      say(
        "grace",
        "Reminder: holiday requests for summer close on {day}. The form is here: https://example.com/people/holidays",
      ),
      say("tom", "Mine is in. Twice, I think. Sorry Grace."),
      say("grace", "I saw. I took the longer one 😉", { repliesToFirst: true }),
    ],
    [
      say(
        "ines",
        "The expense tool moves to the new bank on {day}. Receipts sent before noon are paid this week, the rest on Monday.",
      ),
      say("omar", "Does that hold for travel as well?"),
      say("ines", "Yes, everything with a receipt. Train tickets count once the trip is over.", {
        reactions: { "👍": ["omar", "noa"] },
      }),
    ],
    [
      say(
        "lucas",
        "Heads-up: the shop is read-only tonight from 22:00 for about {n} minutes while we move the database.",
      ),
      say("priya", "I will put a banner up. Anything riders should know?"),
      say("lucas", "Only that orders placed before 22:00 are safe. I will write here when we are back."),
      say("lucas", "Back, and {n} minutes early. All green ✅", { reactions: { "🚀": ["jonas", "priya", "maya"] } }),
    ],
    [
      say(
        "maya",
        "Numbers for last month are in: {n} bikes out of the door, returns below two percent. I am proud of this team.",
        { reactions: { "👏": ["omar", "ines", "sam", "aiko"], "🚲": ["tom"] }, pinned: true },
      ),
      say("omar", "{city} alone did a fifth of that. Lovely people, terrible parking."),
    ],
    [
      say(
        "grace",
        "Please welcome Ravi, who joins the workshop on {day}. He rides a unicycle to work, so be kind to the cycle lane.",
      ),
      say("diego", "Welcome Ravi! First coffee is on me."),
      say("aiko", "Second one here ☕"),
    ],
    [
      say("tom", "The lift in hall B is being repaired until {day}. Anything over thirty kilos goes through the ramp."),
      say("diego", "So I take the ramp then."),
      say("tom", "You personally may take the stairs.", { reactions: { "😂": ["diego", "grace", "sam"] } }),
    ],
  ],
  sales: [
    [
      say("omar", "{customer} wants {n} {bike} for their {city} office. Can we keep the spring price until {day}?"),
      say("ines", "For more than twenty, yes. Below that please stay at the list price."),
      say("omar", "It is more than twenty. Sending {order} now.", { reactions: { "💪": ["noa", "maya"] } }),
    ],
    [
      say("noa", "{customer} signed {order}. Delivery to {city} in two batches, first one on {day}.", {
        reactions: { "🎉": ["omar", "sam", "elena"] },
      }),
      say("tom", "First batch is reserved. Second one depends on the container."),
      say("noa", "They know, and they are fine with it."),
    ],
    [
      say("sam", "{customer} asks whether the {bike} comes with the low frame in green."),
      say("omar", "In green from week {n}. Sand and black now."),
      say("sam", "Thanks, I will offer sand and a reservation for green."),
      say("omar", "Perfect. People who see the sand one usually keep it."),
    ],
    [
      say("ines", "{order} is overdue by {n} days. Does anybody know the person behind the address?"),
      say("noa", "I do. They changed their bookkeeper, the reminder went to the old one. I will call today."),
      say("ines", "Thank you! I will hold the second reminder until {day}.", { repliesToFirst: true }),
      say("noa", "Paid this morning, with apologies and a picture of a cake.", {
        reactions: { "🍰": ["ines", "omar"] },
      }),
    ],
    [
      say(
        "omar",
        "Call with {customer} moved to {day}. They want to hear about service contracts, so @sam please join for ten minutes.",
      ),
      say("sam", "I am in. Shall I bring the numbers from support?"),
      say("omar", "Yes please, response times and the share solved on the phone."),
    ],
    [
      say("noa", "Quick one from the partner in Haifa: הדגם החדש נראה מעולה, מתי הוא מגיע לחנות?"),
      say("noa", "In short: they love the new model and ask when it reaches the shop."),
      say("omar", "Week {n}, if the frames pass on {day}."),
      say("noa", "תודה! I will tell them 🙏", { reactions: { "🙏": ["omar"] } }),
    ],
    [
      say("maya", "What is our honest chance at {customer}?"),
      say("omar", "Seven in ten. The competitor is cheaper, but their nearest workshop is two hours from {city}."),
      say("maya", "Then let us talk about workshops, not about price.", {
        reactions: { "💯": ["omar", "noa", "sam"] },
      }),
    ],
    [
      say("elena", "The leads from the {city} event are in the system, {n} of them, tagged with the day."),
      say("omar", "How many real ones?"),
      say("elena", "I would call the first thirty. The rest wanted the tote bag."),
    ],
    [
      say(
        "omar",
        "For the record, how a discount is decided:\n1. up to 5 %: you\n2. up to 10 %: me\n3. above: Maya, in writing, with the reason\nNo exceptions on the last day of the quarter. Especially not then.",
        { pinned: true, edited: true },
      ),
      say("noa", "Printed and framed."),
    ],
  ],
  "support-desk": [
    [
      say("priya", "Ticket from {city}: display of the {bike} stays dark after the update. Third one this week."),
      say("lucas", "Firmware 4.{n}? Hold power and minus for ten seconds, then it comes back with a log."),
      say("diego", "Confirmed, worked on two bikes here."),
      say(
        "lucas",
        "Fix is in the next build. The log says:\n```\nboot: slot B crc mismatch\nboot: falling back to slot A\ndisplay: timeout waiting for frame\n```",
        { reactions: { "🔧": ["diego", "priya"] } },
      ),
    ],
    [
      say("sam", "{customer} asks where {order} is. Tracking says {city} since {day}."),
      say("tom", "It is on the second truck, the carrier scanned it late. It will be there tomorrow before noon."),
      say("sam", "Thanks Tom, told them. They were very nice about it.", { reactions: { "👍": ["tom"] } }),
    ],
    [
      say("diego", "Squeaking brake, rider in {city}, bike is {n} weeks old. Pads or rotor?"),
      say("priya", "Pads first. If it comes back within a month we take the rotor as well."),
      say("diego", "Pads it is. I am there on {day} anyway."),
    ],
    [
      say("priya", "We are at {n} open tickets, oldest from {day}. @sam can you take the three about invoices?"),
      say("sam", "On it."),
      say("sam", "Done. One of them was a thank-you note filed as a complaint."),
      say("priya", "My favourite kind 😄", { reactions: { "❤️": ["sam"] } }),
    ],
    [
      say("priya", "Rider writes: the {bike} pulls to the left when I let go of the bars."),
      say("diego", "Headset, or the rack is loaded on one side."),
      say("priya", "It was a crate of cats. On one side.", { reactions: { "🐈": ["sam", "diego", "lucas", "tom"] } }),
    ],
    [
      say("tom", "Returned battery in bay {n} has no number on the box. Whose is it?"),
      say("priya", "Should be {order}, the one with the loose connector."),
      say("tom", "It is. Label printed.", { repliesToFirst: true }),
    ],
    [
      say("sam", "Customer cannot sign in to the shop, the reset mail does not arrive."),
      say("lucas", "Their provider holds us back for five minutes since {day}. It arrives, only late."),
      say("sam", "Right, it just did. Thanks!"),
    ],
    [
      say("jonas", "How often do people ask for a kickstand on the {bike}?"),
      say("priya", "Twice a day. {n} times this month."),
      say("jonas", "Then it will be in the box from the next series.", {
        reactions: { "🎉": ["priya", "sam", "diego"] },
      }),
    ],
    [
      say(
        "priya",
        "New text for delays, please use it from today: “We are sorry that your bike is late. It is booked on the truck of {day}; you will get the time window the evening before. If that day does not suit you, answer this message and a person will read it.” It says what happened, what comes next and what they can do, in this order, and it does not blame the carrier, the weather or the moon.",
        { pinned: true },
      ),
      say("sam", "Much better than the old one."),
      say("diego", "The moon did nothing wrong."),
    ],
  ],
  product: [
    [
      say("aiko", "Second sketch of the new rack. The strap now closes with one hand.", {
        picture: true,
        reactions: { "😍": ["jonas", "maya"], "👀": ["sam"] },
      }),
      say("jonas", "Can it take {n} kilos?"),
      say("aiko", "With the thicker tube, yes. Forty grams more."),
      say("jonas", "Take the tube."),
    ],
    [
      say("jonas", "Decision on the {bike} light: brighter lamp, same switch. Test rides in {city} on {day}."),
      say("diego", "I can ride at night, my calendar likes it."),
      say("aiko", "Bring the diffuser from bench {n}, please."),
    ],
    [
      say(
        "lucas",
        "Range estimate is off by {n} % below five degrees. I have a model that learns from the last three rides.",
      ),
      say("jonas", "How much memory?"),
      say("lucas", "Two kilobytes. `RANGE_WINDOW = 3`, nothing else moves."),
      say("jonas", "Go. Put it behind the winter flag.", { reactions: { "❄️": ["lucas", "aiko"] } }),
    ],
    [
      say("maya", "What do we leave out so that the launch holds?"),
      say("jonas", "The second colour of the grips. Nobody asked for it but us."),
      say("aiko", "A small pain, but I agree."),
      say("maya", "Thank you both. Courage is a feature.", { reactions: { "👏": ["jonas", "aiko", "sam"] } }),
    ],
    [
      say("diego", "Field note from {city}: people lock the bike through the fork. The sticker says frame."),
      say("aiko", "Then the sticker is in the wrong place. I will move it to where the hand goes."),
    ],
  ],
  engineering: [
    [
      say("lucas", "The nightly build failed on the charger tests. Looks like a clock that went backwards."),
      say("jonas", "Summer time?"),
      say(
        "lucas",
        "Worse: a machine that believed it was {day}. Fixed with `monotonic()`; should have been that from the start.",
      ),
    ],
    [
      say(
        "lucas",
        "For review: retry of order export.\n```\nfor attempt in range(5):\n    if export(order):\n        break\n    sleep(2 ** attempt + random())\n```\nWith this {order} would have gone through.",
      ),
      say("diego", "I understand every third word and I like it."),
      say("jonas", "What happens after the fifth?"),
      say("lucas", "It lands in a list that a person reads, with the reason.", { reactions: { "👍": ["jonas"] } }),
    ],
    [
      say("jonas", "The scanner app shows 😀 as a box on the old handhelds."),
      say("lucas", "No font for it. I can ship one, {n} hundred kilobytes."),
      say("jonas", "Ship it, the warehouse deserves smileys."),
    ],
    [
      say("lucas", "Docs for the telemetry format: https://example.com/docs/telemetry, comments welcome until {day}."),
      say("diego", "Field names in milli-something please, I keep guessing."),
      say("lucas", "Good point, changed: `voltage_mv`, `speed_mm_s`.", { edited: true }),
    ],
  ],
  warehouse: [
    [
      say("tom", "Container is in. {n} frames, {n} forks, one umbrella that is not ours."),
      say("ines", "Please photograph the umbrella for the claim.", { reactions: { "☂️": ["tom", "sam"] } }),
    ],
    [
      say("omar", "Can {order} leave today? They have an event in {city} on {day}."),
      say("tom", "If you bring the papers before three."),
      say("omar", "Papers are on your desk, with a biscuit."),
      say("tom", "It has left. So has the biscuit.", { reactions: { "🍪": ["omar", "sam"] } }),
    ],
    [
      say("tom", "Counting bay {n}: we have two {bike} more than the system says."),
      say("ines", "Check the returns of {day}, I bet they were put away before they were booked."),
      say("tom", "Exactly that. Booked."),
    ],
    [
      say("diego", "I need four chain guards for tomorrow, the left ones."),
      say("tom", "Shelf C{n}, third from the top. Sign the sheet, please. The sheet, Diego."),
      say("diego", "Signed! Twice!"),
    ],
  ],
  marketing: [
    [
      say("elena", "Draft of the spring headline: “Uphill is a place, not an effort.” Too much?"),
      say("maya", "I like it. Does it survive translation?"),
      say("noa", "In Hebrew even better: עלייה היא מקום, לא מאמץ", { reactions: { "🔥": ["elena", "aiko"] } }),
    ],
    [
      say("elena", "The {city} video passed {n} thousand views. Most replayed: the second where Tom nods."),
      say("aiko", "A well-designed nod.", { reactions: { "😂": ["elena", "maya"] } }),
    ],
    [
      say("aiko", "New photos of the {bike} in morning light. First is my favourite.", { picture: true }),
      say("elena", "Taking the first for the cover. Thank you!"),
    ],
  ],
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
