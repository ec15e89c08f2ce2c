import { useId, type InputHTMLAttributes, type Ref } from "react";
import styles from "./TextField.module.css";

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "id" | "onChange"> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isInvalid?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, hint, value, onValue, isInvalid = false, ref, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        dir="auto"
        {...rest}
        ref={ref}
        id={id}
        value={value}
        aria-invalid={isInvalid}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className={styles.input}
        onChange={(event) => onValue(event.target.value)}
      />
      {hint !== undefined && (
        <small id={`${id}-hint`} className={styles.hint}>
          {hint}
        </small>
      )}
    </div>
  );
}
