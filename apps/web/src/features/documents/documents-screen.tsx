import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dueText, formatDate, formatThreshold, ADOPTION_READING_NAMES, RATIO_DEFINITION_NAMES } from '@tiendo/phrases';
import { documents, type ClauseView, type DocumentView, type TargetView } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { HistoryDisclosure } from '../../session/history-disclosure.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { Section } from '../../ui/section.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './documents.module.css';

const documentsQuery = queryOptions({ queryKey: ['documents'] as const, queryFn: ({ signal }) => call(documents.list, {}, { signal }) });

/** Document, clause, target: what was ordered, where it is written, and what is measured. A clause without a target says so. */
export function DocumentsScreen() {
  const { t } = useTranslation('documents');
  const list = useQuery(documentsQuery);
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonPage />;
  const bare = list.data.items.flatMap((each) => each.clauses).filter((clause) => clause.targets.length === 0).length;
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence', { documents: list.data.items.length, bare })} />
      {list.data.items.length === 0 ? <EmptyState why={t('empty')} /> : null}
      {list.data.items.map((document) => (
        <OneDocument key={document.id} document={document} />
      ))}
    </>
  );
}

const anchorOf = (documentId: string) => `document-${documentId}`;

/** To the related document, further up or down on this page. */
function RelatedLink({ documentId, children }: { readonly documentId: string; readonly children?: ReactNode }) {
  return (
    <Link to="/documents" hash={anchorOf(documentId)}>
      {children}
    </Link>
  );
}

function OneDocument({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation('documents');
  const { t: ui } = useTranslation('ui');
  const day = formatDate(document.issuedOn);
  const name = document.number ? t('numbered', { number: document.number, day }) : t('oral', { speaker: document.speaker ?? document.issuer, day });
  return (
    <Section id={anchorOf(document.id)} title={name} aside={document.illustrative ? <span className={classes.mark}>{ui('illustrative')}</span> : null}>
      <p className={classes.abstract}>{document.abstract}</p>
      <p className={classes.quiet}>
        {[t(`kinds.${document.kind}`), document.issuer, document.signer ? t('signer', { name: document.signer }) : null, t('source', { source: document.source })].filter(Boolean).join(' · ')}
      </p>
      {document.relations.map((relation) => (
        <p key={`${relation.kind} ${relation.documentId}`} className={classes.quiet}>
          <Trans t={t} i18nKey={`relations.${relation.kind}`} values={{ document: relation.number ?? relation.abstract }} components={{ to: <RelatedLink documentId={relation.documentId} /> }} />
        </p>
      ))}
      <ol className={classes.clauses}>
        {document.clauses.map((clause) => (
          <Clause key={clause.id} clause={clause} />
        ))}
      </ol>
      <HistoryDisclosure kind="document" id={document.id} />
    </Section>
  );
}

function Clause({ clause }: { readonly clause: ClauseView }) {
  const { t } = useTranslation('documents');
  return (
    <li className={classes.clause}>
      <p>
        <span className={classes.label}>{clause.label}</span> {clause.body}
      </p>
      {clause.targets.length === 0 ? <p className={classes.quiet}>{t('noTarget')}</p> : null}
      {clause.targets.map((target) => (
        <Target key={target.id} target={target} />
      ))}
    </li>
  );
}

function Target({ target }: { readonly target: TargetView }) {
  const { t } = useTranslation('documents');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const asks = target.kind === 'ratio' ? `≥ ${formatThreshold(target.threshold, locale)}` : t('everyAgency');
  const how = target.definition ? RATIO_DEFINITION_NAMES[locale][target.definition] : target.reading ? ADOPTION_READING_NAMES[locale][target.reading] : '';
  return (
    <p className={classes.target}>
      <Link to="/matrix" search={{ target: [target.code] }}>
        {nameIn(locale, target)}
      </Link>
      : {asks}, {dueText(target.dueOn, locale)}
      <span className={classes.quiet}>
        {' '}
        · {how}
        {target.interimOn ? ` · ${t('interim', { day: formatDate(target.interimOn) })}` : ''}
        {target.assumed ? ` · ${ui('assumption')}` : ''}
        {target.illustrative ? ` · ${ui('illustrative')}` : ''}
      </span>
    </p>
  );
}
