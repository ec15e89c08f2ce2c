import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import styles from "./PickList.module.css";

export interface PickItem {
  readonly key: string;
  readonly name: string;
  readonly picture: ReactNode;
  readonly aside?: string | undefined;
}

interface PickListProps {
  /** Of the search box. */
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly items: readonly PickItem[];
  readonly onPick: (key: string) => void;
  /** Shown when there are no items. */
  readonly empty: string;
}

/** A search box over a list: type, arrow, Enter. */
export function PickList({ label, value, onValue, items, onPick, empty }: PickListProps) {
  const list = useId();
  const [at, setAt] = useState(0);
  const active = Math.min(at, items.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const item = items[active];
    if (step !== 0 && items.length > 0) {
      event.preventDefault();
      setAt((active + step + items.length) % items.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing && item) {
      event.preventDefault();
      onPick(item.key);
    }
  };

  return (
    <div className={styles.frame}>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-activedescendant={items[active] ? `${list}-${active}` : undefined}
        ref={focusNow}
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        className={styles.search}
        value={value}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onValue(event.target.value);
          setAt(0);
        }}
      />
      <div role="listbox" id={list} aria-label={label} className={styles.list}>
        {items.map(({ key, name, picture, aside }, index) => (
          <Option
            key={key}
            id={`${list}-${index}`}
            isActive={index === active}
            onPoint={() => setAt(index)}
            onPick={() => onPick(key)}
          >
            {picture}
            <span className={styles.name}>{name}</span>
            {aside !== undefined && <span className={styles.aside}>{aside}</span>}
          </Option>
        ))}
      </div>
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
    </div>
  );
}

/** The list was opened to type here. By attribute, as a dialog chooses where its focus goes only when it opens. */
function focusNow(search: HTMLInputElement | null): void {
  search?.setAttribute("autofocus", "");
}

interface OptionProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
  readonly children: ReactNode;
}

function Option({ id, isActive, onPoint, onPick, children }: OptionProps) {
  return (
    <button
      type="button"
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: "nearest" });
      }}
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={isActive}
      className={styles.option}
      onPointerMove={onPoint}
      onClick={onPick}
    >
      {children}
    </button>
  );
}
