import { ADOPTION_READING_NAMES, daysLeftText, dueText, formatBytes, formatDate, formatDateTime, formatQuarter, formatRatio, formatThreshold, PROVENANCE_NAMES, RATIO_DEFINITION_NAMES } from '@tiendo/phrases';
import type { LedgerLine, ObligationView } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { CellFigure } from './matrix-cell.js';
import { ExemptionActs } from './exemption-acts.js';
import classes from './matrix.module.css';

/** Clause → number → proof: how it stands, what was ordered, the services and the files behind the figure, and who looked at them. */
export function ObligationChain({ view }: { readonly view: ObligationView }) {
  const { t } = useTranslation('matrix');
  return (
    <div className={classes.stack}>
      <Section title={t('chain.figure')} aside={<StatusBadge status={view.cell.status} pastDue={view.cell.lateDays > 0} {...(view.cell.selfDeclared ? { note: t('selfDeclared') } : {})} />}>
        <FigureFacts view={view} />
        {view.cell.regressed ? <Notice kind="warning" title={t('chain.regressed')} /> : null}
        <ExemptionActs view={view} />
      </Section>
      <Section title={t('chain.basis')}>
        <Basis view={view} />
      </Section>
      <Section title={t('chain.services')} aside={view.cell.status === 'not_reported' ? t('chain.byRegister') : null}>
        <Services lines={view.ledger} />
      </Section>
      <Section title={t('chain.evidence')}>
        <Evidence view={view} />
      </Section>
      {view.target.kind === 'ratio' ? (
        <Section title={t('chain.others')}>
          <Others view={view} />
        </Section>
      ) : null}
      <Section title={t('chain.history')}>
        <History view={view} />
      </Section>
    </div>
  );
}

function Basis({ view: { document, clause, target } }: { readonly view: ObligationView }) {
  const { t } = useTranslation('matrix');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const day = formatDate(document.issuedOn);
  return (
    <ol className={classes.chain}>
      <li>
        <span className={classes.chainName}>
          {document.number ? t('chain.document', { number: document.number, issuer: document.issuer, day }) : t('chain.oral', { speaker: document.speaker ?? document.issuer, day })}
        </span>
        <p className={classes.clause}>{document.abstract}</p>
        <p className={classes.quiet}>{t('chain.source', { source: document.source })}</p>
      </li>
      <li>
        <span className={classes.chainName}>{clause.label}</span>
        <p className={classes.clause}>{clause.body}</p>
      </li>
      <li>
        <span className={classes.chainName}>{t('chain.target')}</span>
        <p className={classes.clause}>
          {target.kind === 'ratio'
            ? t('chain.atLeast', { threshold: formatThreshold(target.threshold, locale), due: dueText(target.dueOn, locale) })
            : t('chain.allOf', { due: dueText(target.dueOn, locale) })}
          {target.assumed ? <span className={classes.quiet}> ({ui('assumption')})</span> : null}
        </p>
        <p className={classes.quiet}>
          {target.definition ? t('denominator', { definition: RATIO_DEFINITION_NAMES[locale][target.definition] }) : null}
          {target.reading ? t('chain.reading', { reading: ADOPTION_READING_NAMES[locale][target.reading] }) : null}
        </p>
      </li>
    </ol>
  );
}

