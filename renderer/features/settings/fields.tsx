import { useId } from "react";
import styles from "./SettingsDialog.module.css";

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** Each value and what it is called, in the order shown. */
  readonly options: readonly (readonly [value: T, name: string])[];
  readonly onChoose: (value: T) => void;
}

export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([key]) => key === event.target.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

export function Switch({ label, isOn, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        className={styles.switch}
        checked={isOn}
        onChange={(event) => onSwitch(event.target.checked)}
      />
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  /** After local midnight. */
  readonly minute: number;
  readonly onMinute: (minute: number) => void;
}

export function TimeField({ label, minute, onMinute }: TimeFieldProps) {
  return (
    <label className={styles.time}>
      {label}
      <input
        type="time"
        required
        value={`${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`}
        onChange={(event) => {
          const [hours, minutes] = event.target.value.split(":").map(Number);
          if (hours !== undefined && minutes !== undefined) onMinute(hours * 60 + minutes);
        }}
      />
    </label>
  );
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
