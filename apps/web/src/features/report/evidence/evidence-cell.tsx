import { ActionIcon } from '@mantine/core';
import { IconPaperclip, IconPlus, IconX } from '@tabler/icons-react';
import { formatBytes, formatDateTime, ITEM_NAMES } from '@tiendo/phrases';
import type { EvidenceView, ReportItemView } from '@tiendo/types';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '../../../ui/quiet-button.js';
import { useLocale } from '../../../ui/use-locale.js';
import { EVIDENCE_ENDINGS } from './evidence-limits.js';
import classes from './evidence.module.css';
import type { EvidenceActs, Uploading } from './use-evidence.js';

export interface EvidenceCellProps {
  readonly item: ReportItemView;
  /** Null for a reader: files can be opened, not changed. */
  readonly acts: EvidenceActs | null;
  /** The element that says the limits, once a page. */
  readonly hintId: string;
}

/** The files of an item, those on their way, and the way to add more. */
export function EvidenceCell({ item, acts, hintId }: EvidenceCellProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const coming = acts?.uploading.filter((each) => each.code === item.code) ?? [];
  return (
    <div className={classes.cell}>
      {item.evidence.length + coming.length > 0 ? (
        <ul className={classes.files}>
          {item.evidence.map((file) => (
            <File key={file.id} file={file} onRemove={acts === null ? null : () => acts.remove(file)} />
          ))}
          {acts === null ? null : coming.map((one) => <Coming key={one.id} one={one} acts={acts} />)}
        </ul>
      ) : acts === null ? (
        <span className={classes.quiet}>{t('proof.none')}</span>
      ) : null}
      {acts === null ? null : (
        <>
          <QuietButton onClick={() => input.current?.click()} aria-label={t('proof.addTo', { item: ITEM_NAMES[locale][item.code] })} aria-describedby={hintId}>
            <span className={classes.add}>
              <IconPlus size={15} stroke={1.75} aria-hidden /> {t('proof.add')}
            </span>
          </QuietButton>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={EVIDENCE_ENDINGS.join(',')}
            aria-label={t('proof.addTo', { item: ITEM_NAMES[locale][item.code] })}
            onChange={(event) => {
              acts.add(item.code, [...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </>
      )}
    </div>
  );
}

function File({ file, onRemove }: { readonly file: EvidenceView; readonly onRemove: (() => void) | null }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const about = { name: file.fileName, size: formatBytes(file.sizeBytes, locale), by: file.uploadedBy, at: formatDateTime(file.uploadedAt, locale) };
  return (
    <li className={classes.file}>
      <IconPaperclip size={15} stroke={1.75} aria-hidden />
      <a href={`/api/evidence/${file.id}/file`} target="_blank" rel="noreferrer" className={classes.name} title={t('proof.open', about)}>
        {file.fileName}
      </a>
      {onRemove === null ? null : (
        <ActionIcon variant="subtle" size="sm" color="gray" onClick={onRemove} aria-label={t('proof.remove', { name: file.fileName })}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

/** Refusals of what a file is. */
const WRONG_FILE: readonly string[] = ['unreadable_file', 'mislabelled_file', 'unsafe_file', 'infected_file'];

function Coming({ one, acts }: { readonly one: Uploading; readonly acts: EvidenceActs }) {
  const { t } = useTranslation('report');
  if (one.problem === null) {
    return (
      <li className={classes.coming}>
        <span className={classes.name} title={one.file.name}>
          {one.file.name}
        </span>
        <progress className={classes.progress} value={one.share} max={1} aria-label={t('proof.sending', { name: one.file.name })} />
      </li>
    );
  }
  // The same file is refused again for the same reason, so that only another one helps.
  const isOfWrongType = WRONG_FILE.includes(one.problem.code);
  return (
    <li className={classes.failed} role="alert">
      <span>{one.retryable ? [`${one.file.name}: ${one.problem.title}`, one.problem.mend, ...(isOfWrongType ? [t('proof.accepted', { types: t('proof.types') })] : [])].join(' ') : one.problem.title}</span>
      <span className={classes.failedActs}>
        {one.retryable && !isOfWrongType ? <QuietButton onClick={() => acts.retry(one.id)}>{t('proof.retry')}</QuietButton> : null}
        <QuietButton onClick={() => acts.drop(one.id)}>{t('proof.forget')}</QuietButton>
      </span>
    </li>
  );
}
