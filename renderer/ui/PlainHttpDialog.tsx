import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import styles from "./PlainHttpDialog.module.css";

interface PlainHttpDialogProps {
  /** Of the server, with its port. */
  readonly host: string;
  /** What would be sent: "password" or "API key". */
  readonly secret: string;
  readonly onAgree: () => void;
  readonly onCancel: () => void;
}

/** Before a secret goes to a server that can be reached without encryption only. */
export function PlainHttpDialog({ host, secret, onAgree, onCancel }: PlainHttpDialogProps) {
  return (
    <Dialog title="Sign in without encryption?" size="small" onClose={onCancel}>
      <div className={styles.body}>
        <p>
          <strong dir="ltr">{host}</strong> can be reached over http only, not over https. Whoever is on the way, such
          as in the same Wi-Fi or at the provider, could read your {secret} and every message, and change them.
        </p>
        <p>Ask your IT for an https address. Go on only if this network is protected otherwise, as by a VPN.</p>
        <div className={styles.buttons}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button look="danger" onClick={onAgree}>
            Sign in without encryption
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
