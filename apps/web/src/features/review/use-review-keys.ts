import { useEffect } from 'react';

export const REVIEW_KEYS = ['j', 'k', 'a', 'r', 'o', 'n', 'u', 's', 'v', 'e', 'f', '?'] as const;
export type ReviewKey = (typeof REVIEW_KEYS)[number];

/** Single keys for the whole desk; they rest while somebody types or a dialog is open. */
export function useReviewKeys(onKey: (key: ReviewKey) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const at = event.target as HTMLElement | null;
      if (at?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')) return;
      const key = event.key.toLowerCase();
      if (!(REVIEW_KEYS as readonly string[]).includes(key)) return;
      event.preventDefault();
      // A key that is held down moves on; it never decides twice.
      if (event.repeat && key !== 'j' && key !== 'k') return;
      onKey(key as ReviewKey);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onKey]);
}
