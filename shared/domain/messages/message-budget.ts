/**
 * How much of a message's HTML is read to make its plain text, characters. A thousand pages of a book have no more.
 * `Message.text` is whole up to there, because an edit begins with it; a message beyond it is shown whole and cannot
 * be edited here. Whatever needs less, such as a preview or a notification, cuts for itself.
 */
export const longestBodyRead = 2_000_000;

/** Whether the message's text is all that it says, so that an edit loses nothing. */
export function isTextWhole({ body }: { readonly body: string }): boolean {
  return body.length <= longestBodyRead;
}
