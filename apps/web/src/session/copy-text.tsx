import { useState } from 'react';
import { PlainButton } from '../ui/plain-button.js';

export interface CopyTextProps {
  readonly text: string;
  readonly label: string;
  readonly done: string;
}

/** Copies a text and says so; without a clipboard (plain http) the text stands there to be marked by hand. */
export function CopyText({ text, label, done }: CopyTextProps) {
  const [copied, setCopied] = useState(false);
  // Not there on plain http, whatever the types say.
  const clipboard = (navigator as { readonly clipboard?: Clipboard }).clipboard;
  if (clipboard === undefined) return null;
  return (
    <PlainButton kind="default" onClick={() => void clipboard.writeText(text).then(() => setCopied(true))} aria-live="polite">
      {copied ? done : label}
    </PlainButton>
  );
}
