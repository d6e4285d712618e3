import classes from './choices.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Why it cannot be chosen; without it, it can. */
  readonly why?: string;
}

export interface ChoicesProps<Value extends string> {
  readonly label: string;
  /** The label is seen, not only read aloud. */
  readonly shown?: boolean;
  /** Of the group, unique on the page. */
  readonly name: string;
  readonly value: Value | null;
  readonly options: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
}

/** A few answers in one line, one of them chosen; plain radio buttons for keyboard and reader. */
export function Choices<Value extends string>({ label, shown = false, name, value, options, onChoose }: ChoicesProps<Value>) {
  return (
    <fieldset className={classes.choices}>
      <legend className={shown ? classes.shown : classes.hidden}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.choice} title={option.why}>
          <input type="radio" name={name} value={option.value} checked={value === option.value} disabled={option.why !== undefined} aria-label={option.label} onChange={() => onChoose(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
