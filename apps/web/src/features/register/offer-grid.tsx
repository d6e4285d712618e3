import { formatDate, formatNumber } from '@tiendo/phrases';
import type { OfferView } from '@tiendo/types';
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { LevelSteps } from '../../ui/level-steps.js';
import { useLocale } from '../../ui/use-locale.js';
import { CellEditor } from './cell-editor.js';
import { moveIn, type Place } from './grid-moves.js';
import { OFFER_COLUMNS, type OfferColumn } from './offer-columns.js';
import { planPaste, readBlock } from './paste-block.js';
import classes from './register.module.css';
import { RefusedCells } from './refused-cells.js';
import { cellId, type CellState, type OfferEdits } from './use-offer-edits.js';

export interface OfferGridProps {
  readonly offers: readonly OfferView[];
  readonly editable: boolean;
  readonly today: string;
  readonly edits: OfferEdits;
  readonly onOpen: (offer: OfferView) => void;
}

/** The register like a spreadsheet: arrows move, Enter or F2 writes, Tab saves and goes on, Escape leaves; a pasted value or block of them is saved. */
export function OfferGrid({ offers, editable, today, edits, onOpen }: OfferGridProps) {
  const { t } = useTranslation('register');
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [writing, setWriting] = useState<{ start: string | null } | null>(null);
  const size = { rows: offers.length, columns: OFFER_COLUMNS.length };

  const go = (next: Place) => {
    setWriting(null);
    setPlace(next);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus());
  };
  const commit = (offer: OfferView, column: OfferColumn, text: string, then: Place) => {
    go(then);
    if (text === column.read(offer)) return edits.forget(offer.id, column.key);
    const patch = column.write(text, offer, today);
    if (patch) void edits.save(offer, column.key, text, patch);
    else edits.refuse(offer, column.key, text, { code: 'invalid_input', title: t('cannotRead'), mend: t(`reads.${column.kind}`), requestId: null, fields: [] });
  };
  const onKey = (event: KeyboardEvent, offer: OfferView, column: OfferColumn) => {
    if (writing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return onOpen(offer);
    }
    const moved = moveIn(size, place, event.key);
    if (moved) {
      event.preventDefault();
      return go(moved);
    }
    if (!editable || !column.applies(offer)) return;
    if (event.key === ' ' && column.kind === 'yes_no') {
      event.preventDefault();
      return commit(offer, column, column.read(offer) === '1' ? '0' : '1', place);
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      return setWriting({ start: null });
    }
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setWriting({ start: event.key });
    }
  };
  const onPaste = (event: ClipboardEvent, offer: OfferView, column: OfferColumn) => {
    if (writing || !editable) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData.getData('text/plain'));
    if (block.length > 1 || (block[0]?.length ?? 0) > 1) void edits.paste(planPaste(block, place, offers, OFFER_COLUMNS, today));
    else if (column.applies(offer)) commit(offer, column, block[0]?.[0] ?? '', place);
  };

  const goTo = (offerId: string, columnKey: string) => {
    const found = { row: offers.findIndex((offer) => offer.id === offerId), column: OFFER_COLUMNS.findIndex((column) => column.key === columnKey) };
    if (found.row < 0) return;
    go(found);
    requestAnimationFrame(() => setWriting({ start: null }));
  };

  return (
    <>
    <RefusedCells offers={offers} edits={edits} onMend={goTo} />
    <DataTable caption={t('title')} dense stickyFirst height="max(340px, calc(100dvh - 330px))" role="grid" aria-rowcount={offers.length + 1}>
      <thead>
        <tr>
          <Th>{t('columns.code')}</Th>
          <Th>{t('columns.name')}</Th>
          {OFFER_COLUMNS.map((column) => (
            <Th key={column.key} numeric={column.kind === 'count'} className={classes.head}>
              {t(`columns.${column.key as 'level'}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {offers.map((offer, row) => (
          <tr key={offer.id} data-offer={offer.code}>
            <RowHead>
              <button type="button" className={classes.code} onClick={() => onOpen(offer)} tabIndex={-1} title={t('openOne', { name: offer.name })}>
                {offer.code}
              </button>
            </RowHead>
            <Td className={classes.name} title={offer.name}>
              {offer.name}
            </Td>
            {OFFER_COLUMNS.map((column, at) => {
              const here = place.row === row && place.column === at;
              const state = edits.cells.get(cellId(offer, column.key));
              return (
                <Td
                  key={column.key}
                  role="gridcell"
                  numeric={column.kind === 'count'}
                  tabIndex={here ? 0 : -1}
                  className={classes.cell}
                  data-place={`${row} ${at}`}
                  data-state={state?.state}
                  data-column={column.key}
                  data-readonly={!editable || !column.applies(offer) || undefined}
                  onFocus={() => (here ? undefined : setPlace({ row, column: at }))}
                  onDoubleClick={() => editable && column.applies(offer) && setWriting({ start: null })}
                  onKeyDown={(event) => onKey(event, offer, column)}
                  onPaste={(event) => onPaste(event, offer, column)}
                >
                  {here && writing ? (
                    <CellEditor
                      column={column}
                      value={writing.start ?? (state?.state === 'refused' ? state.written : column.read(offer))}
                      onCommit={(text, key) => commit(offer, column, text, moveIn(size, place, key === 'Tab' ? 'ArrowRight' : key === 'Enter' ? 'ArrowDown' : '') ?? place)}
                      onCancel={() => go(place)}
                    />
                  ) : (
                    <Shown offer={offer} column={column} state={state} />
                  )}
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </DataTable>
    </>
  );
}

function Shown({ offer, column, state }: { readonly offer: OfferView; readonly column: OfferColumn; readonly state: CellState | undefined }) {
  const { t } = useTranslation('register');
  return (
    <span className={classes.shown}>
      {column.applies(offer) ? <Value offer={offer} column={column} /> : <span className={classes.none} aria-label={t('notForThis')} />}
      {state?.state === 'saving' ? <IconLoader2 size={14} aria-label={t('state.saving')} /> : null}
      {state?.state === 'saved' ? <IconCheck size={14} className={classes.good} aria-label={t('state.saved')} /> : null}
      {state?.state === 'refused' ? (
        <span className={classes.bad}>
          <IconAlertTriangle size={14} aria-hidden /> {t('state.refused', { written: state.written })}
        </span>
      ) : null}
    </span>
  );
}

function Value({ offer, column }: { readonly offer: OfferView; readonly column: OfferColumn }) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  const text = column.read(offer);
  if (column.kind === 'level') return <LevelSteps certified={0} proposed={offer.level} promised={offer.promisedOn && offer.registeredLevel ? { level: offer.registeredLevel, on: offer.promisedOn } : null} />;
  if (column.kind === 'day') return <>{text === '' ? '' : formatDate(text)}</>;
  if (column.kind === 'yes_no') return <>{t(text === '1' ? 'yes' : 'no')}</>;
  if (column.kind === 'count') return <>{formatNumber(Number(text), locale)}</>;
  return <span className={classes.words}>{text}</span>;
}
