import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './confirm-dialog.js';
import type { ProblemWords } from './error-state.js';
import { ReasonBox } from './reason-box.js';
import classes from './urge-dialog.module.css';

export interface UrgeDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** To whom and about what a mail will go. */
  readonly explain: string;
  /** The names, by group. */
  readonly whom: readonly { readonly group: string; readonly names: readonly string[] }[];
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onConfirm: () => void;
  readonly busy: boolean;
  readonly problem: ProblemWords | null;
}

/** Asks once before mails go out: says to whom by name, and takes a word to add. */
export function UrgeDialog({ opened, onClose, explain, whom, note, onNote, onConfirm, busy, problem }: UrgeDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={t('urge.title')} act={t('urge.send')} onConfirm={onConfirm} busy={busy} problem={problem}>
      <p>{explain}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div className={classes.whom} tabIndex={0} role="group" aria-label={t('urge.whom')}>
        <dl>
          {whom.map(({ group, names }) => (
            <div key={group}>
              <dt>
                {group} ({names.length})
              </dt>
              <dd>{names.join(', ')}</dd>
            </div>
          ))}
        </dl>
      </div>
      <ReasonBox value={note} onChange={onNote} label={t('urge.note')} required={false} />
    </ConfirmDialog>
  );
}
