import { PERFORMANCE_NAMES, RANKING_GROUP_NAMES } from '@tiendo/phrases';
import type { AgencyKind, MatrixCounts, MatrixRow, TargetView } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, GroupRow, RowHead, Td, Th } from '../../ui/data-table.js';
import { useLocale } from '../../ui/use-locale.js';
import { PERFORMANCE_SIGNS } from '../../ui/status-signs.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { MatrixCell } from './matrix-cell.js';
import { moveBetweenCells } from './matrix-keys.js';
import { TargetHead } from './target-head.js';
import { linesOf, type MatrixLine } from './matrix-lines.js';
import classes from './matrix.module.css';

const SilentSign = PERFORMANCE_SIGNS.not_reported;
const ROW_HEIGHT = 28;
/** With more targets than this the words of figures give way first where there is little room. */
export const CROWDED = 3;
/** Fewer lines than this are drawn whole, so that the browser's own search and print see them all. */
const DRAWN_WHOLE = 400;

export interface MatrixTableProps {
  readonly targets: readonly TargetView[];
  readonly rows: readonly MatrixRow[];
  readonly counts: readonly MatrixCounts[];
  readonly hasMore: boolean;
  readonly onEndInSight: () => void;
  readonly onOpenCell: (agencyCode: string, targetCode: string) => void;
}

/** Agencies down by group, targets across. Long lists draw only what is in sight and fetch the next page before its end. */
export function MatrixTable({ targets, rows, counts, hasMore, onEndInSight, onOpenCell }: MatrixTableProps) {
  const { t } = useTranslation('matrix');
  const frame = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<AgencyKind>>(new Set());
  const lines = useMemo(() => linesOf(rows, counts, folded), [rows, counts, folded]);
  const isWhole = lines.length <= DRAWN_WHOLE && !hasMore;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    enabled: !isWhole,
  });
  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && (isWhole || last >= lines.length - 30)) onEndInSight();
  }, [hasMore, isWhole, last, lines.length, onEndInSight]);

  const columns = targets.length + 2;
  const toggle = (kind: AgencyKind) => setFolded((now) => new Set(now.has(kind) ? [...now].filter((each) => each !== kind) : [...now, kind]));
  const before = isWhole ? 0 : (drawn[0]?.start ?? 0);
  const after = isWhole ? 0 : virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const inSight = isWhole ? lines : drawn.map((item) => lines[item.index]).filter((line) => line !== undefined);

  return (
    <div className={`${classes.table} ${targets.length > CROWDED ? classes.crowded : ''}`}>
      <DataTable caption={t('title')} dense stickyFirst frameRef={frame} height="100%" aria-rowcount={lines.length + 1} onKeyDown={moveBetweenCells}>
        <thead>
          <tr>
            <Th>{t('agency')}</Th>
            {targets.map((target) => (
              <TargetHead key={target.id} target={target} />
            ))}
            <Th>{t('quarterReport')}</Th>
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <Spacer height={before} columns={columns} /> : null}
          {inSight.map((line) => (
            <Line key={keyOf(line)} line={line} targets={targets} columns={columns} onToggle={toggle} onOpenCell={onOpenCell} />
          ))}
          {after > 0 ? <Spacer height={after} columns={columns} /> : null}
        </tbody>
      </DataTable>
    </div>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** "đạt 12/23 · chưa báo cáo 4". */
function GroupSum({ sum }: { readonly sum: MatrixCounts }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  return (
    <>
      {t('groupSum', { met: sum.met, of: sum.bound })}
      {sum.notReported > 0 ? (
        <span className={classes.silent} title={t('groupSilent', { count: sum.notReported })}>
          {' · '}
          <span className={classes.silentWord}>{PERFORMANCE_NAMES[locale].not_reported.toLocaleLowerCase(locale)} </span>
          <SilentSign size={13} stroke={2} className={classes.silentSign} aria-hidden /> {sum.notReported}
        </span>
      ) : null}
    </>
  );
}

const keyOf = (line: MatrixLine): string => (line.line === 'group' ? line.kind : line.row.agency.code);

interface LineProps {
  readonly line: MatrixLine;
  readonly targets: readonly TargetView[];
  readonly columns: number;
  readonly onToggle: (kind: AgencyKind) => void;
  readonly onOpenCell: (agencyCode: string, targetCode: string) => void;
}

function Line({ line, targets, columns, onToggle, onOpenCell }: LineProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  if (line.line === 'group') {
    const sums = targets.map((target) => {
      const sum = line.counts.find((each) => each.targetId === target.id);
      if (!sum) return null;
      return <GroupSum key={target.id} sum={sum} />;
    });
    return <GroupRow name={RANKING_GROUP_NAMES[locale][line.kind]} sums={[...sums, null]} columns={columns} open={line.open} onToggle={() => onToggle(line.kind)} />;
  }
  const { agency, cells, report, asked } = line.row;
  const name = nameIn(locale, agency);
  return (
    <tr data-agency={agency.code}>
      <RowHead className={classes.agency}>
        <span className={classes.agencyLine}>
          <Link to="/register/$agencyCode" params={{ agencyCode: agency.code }} className={classes.agencyLink} title={name}>
            {name}
          </Link>
          {asked ? (
            <span className={classes.asked} title={t('askedMeaning')}>
              {t('asked')}
            </span>
          ) : null}
        </span>
      </RowHead>
      {targets.map((target) => {
        const cell = cells.find((each) => each.targetId === target.id);
        return (
          <Td key={target.id}>
            {cell ? (
              <MatrixCell
                cell={cell}
                target={target}
                onOpen={() => onOpenCell(agency.code, target.code)}
                label={t('openCell', { agency: name, target: nameIn(locale, target), status: PERFORMANCE_NAMES[locale][cell.status] })}
              />
            ) : (
              <span className={classes.unbound}>{t('notBound')}</span>
            )}
          </Td>
        );
      })}
      <Td>
        {report ? (
          <Link to="/reports/$reportId" params={{ reportId: report.id }} className={classes.reportLink}>
            <WorkflowBadge status={report.status} short />
            {report.lateDays > 0 ? (
              <span className={classes.late} title={t('late', { count: report.lateDays })}>
                <span className={classes.lateWord}>{t('late', { count: report.lateDays })}</span>
                <span className={classes.lateShort} aria-hidden>
                  {t('lateShort', { count: report.lateDays })}
                </span>
              </span>
            ) : null}
          </Link>
        ) : (
          <span className={classes.unbound}>{t('noReport')}</span>
        )}
      </Td>
    </tr>
  );
}
