import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Arrow keys go from cell to cell, over the lines of groups, as in a spreadsheet. */
export function moveBetweenCells(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('th, td') : null;
  const row = cell?.closest<HTMLTableRowElement>('tr[data-agency]');
  if (!step || !cell || !row || event.ctrlKey || event.metaKey || event.altKey) return;
  const [down, across] = step;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tr[data-agency]')];
  const to = rows[rows.indexOf(row) + down]?.cells[cell.cellIndex + across]?.querySelector<HTMLElement>('a, button');
  if (!to) return;
  event.preventDefault();
  to.focus();
}
