/** Something in what the server sent that we could not read. It harmed nothing but itself. */
export interface ParseWarning {
  /** What it was about, such as a notification type or `discuss.channel.name`: one log line for each. */
  readonly about: string;
  readonly detail: string;
}

export type ReportWarning = (warning: ParseWarning) => void;
