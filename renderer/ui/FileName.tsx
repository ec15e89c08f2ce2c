import styles from "./FileName.module.css";

/** So many characters of the end are always seen, or more where the ending is long. */
const endLength = 12;
const longestEnd = 24;

/** A name in one line. Where there is no room its middle goes: the ending says what the file is. */
export function FileName({ name }: { readonly name: string }) {
  const letters = Array.from(name);
  const ending = letters.length - letters.lastIndexOf(".");
  const kept = Math.min(Math.max(endLength, ending + 3), longestEnd);
  const [start, end] = [letters.slice(0, -kept).join(""), letters.slice(-kept).join("")];
  return (
    <span className={styles.name}>
      {start !== "" && (
        <span className={styles.start} dir="auto">
          {start}
        </span>
      )}
      <span className={styles.end} dir="ltr">
        {end}
      </span>
    </span>
  );
}
