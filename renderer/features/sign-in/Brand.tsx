import styles from "./SignIn.module.css";

/** The app's own sign, as in its icon. */
export function Brand() {
  return (
    <div className={styles.brand}>
      <svg aria-hidden="true" viewBox="0 0 512 512" width="56" height="56">
        <rect x="24" y="24" width="464" height="464" rx="112" className={styles.tile} />
        <path
          fill="#fff"
          d="M168 96H280A120 120 0 0 1 280 336H232L160.5 405.5A12 12 0 0 1 140 397V124A28 28 0 0 1 168 96Z"
        />
        <path
          fill="#f4743b"
          d="M268 160A56 56 0 1 0 299.6 262.2L324 272A6 6 0 0 0 332 264.5L322.5 239.5A56 56 0 0 0 268 160Z"
        />
      </svg>
      <span>Parley</span>
    </div>
  );
}
