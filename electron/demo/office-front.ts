import { say } from "./office-lines.ts";
import type { Dialogues } from "./office-lines.ts";

/** What is said where customers are near. */
export const frontDialogues: Dialogues = {
  general: [
    [
      say(
        "maya",
        "Friday letter. Three things this week.\n\nFirst, thank you. The audit in {city} went through without a single remark, and the auditor asked where he can buy the bike he parked beside. That is the work of the warehouse and of finance, who wrote down for months what the rest of us would have kept in our heads.\n\nSecond, the spring. We will launch on {day}, with one colour less and one promise more: every bike that is ordered before noon leaves the same day. I have asked Tom whether that can be held, and Tom has looked at me for a long time and said yes.\n\nThird, us. We have grown to {n} people, and I no longer know what everybody had for lunch. If something is on your mind, my door is open, and when it is closed I am in the workshop pretending to be useful.\n\nHave a good weekend.",
        { reactions: { "❤️": ["sam", "grace", "tom", "priya"], "👏": ["omar", "elena"] } },
      ),
      say("tom", "It was not that long a time.", {
        repliesToFirst: true,
        reactions: { "😂": ["maya", "sam", "ines"] },
      }),
    ],
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
};
