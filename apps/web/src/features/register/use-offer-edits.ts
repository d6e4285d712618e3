import { useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@tiendo/client';
import { register, type OfferView, type RegisterView } from '@tiendo/types';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords, type ProblemWords } from '../../api/problem-words.js';
import { tellDone } from '../../ui/toast.js';
import type { OfferPatch } from './offer-columns.js';
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

  const save = useCallback(
    async function saveCell(offer: OfferView, column: string, written: string, patch: OfferPatch): Promise<boolean> {
      const id = cellId(offer, column);
      const latest = cache.getQueryData<RegisterView>(key)?.offers.find((each) => each.id === offer.id) ?? offer;
      const of = { offerId: offer.id, column, written };
      set(id, { ...of, state: 'saving', problem: null });
      try {
        const saved = await call(register.edit, { params: { offerId: offer.id }, body: { version: latest.version, ...patch } });
        cache.setQueryData<RegisterView>(key, (now) => now && { ...now, offers: now.offers.map((each) => (each.id === saved.id ? saved : each)) });
        set(id, { ...of, state: 'saved', problem: null });
        tellDone({ message: t('saved', { code: saved.code }), undo: () => void saveCell(saved, column, '', undoOf(latest, patch)) });
        void cache.invalidateQueries({ queryKey: key });
        for (const family of MOVED_BY_REGISTER) void cache.invalidateQueries({ queryKey: family });
        return true;
      } catch (error) {
        set(id, { ...of, state: 'refused', problem: problemWords(error) });
        if (error instanceof ProblemError && error.code === 'stale_version') void cache.invalidateQueries({ queryKey: key });
        return false;
      }
    },
    [cache, key, set, t],
  );
  const refuse = useCallback<OfferEdits['refuse']>((offer, column, written, problem) => set(cellId(offer, column), { offerId: offer.id, column, written, state: 'refused', problem }), [set]);
  const forget = useCallback<OfferEdits['forget']>((offerId, column) => set(cellId({ id: offerId }, column), null), [set]);
  return { cells, save, refuse, forget };
}

/** The patch that puts back what a patch changed. */
export function undoOf(before: OfferView, patch: OfferPatch): OfferPatch {
  const { usage, ...fields } = patch;
  const back = Object.fromEntries(Object.keys(fields).map((field) => [field, before[field as keyof OfferView]])) as OfferPatch;
  if (!usage) return back;
  return { ...back, usage: Object.fromEntries(Object.keys(usage).map((field) => [field, before.usage[field as keyof typeof usage]])) };
}
