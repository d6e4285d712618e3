import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

/** Makes an element take files that are dropped or pasted on it; true while some are held over it. `onFiles` null takes none. */
export function useFileTarget(target: RefObject<HTMLElement | null>, onFiles: ((files: File[]) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent((event: Event, files: FileList | undefined) => {
    setIsOver(false);
    if (!onFiles || !files || files.length === 0) return;
    event.preventDefault();
    onFiles([...files]);
  });
  const takesFiles = onFiles !== null;
  useEffect(() => {
    const element = target.current;
    if (element === null || !takesFiles) return undefined;
    const stop = new AbortController();
    const on = <Name extends 'drop' | 'dragover' | 'dragleave' | 'paste'>(name: Name, listen: (event: HTMLElementEventMap[Name]) => void) => element.addEventListener(name, listen, { signal: stop.signal });
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(true);
    });
    on('dragleave', () => setIsOver(false));
    on('drop', (event) => take(event, event.dataTransfer?.files));
    on('paste', (event) => take(event, event.clipboardData?.files));
    return () => stop.abort();
  }, [target, takesFiles]);
  return isOver;
}
