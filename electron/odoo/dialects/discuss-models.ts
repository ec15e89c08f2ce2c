/** What the models of Discuss are called, which is all that its own methods go by. */
export interface DiscussModels {
  readonly channel: string;
  readonly member: string;
}

/** Since Odoo 17. */
export const discussModels: DiscussModels = { channel: "discuss.channel", member: "discuss.channel.member" };
