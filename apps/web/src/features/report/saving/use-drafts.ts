import { useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@tiendo/client';
import type { ItemCode } from '@tiendo/domain/reports';
import { reports, type ReportItemView, type ReportView } from '@tiendo/types';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../api/call.js';
import { mayHelpToRetry } from '../../../api/problem-words.js';
import { randomId } from '../../../api/random-id.js';
import type { SavingState } from '../../../ui/saved-at.js';
import { reportQueries } from '../report.queries.js';
import { createAutosave, type Autosave, type Failure, type ItemDraft, type ServerItem } from './autosave.js';
import { browserDrafts, type DraftStore } from './draft-store.js';
import { wordsOf, type ItemWords } from './item-words.js';

export interface ReportDrafts {
  /** What an item's fields show. */
  readonly wordsOf: (item: ReportItemView) => ItemWords;
  readonly draftOf: (code: ItemCode) => ItemDraft | undefined;
  /** Of the whole report, for beside its title. */
  readonly saving: SavingState | null;
  /** Items that an earlier visit left unsent and that were put back. */
  readonly restored: readonly ItemCode[];
  readonly forgetRestored: () => void;
  readonly type: Autosave['type'];
  readonly flush: Autosave['flush'];
  readonly resolve: Autosave['resolve'];
  readonly store: DraftStore;
}

/** What is being typed into a report: saved by itself, kept on the device until it is. */
export function useDrafts(report: ReportView, personId: string, isEditable: boolean): ReportDrafts {
  const cache = useQueryClient();
  const [store] = useState(() => browserDrafts(personId, report.id));
  const [autosave] = useState(() =>
    createAutosave({
      save: async ({ code, change, version, key }) => {
        const next = await call(reports.saveItem, { params: { reportId: report.id, itemCode: code }, body: { version, ...change } }, { idempotencyKey: key });
        cache.setQueryData(reportQueries.report(report.id).queryKey, next);
        return next.items.map(serverItem);
      },
      failureOf,
      store,
      newKey: randomId,
      now: () => Date.now(),
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
  );
  const [restored, setRestored] = useState<readonly ItemCode[]>([]);

  useEffect(() => autosave.adopt(report.items.map(serverItem)), [autosave, report.items]);
  useEffect(() => {
    if (!isEditable) return undefined;
    let here = true;
    void autosave.restore().then((codes) => {
      if (here && codes.length > 0) setRestored(codes);
    });
    const save = () => void autosave.flush();
    const hide = () => document.visibilityState === 'hidden' && save();
    window.addEventListener('online', save);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', save);
    return () => {
      here = false;
      window.removeEventListener('online', save);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [autosave, isEditable]);

  const drafts = useSyncExternalStore(autosave.subscribe, autosave.snapshot);
  return {
    wordsOf: (item) => drafts.get(item.code)?.typed ?? wordsOf(item.now),
    draftOf: (code) => drafts.get(code),
    saving: isEditable ? savingOf([...drafts.values()], report.savedAt) : null,
    restored,
    forgetRestored: () => setRestored([]),
    type: autosave.type,
    flush: autosave.flush,
    resolve: autosave.resolve,
    store,
  };
}

function serverItem({ code, now, version }: ReportItemView): ServerItem {
  return { code, words: wordsOf(now), version };
}

function failureOf(error: unknown): Failure {
  if (error instanceof ProblemError && error.code === 'stale_version') {
    const { version, ...words } = (error.problem.current ?? {}) as unknown as ItemWords & { version: number };
    return { kind: 'conflict', theirs: wordsOf(words), version };
  }
  return mayHelpToRetry(error) ? { kind: 'passing' } : { kind: 'refused' };
}

/** The worst of all items is said, for it is what the person has to know. */
function savingOf(drafts: readonly ItemDraft[], savedAt: string | null): SavingState | null {
  const states = drafts.map((draft) => draft.saving);
  if (states.includes('failed')) return { state: 'failed' };
  if (states.includes('conflict')) return { state: 'conflict' };
  if (states.includes('offline')) return { state: 'offline' };
  if (states.includes('saving')) return { state: 'saving' };
  if (states.includes('unsaved')) return { state: 'unsaved' };
  return savedAt === null ? null : { state: 'saved', at: savedAt };
}
