import { Button } from '@mantine/core';
import { register, type ImportTrial } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { upload } from '../../api/upload.js';
import { useAct } from '../../api/use-act.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { ErrorState } from '../../ui/error-state.js';
import { FileDrop } from '../../ui/file-drop.js';
import { Notice } from '../../ui/notice.js';
import { Section } from '../../ui/section.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { ChangeWords } from './change-words.js';
import { MOVED_BY_REGISTER, registerQueries } from './register.queries.js';
import classes from './register.module.css';

const ACCEPT = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/csv': ['.csv'],
};
// What people call 10 MB; the server takes a little more.
const MOST_BYTES = 10_000_000;

/** The register as it stands, in the form that the import takes. */
const registerFile = (agencyCode: string) => `/api/register/${agencyCode}/file?format=xlsx`;

export interface ImportDrawerProps {
  readonly agencyCode: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A file is tried first: what it would change and what is wrong with it, row by row; then all of it is done, or nothing. */
export function ImportDrawer({ agencyCode, opened, onClose }: ImportDrawerProps) {
  const { t } = useTranslation('register');
  const [share, setShare] = useState<number | null>(null);
  const tried = useAct({
    act: (file: File, options) => upload(register.tryImport, { params: { agencyCode }, file, fileName: file.name }, { ...options, onProgress: setShare }),
    onDone: () => setShare(null),
    onRefused: () => setShare(null),
  });
  const apply = useAct({
    act: (importId: string, options) => call(register.applyImport, { params: { importId }, body: {} }, options),
    refreshes: [registerQueries.all, ...MOVED_BY_REGISTER],
    onDone: ({ counts }) => {
      tellDone({ message: t('import.done', { added: counts.added, changed: counts.changed }) });
      tried.reset();
      onClose();
    },
  });
  const trial = tried.result;
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('import.title')} wide>
      <p className={classes.quiet}>
        {t('import.explain')} <a href={registerFile(agencyCode)} download>{t('import.template')}</a>
      </p>
      <FileDrop label={t('import.label')} accept={ACCEPT} types=".xlsx, .csv" maxBytes={MOST_BYTES} maxFiles={1} onFiles={([file]) => file && tried.do(file)} busy={tried.isBusy} />
      {share !== null && tried.isBusy ? <progress max={1} value={share} aria-label={t('import.sending')} className={classes.progress} /> : null}
      {tried.problem ? <ErrorState problem={tried.problem} /> : null}
      {apply.problem ? <ErrorState problem={apply.problem} /> : null}
      {trial ? <Trial agencyCode={agencyCode} trial={trial} busy={apply.isBusy} onApply={() => apply.do(trial.id)} /> : null}
    </SideDrawer>
  );
}

function Trial({ agencyCode, trial, busy, onApply }: { readonly agencyCode: string; readonly trial: ImportTrial; readonly busy: boolean; readonly onApply: () => void }) {
  const { t } = useTranslation('register');
  const { counts } = trial;
  const nothing = counts.added + counts.changed === 0;
  const moved = trial.rows.filter((row) => row.outcome === 'added' || row.outcome === 'changed');
  return (
    <>
      <Notice kind={counts.errors > 0 ? 'error' : 'done'} title={t(counts.errors > 0 ? 'import.refused' : 'import.fine', { file: trial.fileName, count: counts.errors })}>
        {t('import.counts', { added: counts.added, changed: counts.changed, same: counts.same, warnings: counts.warnings })}
      </Notice>
      {trial.problems.length > 0 ? <Problems trial={trial} /> : null}
      {moved.length > 0 ? (
        <Section title={t('import.changes', { count: moved.length })}>
          <DataTable caption={t('import.changes', { count: moved.length })} dense height="40dvh">
            <thead>
              <tr>
                <Th numeric>{t('import.row')}</Th>
                <Th>{t('columns.code')}</Th>
                <Th>{t('columns.name')}</Th>
                <Th>{t('import.change')}</Th>
              </tr>
            </thead>
            <tbody>
              {moved.map((row) => (
                <tr key={row.row}>
                  <Td numeric>{row.row}</Td>
                  <RowHead>{row.code}</RowHead>
                  <Td>{row.name}</Td>
                  <Td>
                    {row.outcome === 'added' ? t('import.added') : null}
                    <ChangeWords fields={row.fields} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </Section>
      ) : null}
      <div className={classes.stickyActs}>
        <Button onClick={onApply} loading={busy} disabled={counts.errors > 0 || nothing || trial.state !== 'tried'}>
          {counts.errors > 0 ? t('import.cannot') : nothing ? t('import.nothing') : t('import.apply', { count: counts.added + counts.changed })}
        </Button>
        {counts.errors > 0 ? <span className={classes.quiet}>{t('import.allOrNothing')}</span> : null}
        {counts.errors === 0 && !nothing ? (
          <span className={classes.quiet}>
            {t('import.noUndo')}{' '}
            <a href={registerFile(agencyCode)} download>
              {t('import.before')}
            </a>
          </span>
        ) : null}
      </div>
    </>
  );
}

function Problems({ trial }: { readonly trial: ImportTrial }) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  return (
    <Section title={t('import.problems')}>
      <DataTable caption={t('import.problems')} height="40dvh">
        <thead>
          <tr>
            <Th numeric>{t('import.row')}</Th>
            <Th>{t('import.column')}</Th>
            <Th>{t('import.written')}</Th>
            <Th>{t('import.expected')}</Th>
            <Th>{t('import.mend')}</Th>
          </tr>
        </thead>
        <tbody>
          {trial.problems.map((problem, index) => (
            <tr key={index} data-severity={problem.severity}>
              <Td numeric>{problem.row ?? ''}</Td>
              <Td>{problem.column ?? ''}</Td>
              <Td className={classes.written}>{problem.written}</Td>
              <Td>
                {problem.severity === 'warning' ? <span className={classes.quiet}>{t('import.warning')} </span> : null}
                {locale === 'vi' ? problem.expectedVi : problem.expectedEn}
              </Td>
              <Td>{locale === 'vi' ? problem.mendVi : problem.mendEn}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
