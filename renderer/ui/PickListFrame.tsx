import { Autocomplete } from "@base-ui/react/autocomplete";
import { focusFirst } from "./FocusKeeper.tsx";
import type { PickItem, PickListProps } from "./PickList.tsx";
import styles from "./PickList.module.css";

/** A list to pick from as it is drawn. What was not chosen by arrow or pointer is the first. */
export function PickListFrame({ label, value, onValue, items, onPick, empty }: PickListProps) {
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={items}
      itemToStringValue={({ name }: PickItem) => name}
      value={value}
      onValueChange={(typed, { reason }) => {
        // To pick one is no typing.
        if (reason !== "item-press") onValue(typed);
      }}
    >
      <div className={styles.frame}>
        <Autocomplete.Input
          {...focusFirst}
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          placeholder={label}
          className={styles.search}
        />
        <Autocomplete.List aria-label={label} className={styles.list}>
          {items.map((item) => (
            <Autocomplete.Item key={item.key} value={item} className={styles.option} onClick={() => onPick(item.key)}>
              {item.picture}
              <span className={styles.name}>{item.name}</span>
              {item.aside !== undefined && <span className={styles.aside}>{item.aside}</span>}
            </Autocomplete.Item>
          ))}
        </Autocomplete.List>
        {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      </div>
    </Autocomplete.Root>
  );
}