function FigureFacts({ view }: { readonly view: ObligationView }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { cell, target, register, gap, interim } = view;
  const ratio = (fraction: { numerator: number; denominator: number }) => formatRatio(fraction.numerator, fraction.denominator, locale, target.threshold);
  const isOpen = cell.status !== 'met' && cell.status !== 'met_late' && cell.status !== 'not_applicable';
  return (
    <FactList>
      <FactRow
        title={<CellFigure cell={cell} target={target} />}
        note={cell.heldOn && cell.provenance ? t('chain.heldOn', { day: formatDate(cell.heldOn), provenance: PROVENANCE_NAMES[locale][cell.provenance] }) : null}
        value={isOpen ? daysLeftText(view.daysLeft, locale) : null}
      />
      {gap && gap.missing > 0 && isOpen ? (
        <FactRow
          title={`${cell.status === 'not_reported' ? `${t('chain.byRegister')}: ` : ''}${t('chain.gap', { count: gap.missing })}${gap.orNew === null ? '' : t('chain.gapNew', { count: gap.orNew })}`}
          note={view.forecastOn ? t('chain.forecast', { day: formatDate(view.forecastOn) }) : t('chain.noForecast')}
        />
      ) : null}
      {interim ? <FactRow title={t('chain.interim', { day: formatDate(interim.on), registered: interim.registered, needed: interim.needed })} /> : null}
      <FactRow
        title={t('chain.registerToday', { day: formatDate(register.asOf), ratio: ratio(register.fraction) })}
        note={target.kind === 'adoption' ? t('chain.uses', { count: register.uses }) : null}
      />
      {view.certified ? <FactRow title={t('chain.lastCertified', { ratio: ratio(view.certified.fraction), day: formatDate(view.certified.heldOn) })} /> : null}
      {view.report ? (
        <FactRow
          title={
            <Link to="/reports/$reportId" params={{ reportId: view.report.id }}>
              {t('chain.report')} {view.report.period.kind === 'quarter' ? formatQuarter(view.report.period.code, locale) : formatDate(view.report.period.cutoffOn)}
            </Link>
          }
          note={view.reviewer ? t('chain.reviewer', { name: view.reviewer }) : t('chain.noReviewer')}
          value={<WorkflowBadge status={view.report.status} />}
        />
      ) : null}
    </FactList>
  );
}

function Others({ view }: { readonly view: ObligationView }) {
  const locale = useLocale();
  return (
    <dl className={classes.others}>
      {view.others.map(({ definition, fraction }) => (
        <div key={definition} style={{ display: 'contents' }}>
          <dt>{RATIO_DEFINITION_NAMES[locale][definition]}</dt>
          <dd>{fraction.denominator === 0 ? '–' : formatRatio(fraction.numerator, fraction.denominator, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

const SIDES = [
  ['above', 'chain.above'],
  ['below', 'chain.below'],
  ['left_out', 'chain.leftOut'],
] as const;

function Services({ lines }: { readonly lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('matrix');
  return (
    <>
      {SIDES.map(([side, label]) => {
        const list = lines.filter((line) => line.side === side);
        if (list.length === 0) return null;
        return (
          <details key={side} open={side !== 'left_out' && list.length <= 30}>
            <summary>{t(label, { count: list.length })}</summary>
            <ul className={classes.ledger}>
              {list.map((line) => (
                <li key={line.offerId}>
                  <span className={classes.code}>{line.code}</span>
                  <span>{line.name}</span>
                  <span className={classes.quiet}>
                    {line.because ? t(`chain.because.${line.because as 'not_online'}`) : t('chain.level', { level: line.level })}
                    {line.level4On ? ` · ${formatDate(line.level4On)}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

function Evidence({ view }: { readonly view: ObligationView }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  if (view.evidence.length === 0) return <p className={classes.quiet}>{t('chain.noEvidence')}</p>;
  return (
    <FactList>
      {view.evidence.map((file) => (
        <FactRow
          key={file.id}
          title={
            <a href={`/api/evidence/${file.id}/file`} download>
              {file.fileName}
            </a>
          }
          note={`${file.uploadedBy} · ${formatDateTime(file.uploadedAt, locale)}`}
          value={formatBytes(file.sizeBytes, locale)}
        />
      ))}
    </FactList>
  );
}

function History({ view }: { readonly view: ObligationView }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  return (
    <FactList>
      {view.figures.map((figure) => (
        <FactRow
          key={`${figure.heldOn} ${figure.recordedAt} ${figure.provenance}`}
          title={formatRatio(figure.fraction.numerator, figure.fraction.denominator, locale, view.target.threshold)}
          note={`${t('chain.heldOn', { day: formatDate(figure.heldOn), provenance: PROVENANCE_NAMES[locale][figure.provenance] })} · ${t('chain.recorded', { at: formatDateTime(figure.recordedAt, locale) })}${figure.by ? ` ${t('chain.by', { name: figure.by })}` : ''}`}
        />
      ))}
    </FactList>
  );
}
