import type { Check, ItemCode, ReportSection } from '@tiendo/domain/reports';

export function itemId(code: ItemCode): string {
  return `item-${code}`;
}

export function sectionId(section: ReportSection): string {
  return `part-${section}`;
}

type Field = 'words' | 'cause' | 'cause-kind';

/** The field in which a check can be mended. */
export function fieldOf({ code }: Pick<Check, 'code'>): Field {
  if (code === 'cause_missing') return 'cause';
  return code === 'cause_kind_missing' ? 'cause-kind' : 'words';
}

/** Brings an item into sight and puts the cursor into the field that is asked for, else on the item itself. */
export function goToItem(code: ItemCode, field?: Field): void {
  const row = document.getElementById(itemId(code));
  if (row === null) return;
  row.scrollIntoView({ block: 'start', behavior: 'smooth' });
  const wanted = field === 'cause-kind' ? row.querySelector<HTMLElement>(`input[name="${code}-cause-kind"]`) : row.querySelector<HTMLElement>(`[data-field="${field ?? 'words'}"]`);
  (wanted ?? row).focus({ preventScroll: true });
}
