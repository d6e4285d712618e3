import { Button, type ButtonProps } from '@mantine/core';
import { problemSentence } from '@tiendo/phrases';
import type { ReactNode } from 'react';
import { useLocale } from './use-locale.js';

export interface AbleButtonProps extends ButtonProps {
  /** What the server says: whether one may, and the code of the reason where not. */
  readonly can: { readonly allowed: boolean; readonly because: string | null };
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button for what the server says one may do; where one may not, it stays in its place and says why, to the pointer and aloud. */
export function AbleButton({ can, onClick, children, ...rest }: AbleButtonProps) {
  const locale = useLocale();
  if (can.allowed) {
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    );
  }
  const { title, mend } = problemSentence(can.because ?? 'wrong_role', locale);
  return (
    // Not `disabled`: what the keyboard cannot reach, nobody hears the reason of.
    <Button {...rest} data-disabled aria-disabled title={`${title} ${mend}`} onClick={(event) => event.preventDefault()}>
      {children}
    </Button>
  );
}
