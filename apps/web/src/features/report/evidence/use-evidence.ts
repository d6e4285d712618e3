import { useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@tiendo/client';
import type { ItemCode } from '@tiendo/domain/reports';
import { formatBytes } from '@tiendo/phrases';
import { reports, type EvidenceView, type ReportView } from '@tiendo/types';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.js';
import { problemWords, type ProblemWords } from '../../../api/problem-words.js';
import { randomId } from '../../../api/random-id.js';
import { upload } from '../../../api/upload.js';
import { useAct } from '../../../api/use-act.js';
import { tellDone, tellProblem } from '../../../ui/toast.js';
import { useLocale } from '../../../ui/use-locale.js';
import { reportQueries, TOUCHED_BY_REPORT } from '../report.queries.js';
import { EVIDENCE_MAX_FILES, EVIDENCE_SAID_BYTES, evidenceRefusal } from './evidence-limits.js';

/** A file on its way, or one that did not get there. */
export interface Uploading {
  readonly id: string;
  readonly code: ItemCode;
  readonly file: File;
  /** 0 to 1. */
  readonly share: number;
  /** Why it failed; it stays until it is tried again or dropped. */
  readonly problem: ProblemWords | null;
  /** A file that breaks a limit is not tried again. */
  readonly retryable: boolean;
  /** The same while no answer came, so that a try whose answer got lost attaches nothing twice. */
  readonly key: string;
}

export interface EvidenceActs {
  readonly uploading: readonly Uploading[];
  readonly isBusy: boolean;
  readonly add: (code: ItemCode, files: readonly File[]) => void;
  readonly retry: (id: string) => void;
  readonly drop: (id: string) => void;
  readonly remove: (file: EvidenceView) => void;
}

/** Files of evidence: several at once, one after the other on the line, taken off with undo. */
export function useEvidence(report: ReportView): EvidenceActs {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const cache = useQueryClient();
  const [uploading, setUploading] = useState<readonly Uploading[]>([]);
  const line = useRef(Promise.resolve());
  const key = reportQueries.report(report.id).queryKey;
  const change = (id: string, to: Partial<Uploading>) => setUploading((all) => all.map((each) => (each.id === id ? { ...each, ...to } : each)));
  const drop = (id: string) => setUploading((all) => all.filter((each) => each.id !== id));

  const send = (one: Uploading) => {
    change(one.id, { share: 0, problem: null });
    line.current = line.current.then(async () => {
      try {
        await upload(
          reports.attach,
          { params: { reportId: report.id, itemCode: one.code }, file: one.file, fileName: one.file.name },
          { idempotencyKey: one.key, onProgress: (share) => change(one.id, { share }) },
        );
        await cache.invalidateQueries({ queryKey: key });
        drop(one.id);
      } catch (error) {
        change(one.id, { problem: problemWords(error), ...(error instanceof ProblemError ? { key: randomId() } : {}) });
      }
    });
  };

  const add = (code: ItemCode, files: readonly File[]) => {
    const there = (report.items.find((item) => item.code === code)?.evidence.length ?? 0) + uploading.filter((each) => each.code === code).length;
    let accepted = 0;
    const fresh = files.map((file): Uploading => {
      const refusal = evidenceRefusal(file, there + accepted);
      if (refusal === null) accepted += 1;
      const said = refusal && { code: refusal, title: t(`proof.${refusal}`, { name: file.name, size: formatBytes(EVIDENCE_SAID_BYTES, locale), count: EVIDENCE_MAX_FILES, types: t('proof.types') }), mend: '', requestId: null, fields: [] };
      return { id: randomId(), code, file, share: 0, problem: said, retryable: refusal === null, key: randomId() };
    });
    setUploading((all) => [...all, ...fresh]);
    fresh.filter((one) => one.problem === null).forEach(send);
  };

  const detach = useAct({
    act: ({ file, removed }: { file: EvidenceView; removed: boolean }, options) => call(reports.detach, { params: { evidenceId: file.id }, body: { removed } }, options),
    refreshes: [key, ...TOUCHED_BY_REPORT],
    onDone: (_, { file, removed }) =>
      removed ? tellDone({ message: t('told.removed', { name: file.fileName }), undo: () => detach.do({ file, removed: false }) }) : tellDone({ message: t('told.restored', { name: file.fileName }) }),
    onRefused: tellProblem,
  });

  const isSending = uploading.some((each) => each.problem === null);
  useEffect(() => {
    if (!isSending) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isSending]);

  return {
    uploading,
    isBusy: isSending || detach.isBusy,
    add,
    retry: (id) => {
      const one = uploading.find((each) => each.id === id);
      if (one) send(one);
    },
    drop,
    remove: (file) => detach.do({ file, removed: true }),
  };
}
