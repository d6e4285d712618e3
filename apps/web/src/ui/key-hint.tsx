import classes from './key-hint.module.css';

/** A key as it is printed on the keyboard, beside the act that it does. Keys are the same in every language. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return <kbd className={classes.key}>{keys}</kbd>;
}
