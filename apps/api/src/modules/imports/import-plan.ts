import { isPlainDate, plainDate, type PlainDate } from '@tiendo/domain/calendar';
import { NEW_OFFER, NO_USAGE, offerBreaches, patchOffer, type OfferPatch, type OfferState } from '@tiendo/domain/register';
import type { RegisterColumn, RegisterFile, RegisterRow } from '@tiendo/papers';
import type { ImportProblem, ImportTrial } from '@tiendo/types';
import { changedFacts, type OfferEditing, type OfferRow, type OfferTaking, type ProcedureRow } from '../register/public.js';
import { breachProblem, fileRuleProblem, moreProblems, readingProblem, rowProblem, yesNo, type Reader } from './import-problems.js';

type TrialRow = ImportTrial['rows'][number];

/** What a file would do, in full: applying it reads nothing of the file again. */
export interface ImportPlan {
  readonly takings: readonly OfferTaking[];
  readonly edits: readonly OfferEditing[];
  readonly rows: readonly TrialRow[];
  readonly problems: readonly ImportProblem[];
  /** Errors and warnings that are counted and not told one by one; absent where there are none. */
  readonly untold?: { readonly errors: number; readonly warnings: number };
  /** A function is switched on without a day, so that the plan is one for the day of the trial. */
  readonly takesToday?: boolean;
}

/** As many problems are told one by one, and as many rows that have one. */
const MOST_TOLD = 1_000;

/** What the file is laid beside. */
export interface RegisterNow extends Omit<Reader, 'places'> {
  /** What is announced for the agency, and what it has in its register and not withdrawn. */
  readonly announced: readonly ProcedureRow[];
  readonly offers: readonly OfferRow[];
  readonly periodCode: string;
  readonly periodLocked: boolean;
}

interface RowOutcome {
  readonly row: TrialRow;
  readonly problems: readonly ImportProblem[];
  readonly taking?: OfferTaking;
  readonly edit?: OfferEditing;
  readonly usageMoved?: boolean;
  readonly takesToday?: boolean;
}

/**
 * Compares a file with the register, row by row. While anything in it is an error the plan does nothing;
 * a file that is wrong as a whole is not compared at all.
 */
