import { SECTION_NAMES, formatDate, formatPeriod, issuerOf, ITEM_NAMES, SILENCE_NAMES, type Locale } from '@tiendo/phrases';
import type { Me, ReportItemView, ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { IllustrativeMark } from '../../ui/marks.js';
import { useLocale } from '../../ui/use-locale.js';
import { ItemChange, ItemContent } from './item-content.js';
import { isFigureKind } from './figure-change.js';
import classes from './report-paper.module.css';
import { issuingOf } from './report-issuer.js';
import { sectionsOf, type WordsOf } from './report-parts.js';

const ROMAN = ['I', 'II', 'III', 'IV', 'V'] as const;

export interface ReportPaperProps {
  readonly report: ReportView;
  readonly place: Pick<Me['jurisdiction'], 'nameVi' | 'nameEn'>;
  /** The empty form, to be filled by hand. */
  readonly blank: boolean;
  readonly typed: WordsOf;
}

/** The report as a paper of the agency (layout after Circular 01/2011/TT-BNV); only seen in print. */
export function ReportPaper({ report, place, blank, typed }: ReportPaperProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { period, dispatchNumber, dispatchedOn } = report;
  const { issuer } = issuerOf(issuingOf(report, place), locale);
  const unnumbered = `${t('paper.dots')}/${issuer.symbol}`;
  const last = report.receipts.at(-1);
  const state = blank ? t('paper.blank') : report.isDraftShown || last === undefined ? t('paper.draft') : t('paper.sent', { revision: last.revision, number: last.receiptNumber });
  return (
    <div className={classes.paper}>
      <div className={classes.top}>
        <div>
          {issuer.parentBody === null ? null : <div>{issuer.parentBody.toLocaleUpperCase(locale)}</div>}
          <strong>{issuer.body.toLocaleUpperCase(locale)}</strong>
          <div>{t('paper.number', { number: blank ? unnumbered : (dispatchNumber ?? unnumbered) })}</div>
        </div>
        <div>
          <strong>{t('paper.country')}</strong>
          <div>
            <strong>{t('paper.motto')}</strong>
          </div>
          <em>{t('paper.placeDay', { place: issuer.place, day: blank || !dispatchedOn ? t('paper.dayDots') : t('paper.onDay', writtenDay(dispatchedOn)) })}</em>
        </div>
      </div>
      <h1 className={classes.title}>
        {t('paper.kind')}
        <span>{t('paper.subject', { period: formatPeriod(period, locale) })}</span>
      </h1>
      <p className={classes.window}>
        {t('paper.window', { from: formatDate(period.startsOn), to: formatDate(period.cutoffOn) })} · {state} {period.illustrative ? <IllustrativeMark /> : null}
      </p>
      {report.figures === 'none' && report.items.length > 0 && !blank ? <p>{t('form.figures.none')}</p> : null}
      {sectionsOf(report.items, []).map(({ section, items }, index) => (
        <section key={section}>
          <h2 className={classes.section}>
            {ROMAN[index]}. {SECTION_NAMES[locale][section]}
          </h2>
          <Figures items={items.filter((item) => isFigureKind(item))} blank={blank} nowName={formatPeriod(period, locale)} />
          {items
            .filter((item) => !isFigureKind(item))
            .map((item) => (
              <Words key={item.code} item={item} blank={blank} typed={typed} />
            ))}
        </section>
      ))}
      <div className={classes.bottom}>
        <div className={classes.recipients}>
          <em>
            <strong>{t('paper.recipients')}</strong>
          </em>
          {recipientsOf(report, issuer.addressee, locale).map((name) => (
            <div key={name}>{t('paper.recipient', { name })}</div>
          ))}
          <div>{t('paper.filed', { filing: issuer.filing })}</div>
        </div>
        <div>
          {issuer.signer.map((line) => (
            <div key={line}>
              <strong>{line}</strong>
            </div>
          ))}
          <div>
            <em>{t('paper.signHint')}</em>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Those to whom it is owed, then who puts it together; the district of a ward is both. */
function recipientsOf({ agency, issuer: { reviewer } }: ReportView, addressee: string, locale: Locale): string[] {
  return [addressee, ...(reviewer === null || agency.kind === 'ward' ? [] : [nameIn(locale, reviewer)])];
}

/** Papers write a day in words; days below 10 and the first two months have a zero before them. */
function writtenDay(day: string): { day: string; month: string; year: string } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: date, month: Number(month) > 2 ? String(Number(month)) : month, year };
}

function Figures({ items, blank, nowName }: { readonly items: readonly ReportItemView[]; readonly blank: boolean; readonly nowName: string }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (items.length === 0) return null;
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th scope="col">{t('paper.item')}</th>
          <th scope="col">{t('form.last')}</th>
          <th scope="col">{nowName}</th>
          <th scope="col">{t('form.change')}</th>
          <th scope="col">{t('form.proof')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.code}>
            <th scope="row">{ITEM_NAMES[locale][item.code]}</th>
            <td>
              <ItemContent item={item} content={item.last} onPaper />
            </td>
            <td>{blank ? t('paper.dots') : <ItemContent item={item} content={item.now} onPaper />}</td>
            <td>{blank ? null : <ItemChange item={item} />}</td>
            <td>{blank ? null : item.evidence.map((file) => file.fileName).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ item, blank, typed }: { readonly item: ReportItemView; readonly blank: boolean; readonly typed: WordsOf }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  return (
    <div className={classes.words} data-keep-together={blank || undefined}>
      <h3>{ITEM_NAMES[locale][item.code]}</h3>
      {blank ? (
        <>
          {item.silences.length > 0 ? <p>{item.silences.map((silence) => t('paper.silenceChoice', { silence: SILENCE_NAMES[locale][silence] })).join('   ')}</p> : null}
          <Ruled lines={item.kind === 'difficulty' ? 4 : 6} />
          {item.kind === 'difficulty' ? (
            <>
              <p>
                {t('form.cause')}: {t('paper.causeObjective')}
              </p>
              <Ruled lines={3} />
            </>
          ) : null}
        </>
      ) : (
        <>
          <ItemContent item={item} content={{ ...item.now, ...typed(item) }} whole onPaper />
          {item.evidence.length > 0 ? <p className={classes.proofs}>{t('paper.proofs', { names: item.evidence.map((file) => file.fileName).join(', ') })}</p> : null}
        </>
      )}
    </div>
  );
}

function Ruled({ lines }: { readonly lines: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={classes.rule} />
      ))}
    </div>
  );
}
