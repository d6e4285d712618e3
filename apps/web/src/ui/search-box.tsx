import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import classes from './search-box.module.css';

/** How long typing rests before the list is asked, in milliseconds. */
const REST = 200;

export interface SearchBoxProps {
  /** What it searches, as its placeholder and read aloud: "Tên cơ quan, không cần dấu". */
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  /** Told when typing rests. */
  readonly onChange: (value: string) => void;
  readonly width?: number;
}

/** A search over a list, as high as the chips beside it. */
export function SearchBox({ label, value, onChange, width = 240 }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, REST);
  useEffect(() => {
    // The way back, or "clear all", changed it from outside.
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      w={width}
      maw="100%"
      classNames={{ input: classes.input }}
    />
  );
}
