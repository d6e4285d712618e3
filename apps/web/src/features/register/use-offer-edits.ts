import { useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@tiendo/client';
import { register, type OfferView, type RegisterView } from '@tiendo/types';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords, type ProblemWords } from '../../api/problem-words.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import type { OfferPatch } from './offer-columns.js';
import { joined, type PastedRow, type PastePlan } from './paste-block.js';
import { MOVED_BY_REGISTER, registerQueries } from './register.queries.js';

export interface CellState {
  readonly state: 'saving' | 'saved' | 'refused';
  readonly offerId: string;
  readonly column: string;
  readonly problem: ProblemWords | null;
  /** What was written when it was refused: it stays in the cell. */
  readonly written: string;
}

export interface OfferEdits {
  /** By `offer id, column key`. */
  readonly cells: ReadonlyMap<string, CellState>;
  readonly save: (offer: OfferView, column: string, written: string, patch: OfferPatch) => Promise<boolean>;
  /** What was written cannot be read as a value of its column: it stays in the cell with how to mend it. */
  readonly refuse: (offer: OfferView, column: string, written: string, problem: ProblemWords) => void;
  readonly forget: (offerId: string, column: string) => void;
  /** A pasted block: what can be saved is saved, row by row; each cell that cannot stays with its reason. */
  readonly paste: (plan: PastePlan) => Promise<void>;
}

export const cellId = (offer: { readonly id: string }, column: string): string => `${offer.id} ${column}`;

/**
 * Saves single cells: each has its own state, the answer replaces the row at once, the ledger follows.
 * Who was overtaken by somebody else sees what stands there now and keeps what they wrote.
 */
export function useOfferEdits(agencyCode: string): OfferEdits {
  const { t } = useTranslation('register');
  const cache = useQueryClient();
  const [cells, setCells] = useState<ReadonlyMap<string, CellState>>(new Map());
  const key = registerQueries.one(agencyCode).queryKey;
  const set = useCallback((id: string, state: CellState | null) => {
    setCells((now) => {
      const next = new Map(now);
      if (state) next.set(id, state);
      else next.delete(id);
      return next;
    });
  }, []);

  /** Sends one change with the version that the page shows; the answer replaces the row at once. */
  const send = useCallback(
    async (offer: OfferView, patch: OfferPatch): Promise<{ readonly before: OfferView; readonly saved: OfferView }> => {
      const before = cache.getQueryData<RegisterView>(key)?.offers.find((each) => each.id === offer.id) ?? offer;
      const saved = await call(register.edit, { params: { offerId: offer.id }, body: { version: before.version, ...patch } });
      cache.setQueryData<RegisterView>(key, (now) => now && { ...now, offers: now.offers.map((each) => (each.id === saved.id ? saved : each)) });
      return { before, saved };
    },
    [cache, key],
  );
  const moved = useCallback(() => {
    for (const queryKey of [key, ...MOVED_BY_REGISTER]) void cache.invalidateQueries({ queryKey });
  }, [cache, key]);

  const save = useCallback(
    async function saveCell(offer: OfferView, column: string, written: string, patch: OfferPatch): Promise<boolean> {
      const id = cellId(offer, column);
      const of = { offerId: offer.id, column, written };
      set(id, { ...of, state: 'saving', problem: null });
      try {
        const { before, saved } = await send(offer, patch);
        set(id, { ...of, state: 'saved', problem: null });
        tellDone({ message: t('saved', { code: saved.code }), undo: () => void saveCell(saved, column, '', undoOf(before, patch)) });
        moved();
        return true;
      } catch (error) {
        set(id, { ...of, state: 'refused', problem: problemWords(error) });
        if (error instanceof ProblemError && error.code === 'stale_version') void cache.invalidateQueries({ queryKey: key });
        return false;
      }
    },
    [cache, key, moved, send, set, t],
  );
  const refuse = useCallback<OfferEdits['refuse']>((offer, column, written, problem) => set(cellId(offer, column), { offerId: offer.id, column, written, state: 'refused', problem }), [set]);
  const forget = useCallback<OfferEdits['forget']>((offerId, column) => set(cellId({ id: offerId }, column), null), [set]);

  /** The whole row as one change, since its cells may need each other; where that is refused, cell by cell, so that what is right is saved. */
  const pasteRow = useCallback(
    async ({ offer, cells: pasted, refused }: PastedRow): Promise<Undoing[]> => {
      for (const { column, written, why } of refused) refuse(offer, column.key, written, { code: 'invalid_input', title: t(why === 'cannot_read' ? 'cannotRead' : 'notHere'), mend: t(why === 'cannot_read' ? `reads.${column.kind}` : 'notHereMend'), requestId: null, fields: [] });
      if (pasted.length === 0) return [];
      const put = (column: string, written: string, state: CellState['state'], problem: ProblemWords | null) => set(cellId(offer, column), { offerId: offer.id, column, written, state, problem });
      for (const { column, written } of pasted) put(column, written, 'saving', null);
      const whole = joined(pasted.map(({ patch }) => patch));
      try {
        const { before } = await send(offer, whole);
        for (const { column, written } of pasted) put(column, written, 'saved', null);
        return [{ offer, columns: pasted.map(({ column }) => column), patch: undoOf(before, whole) }];
      } catch (error) {
        if (!(error instanceof ProblemError) || pasted.length === 1) {
          for (const { column, written } of pasted) put(column, written, 'refused', problemWords(error));
          return [];
        }
      }
      const undoings: Undoing[] = [];
      for (const { column, written, patch } of pasted) {
        try {
          // Each needs the version that the one before it left.
          const { before } = await send(offer, patch);
          put(column, written, 'saved', null);
          undoings.unshift({ offer, columns: [column], patch: undoOf(before, patch) });
        } catch (error) {
          put(column, written, 'refused', problemWords(error));
        }
      }
      return undoings;
    },
    [refuse, send, set, t],
  );
  const paste = useCallback(
    async ({ rows, outside }: PastePlan): Promise<void> => {
      const undoings: Undoing[] = [];
      for (const row of rows) undoings.unshift(...(await pasteRow(row)));
      const takeBack = async () => {
        try {
          for (const { offer, columns, patch } of undoings) {
            await send(offer, patch);
            for (const column of columns) set(cellId(offer, column), null);
          }
          tellDone({ message: t('pasteUndone') });
        } catch (error) {
          tellProblem(problemWords(error));
        }
        moved();
      };
      const count = undoings.reduce((sum, each) => sum + each.columns.length, 0);
      const next = outside > 0 ? { next: t('pasteOutside', { count: outside }) } : {};
      if (count > 0) tellDone({ message: t('pasted', { count }), ...next, undo: () => void takeBack() });
      else if (outside > 0) tellDone({ message: t('pasteOutside', { count: outside }) });
      moved();
    },
    [moved, pasteRow, send, set, t],
  );
  return { cells, save, refuse, forget, paste };
}

interface Undoing {
  readonly offer: OfferView;
  readonly columns: readonly string[];
  readonly patch: OfferPatch;
}

/** The patch that puts back what a patch changed. */
export function undoOf(before: OfferView, patch: OfferPatch): OfferPatch {
  const { usage, ...fields } = patch;
  const back = Object.fromEntries(Object.keys(fields).map((field) => [field, before[field as keyof OfferView]])) as OfferPatch;
  if (!usage) return back;
  return { ...back, usage: Object.fromEntries(Object.keys(usage).map((field) => [field, before.usage[field as keyof typeof usage]])) };
}