export function planImport(file: RegisterFile, doorProblems: RegisterFile['problems'], register: RegisterNow): ImportPlan {
  const now = { ...register, places: file.places };
  const read = [...doorProblems, ...file.problems];
  const known = knownBy(now);
  const untoldByReader = Number(read.find(({ code }) => code === 'too_many_problems')?.expected['rest'] ?? 0);
  const told = read.filter(({ code }) => code !== 'too_many_problems').map((problem) => readingProblem(problem, (code) => known.offers.has(code) || known.procedures.has(code)));
  const isShut = read.some(({ severity, row, code }) => severity === 'error' && code !== 'too_many_problems' && (row === null || code === 'real_data' || code === 'made_up_data'));
  if (isShut) return { takings: [], edits: [], rows: [], problems: told };
  const wrongRows = new Set(read.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  // What the reader has not told stands below what it told last: those rows are not compared, or their errors would be counted twice.
  const lastRead = untoldByReader > 0 ? Math.max(...[...wrongRows].map((row) => row ?? 0)) : Infinity;
  const outcomes = file.rows.map((row) => (wrongRows.has(row.rowNumber) || row.rowNumber > lastRead ? wrong(row, []) : outcomeOf(row, file.columns, now, known)));
  const locked = now.periodLocked && outcomes.some(({ usageMoved }) => usageMoved === true) ? [fileRuleProblem('period_locked')] : [];
  const problems = [...told, ...locked, ...outcomes.flatMap((outcome) => outcome.problems)];
  const rows = outcomes.map(({ row }) => row);
  if (problems.some(({ severity }) => severity === 'error')) return { takings: [], edits: [], ...curtailed(rows, problems, untoldByReader) };
  const takesToday = outcomes.some((outcome) => outcome.takesToday === true);
  return { takings: outcomes.flatMap(({ taking }) => taking ?? []), edits: outcomes.flatMap(({ edit }) => edit ?? []), ...curtailed(rows, problems, 0), takesToday };
}

/** A file with an error in every row is answered in words that somebody can read: errors first, then how many there are besides. */
function curtailed(rows: readonly TrialRow[], problems: readonly ImportProblem[], untoldByReader: number): Pick<ImportPlan, 'rows' | 'problems' | 'untold'> {
  if (problems.length + untoldByReader <= MOST_TOLD) return { rows, problems };
  const [errors, warnings] = (['error', 'warning'] as const).map((wanted) => problems.filter(({ severity }) => severity === wanted)) as [ImportProblem[], ImportProblem[]];
  const told = [...errors, ...warnings].slice(0, MOST_TOLD);
  const untold = { errors: Math.max(0, errors.length - MOST_TOLD) + untoldByReader, warnings: warnings.length - told.filter(({ severity }) => severity === 'warning').length };
  let wrongRows = 0;
  const fewer = rows.filter(({ outcome }) => outcome !== 'error' || (wrongRows += 1) <= MOST_TOLD);
  return { rows: fewer, problems: [...told, moreProblems(untold.errors + untold.warnings, untold.errors > 0)], untold };
}

interface Known {
  readonly offers: ReadonlyMap<string, OfferRow>;
  readonly procedures: ReadonlyMap<string, ProcedureRow>;
}

function knownBy({ offers, announced }: RegisterNow): Known {
  return { offers: new Map(offers.map((offer) => [offer.code, offer])), procedures: new Map(announced.map((procedure) => [procedure.code, procedure])) };
}

function outcomeOf(row: RegisterRow, columns: readonly RegisterColumn[], now: RegisterNow & Reader, { offers, procedures }: Known): RowOutcome {
  const offer = offers.get(row.code ?? '');
  const procedure = procedures.get(row.code ?? '');
  const known = offer ?? procedure;
  if (known === undefined) return wrong(row, [rowProblem('not_announced', row, 'code', now)]);
  const before: OfferState = offer?.state ?? { values: NEW_OFFER, usage: NO_USAGE };
  const patch = patchOf(row, columns);
  const after = patchOffer(before, patch, now.today);
  const breaches = offerBreaches(after, offer === undefined ? null : before, { today: now.today, feeBearing: known.feeBearing });
  const warnings = announcedOtherwise(row, known, now);
  if (breaches.length > 0) return wrong(row, [...breaches.map((breach) => breachProblem(breach, row, now)), ...warnings]);
  const facts = changedFacts(before, after, now.periodCode, now.today);
  const fields = facts.flatMap((fact) => fieldsOf(fact.before ?? {}, fact.after));
  const usageMoved = facts.some((fact) => 'period' in fact.after);
  const told = (outcome: TrialRow['outcome']): TrialRow => ({ row: row.rowNumber, code: known.code, name: known.name, outcome, fields });
  const takesToday = isOfToday(patch, before, after);
  if (offer === undefined) return { row: told('added'), problems: warnings, taking: { ...patch, procedureId: procedure?.id ?? '' }, usageMoved, takesToday };
  if (facts.length === 0) return { row: told('same'), problems: warnings };
  return { row: told('changed'), problems: warnings, edit: { offerId: offer.id, version: offer.version, patch }, usageMoved, takesToday };
}

/** Whether a function is on since today because the file says that it is on and not since when. */
function isOfToday(patch: OfferPatch, { values: was }: OfferState, { values: is }: OfferState): boolean {
  return (['paymentSince', 'receiptSince'] as const).some((day) => patch[day] === undefined && is[day] !== null && is[day] !== was[day]);
}

/**
 * The cells of a row as a change. A column that the file lacks says nothing; an empty cell means "not known", so that it changes no number,
 * no yes or no and no day on which something began; it does take back a promise and a difficulty.
 */
function patchOf(row: RegisterRow, columns: readonly RegisterColumn[]): OfferPatch {
  const said = <T>(column: RegisterColumn, value: T | null): T | undefined => (columns.includes(column) && value !== null ? value : undefined);
  const emptied = <T>(column: RegisterColumn, value: T): T | undefined => (columns.includes(column) ? value : undefined);
  return {
    level: said('level', row.level),
    level4On: said('level4On', day(row.level4On)),
    registeredLevel: emptied('registeredLevel', row.registeredLevel as OfferPatch['registeredLevel']),
    promisedOn: emptied('promisedOn', day(row.promisedOn)),
    paymentOn: said('paymentOn', row.paymentOn),
    paymentSince: said('paymentSince', day(row.paymentSince)),
    receiptOn: said('receiptOn', row.receiptOn),
    receiptSince: said('receiptSince', day(row.receiptSince)),
    barrier: emptied('barrier', row.barrier ?? ''),
    usage: {
      dossiersOnline: said('dossiersOnline', row.dossiersOnline),
      dossiersCounter: said('dossiersCounter', row.dossiersCounter),
      dossiersPost: said('dossiersPost', row.dossiersPost),
      paidOnline: said('paidOnline', row.paidOnline),
      receiptsIssued: said('receiptsIssued', row.receiptsIssued),
    },
  };
}

/** Name and fee come from the announced list: a file that says otherwise is told so and changes nothing. */
function announcedOtherwise(row: RegisterRow, known: Pick<ProcedureRow, 'name' | 'feeBearing'>, reader: Reader): ImportProblem[] {
  const problems: ImportProblem[] = [];
  if (row.name !== null && folded(row.name) !== folded(known.name)) problems.push(rowProblem('name_differs', row, 'name', reader, () => known.name));
  if (row.feeBearing !== null && row.feeBearing !== known.feeBearing) {
    problems.push(rowProblem('fee_differs', row, 'feeBearing', reader, (locale) => yesNo(known.feeBearing, locale)));
  }
  return problems;
}

function wrong(row: RegisterRow, problems: readonly ImportProblem[]): RowOutcome {
  return { row: { row: row.rowNumber, code: row.code ?? '', name: row.name ?? '', outcome: 'error', fields: [] }, problems };
}

function fieldsOf(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): TrialRow['fields'] {
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string | number | boolean));
  return Object.keys(after)
    .map((field) => ({ field, from: text(before[field]), to: text(after[field]) }))
    .filter(({ from, to }) => from !== to);
}

function day(text: string | null): PlainDate | null {
  return text !== null && isPlainDate(text) ? plainDate(text) : null;
}

function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi');
}
