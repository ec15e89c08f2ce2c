import { say } from "./office-lines.ts";
import type { Dialogues } from "./office-lines.ts";

/** What is said where things are made and stored. */
export const workshopDialogues: Dialogues = {
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
};
