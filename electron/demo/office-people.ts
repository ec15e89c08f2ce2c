/** Fernhill Bikes: who works there. The person at the keyboard is Sam Porter of customer operations. */
export interface Colleague {
  readonly key: string;
  readonly name: string;
  readonly role: string;
}

export const self = {
  key: "sam",
  name: "Sam Porter",
  role: "Customer Operations",
  login: "demo",
  password: "demo",
} as const;

export const colleagues = [
  { key: "maya", name: "Maya Lindqvist", role: "Managing Director" },
  { key: "omar", name: "Omar Haddad", role: "Head of Sales" },
  { key: "priya", name: "Priya Raman", role: "Support Lead" },
  { key: "jonas", name: "Jonas Weber", role: "Product Manager" },
  { key: "aiko", name: "Aiko Tanaka", role: "Industrial Designer" },
  { key: "lucas", name: "Lucas Moreau", role: "Software Engineer" },
  { key: "ines", name: "Inês Carvalho", role: "Finance" },
  { key: "tom", name: "Tom Okafor", role: "Warehouse" },
  { key: "elena", name: "Elena Petrova", role: "Marketing" },
  { key: "noa", name: "Noa Levi", role: "Partner Sales" },
  { key: "diego", name: "Diego Santos", role: "Field Service" },
  { key: "grace", name: "Grace Kim", role: "People & Culture" },
] as const satisfies readonly Colleague[];

export type Who = (typeof colleagues)[number]["key"] | "sam";

export interface Room {
  readonly name: string;
  readonly type: "channel" | "group" | "chat";
  readonly about?: string;
  /** Everybody, unless named. Sam is always in. */
  readonly people?: readonly Who[];
  /** How many dialogues of the past days it holds. */
  readonly dialogues: number;
  /** How many of the newest messages Sam has not read. */
  readonly unread: number;
}

export const rooms: readonly Room[] = [
  { name: "general", type: "channel", about: "News for everybody at Fernhill.", dialogues: 72, unread: 2 },
  {
    name: "sales",
    type: "channel",
    about: "Quotes, orders and the people behind them.",
    people: ["omar", "noa", "ines", "maya", "elena", "tom"],
    dialogues: 84,
    unread: 4,
  },
  {
    name: "support-desk",
    type: "channel",
    about: "What riders ask, and what we answer.",
    people: ["priya", "diego", "lucas", "tom", "jonas"],
    dialogues: 110,
    unread: 7,
  },
  {
    name: "product",
    type: "channel",
    about: "From sketch to street.",
    people: ["jonas", "aiko", "lucas", "maya", "diego"],
    dialogues: 40,
    unread: 0,
  },
  {
    name: "engineering",
    type: "channel",
    about: "Firmware, web shop, everything with a compiler.",
    people: ["lucas", "jonas", "diego"],
    dialogues: 24,
    unread: 0,
  },
  {
    name: "warehouse",
    type: "channel",
    about: "In, out and where it stands.",
    people: ["tom", "ines", "omar", "diego"],
    dialogues: 22,
    unread: 1,
  },
  { name: "marketing", type: "channel", people: ["elena", "aiko", "maya", "noa"], dialogues: 14, unread: 0 },
  { name: "random", type: "channel", about: "Lunch, dogs, records.", dialogues: 16, unread: 0 },
  { name: "Spring launch", type: "group", people: ["jonas", "elena", "aiko", "omar"], dialogues: 12, unread: 0 },
  { name: "Trade fair Munich", type: "group", people: ["omar", "noa", "grace"], dialogues: 8, unread: 3 },
  { name: "", type: "chat", people: ["maya"], dialogues: 5, unread: 1 },
  { name: "", type: "chat", people: ["priya"], dialogues: 10, unread: 0 },
  { name: "", type: "chat", people: ["omar"], dialogues: 8, unread: 0 },
  { name: "", type: "chat", people: ["lucas"], dialogues: 5, unread: 0 },
  { name: "", type: "chat", people: ["ines"], dialogues: 4, unread: 0 },
];
