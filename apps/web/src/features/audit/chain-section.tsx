import { queryOptions, useQuery } from '@tanstack/react-query';
import { formatDateTime, formatNumber } from '@tiendo/phrases';
import { audit, type ChainHeadView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { ErrorState } from '../../ui/error-state.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './audit.module.css';

const EVERY_MILLISECONDS = 30_000;
const chainQuery = queryOptions({ queryKey: ['audit', 'chain'] as const, queryFn: ({ signal }) => call(audit.chain, {}, { signal }), refetchInterval: EVERY_MILLISECONDS });

/** Where the chain of seals stands, what waits, and what proves it elsewhere: heads, key, the chain itself. */
export function ChainSection() {
  const { t } = useTranslation('audit');
  const locale = useLocale();
  const chain = useQuery(chainQuery);
  const sign = useAct({
    act: (_: void, options) => call(audit.signHead, {}, options),
    refreshes: [['audit']],
    onDone: ({ number }) => tellDone({ message: t('seal.signed', { number }), next: t('seal.next') }),
    onRefused: tellProblem,
  });
  return (
    <Section title={t('seal.title')}>
      {chain.isError ? <ErrorState problem={problemWords(chain.error)} onRetry={() => void chain.refetch()} retrying={chain.isFetching} /> : null}
      {chain.isPending ? <SkeletonRows rows={2} /> : null}
      {chain.data ? <State {...chain.data} /> : null}
      <p className={classes.quiet}>{t('seal.explain')}</p>
      <p className={classes.links}>
        <QuietButton onClick={() => sign.do()} disabled={sign.isBusy}>
          {t('seal.sign')}
        </QuietButton>
        <a href="/api/audit/key" download>
          {t('seal.key')}
        </a>
        <a href="/api/audit/chain/file?from=1" download>
          {t('seal.chain')}
        </a>
      </p>
      {chain.data ? (
        <details>
          <summary>{t('seal.all')}</summary>
          {chain.data.heads.length === 0 ? <p className={classes.quiet}>{t('seal.noHead')}</p> : null}
          <FactList label={t('seal.all')}>
            {chain.data.heads.map((head) => (
              <FactRow
                key={head.number}
                title={headText(head)}
                value={
                  <a href={`/api/audit/heads/${head.number}`} download>
                    {t('seal.headFile')}
                  </a>
                }
              />
            ))}
          </FactList>
        </details>
      ) : null}
    </Section>
  );

  function headText({ number, signedAt, position }: ChainHeadView): string {
    return t('seal.head', { number, at: formatDateTime(signedAt, locale), position: formatNumber(position, locale) });
  }
}

function State({ length, waiting, late }: { readonly length: number; readonly waiting: number; readonly late: number }) {
  const { t } = useTranslation('audit');
  const locale = useLocale();
  const said = { length: formatNumber(length, locale), waiting: formatNumber(waiting, locale), late: formatNumber(late, locale) };
  if (late > 0) {
    return (
      <p className={classes.late} role="alert">
        {t('seal.late', said)}
      </p>
    );
  }
  return <p>{t(waiting > 0 ? 'seal.waiting' : 'seal.holds', said)}</p>;
}
