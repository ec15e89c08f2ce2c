/** What is said where messages are written, in English. */
export const composer = {
  "composer.name": "Message {name}",
  "composer.send": "Send",
  "composer.attach": "Attach files",
  "composer.attached": "Attached files",
  "composer.attaching": "Attaching",
  "composer.isAttaching": "Attaching…",
  "composer.remove": "Remove {name}",
  "composer.drop": "Drop files to attach them for {name}",
  "composer.replying": "Replying to {author}",
  "composer.editing": "Editing your message",
  "composer.stopReplying": "Stop replying",
  "composer.stopEditing": "Stop editing",
} as const;
