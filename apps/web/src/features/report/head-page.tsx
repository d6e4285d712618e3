import { Button } from '@mantine/core';
import { missingOfToday } from '@tiendo/domain/figures';
import type { Check } from '@tiendo/domain/reports';
import { checkSentence, formatPeriod, formatThreshold, ITEM_NAMES } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import type { ProblemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { ErrorState } from '../../ui/error-state.js';
import { IllustrativeMark } from '../../ui/marks.js';
import { PageHeader } from '../../ui/page-header.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { StateSign } from '../../ui/state-sign.js';
import { ThumbBar } from '../../ui/thumb-bar.js';
import { useLocale } from '../../ui/use-locale.js';
import { hasFigure } from './figure-change.js';
import { HeadFigure } from './head-figure.js';
import { askedBy } from './report-issuer.js';
import { evidenceCount } from './report-parts.js';
import { dueSentence, readiness } from './report-sentence.js';
import classes from './report.module.css';

const LONGEST_PLAN = 90;

export interface HeadPageProps {
  readonly report: ReportView;
  readonly today: string;
  readonly problem: ProblemWords | null;
  readonly onWhole: () => void;
}

/** The head's one page: what changed, what the reviewer will ask, and the two acts in reach of the thumb. */
export function HeadPage({ report, today, problem, onWhole }: HeadPageProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const figures = report.items.filter((item) => hasFigure(item.now));
  const written = report.items.filter((item) => !hasFigure(item.now));
  const rewritten = written.filter((item) => item.changed);
  const files = evidenceCount(report.items);
  const warnings = report.checks.filter((check) => check.severity === 'warning');
  return (
    <div className={classes.headPage}>
      <PageHeader
        above={t('above', { agency: nameIn(locale, report.agency), period: formatPeriod(report.period, locale) })}
        title={t('head.title')}
        beside={report.period.illustrative ? <IllustrativeMark /> : null}
        sentence={`${readiness(report, report.checks.filter((check) => check.severity === 'error'), t, locale)}. ${dueSentence(report, today, t, locale)}`}
      />
      {problem ? <ErrorState problem={problem} /> : null}
      <Section title={t('head.changes')}>
        <FactList>
          {figures.map((item) => (
            <HeadFigure key={item.code} item={item} />
          ))}
          <FactRow
            title={t('head.written')}
            note={rewritten.map((item) => ITEM_NAMES[locale][item.code]).join(', ')}
            value={<strong className={classes.headFigure}>{rewritten.length === 0 ? t('head.same') : t('head.rewritten', { count: rewritten.length, of: written.length })}</strong>}
          />
        </FactList>
      </Section>
      <Section title={t('head.asks', { reviewer: askedBy(report, locale) })}>
        <Asks report={report} warnings={warnings} />
      </Section>
      <p className={classes.whole}>
        <QuietButton onClick={onWhole}>{files > 0 ? t('act.whole', { count: files }) : t('act.wholeNoProof')}</QuietButton>
      </p>
    </div>
  );
}

/** Questions to expect: what is missing to the target with the plan for it, then the warnings of the checks. */
function Asks({ report, warnings }: { readonly report: ReportView; readonly warnings: readonly Check[] }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const level4 = report.items.find((item) => item.code === 'level4');
  const plan = report.items.find((item) => item.code === 'next_steps')?.now.words.split('\n')[0]?.trim() ?? '';
  const missing = level4?.threshold && hasFigure(level4.now) ? missingOfToday(level4.now, level4.threshold) : 0;
  if (missing === 0 && warnings.length === 0) return <p className={classes.allGood}>{t('head.asksNothing')}</p>;
  return (
    <FactList>
      {missing > 0 && level4?.threshold ? (
        <FactRow
          sign={<StateSign state="warning" label={t('checks.warning')} />}
          title={t('head.short', { count: missing, threshold: formatThreshold(level4.threshold, locale) })}
          note={plan === '' ? null : t('head.plan', { plan: plan.length > LONGEST_PLAN ? `${plan.slice(0, LONGEST_PLAN).trimEnd()}…` : plan })}
        />
      ) : null}
      {warnings.map((check) => {
        const { title, mend } = checkSentence(check.code, check.found, locale, check.item);
        return <FactRow key={`${check.item} ${check.code}`} sign={<StateSign state="warning" label={t('checks.warning')} />} title={`${ITEM_NAMES[locale][check.item]}: ${title}`} note={mend} />;
      })}
    </FactList>
  );
}

export interface HeadBarProps {
  readonly busy: boolean;
  readonly onGiveBack: () => void;
  readonly onApprove: () => void;
}

/** Give back, or sign and send. */
export function HeadBar({ busy, onGiveBack, onApprove }: HeadBarProps) {
  const { t } = useTranslation('report');
  return (
    <ThumbBar aside={t('head.keys')}>
      <Button variant="default" size="lg" onClick={onGiveBack} disabled={busy}>
        {t('act.giveBack')}
      </Button>
      <Button size="lg" onClick={onApprove} loading={busy}>
        {t('act.approve')}
      </Button>
    </ThumbBar>
  );
}
