import type { Random } from "./random.ts";
import { escapeHtml } from "./html.ts";

/** Fills in the blanks of a dialogue and turns its small markup into the HTML that Odoo would store. */

const customers = [
  "Marlow Couriers",
  "Blue Heron Hotels",
  "Atelier Nord",
  "City of Ghent",
  "Kestrel Logistics",
  "Hanami Foods",
  "Orchard School",
  "Ridgeway Clinic",
  "Studio Pino",
  "Lakeside Rentals",
] as const;
const cities = [
  "Antwerp",
  "Lyon",
  "Utrecht",
  "Porto",
  "Graz",
  "Malmö",
  "Bristol",
  "Ghent",
  "Leipzig",
  "Bilbao",
] as const;
const bikes = ["Fern One", "Fern Cargo", "Hill 5", "Hill 7 Step", "Moss Kids"] as const;
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;

/** The same words for every blank of this name within one dialogue. */
export function fillWith(random: Random): (text: string) => string {
  const blanks: Record<string, string> = {
    customer: random.pick(customers),
    city: random.pick(cities),
    bike: random.pick(bikes),
    day: random.pick(days),
    order: `S${random.between(20_100, 24_900)}`,
    n: String(random.between(6, 48)),
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (all, name: string) => blanks[name] ?? all);
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** Small markup to HTML, and who is mentioned in it. */
export function toHtml(text: string, personOf: (key: string) => Named | null): { html: string; mentioned: Named[] } {
  const mentioned: Named[] = [];
  const inline = escapeHtml(text)
    .replaceAll(/```\n?([\s\S]*?)\n?```/g, (_, code: string) => `</p><pre>${code}</pre><p>`)
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
    .replaceAll(
      /https?:\/\/[^\s,)<]+/g,
      (url) => `<a href="${url}" target="_blank" rel="noreferrer noopener">${url}</a>`,
    )
    .replaceAll(/@([a-z]+)\b/g, (all, key: string) => {
      const person = personOf(key);
      if (person === null) return all;
      mentioned.push(person);
      return `<a href="#" class="o_mail_redirect" data-oe-id="${person.id}" data-oe-model="res.partner" target="_blank">@${person.name}</a>`;
    });
  const paragraphs = `<p>${inline}</p>`.replaceAll("<p></p>", "").replaceAll(/<p>\n|\n<\/p>/g, (tag) => tag.trim());
  return { html: breakLines(paragraphs), mentioned };
}

/** Newlines are `<br>` everywhere but in code. */
function breakLines(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part) => (part.startsWith("<pre>") ? part : part.replaceAll("\n", "<br>")))
    .join("");
}
