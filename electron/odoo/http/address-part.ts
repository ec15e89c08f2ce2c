/** Text as a part of an address. Halves of characters, which no address can hold, are marked as unreadable. */
export function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}
