/** How the system writes times and where it is, which is nobody's choice in Parley. */
export interface SystemFormats {
  /** BCP 47; null when the system has no opinion. */
  readonly locale: string | null;
  /** By its name in the IANA database. */
  readonly timeZone: string;
}
