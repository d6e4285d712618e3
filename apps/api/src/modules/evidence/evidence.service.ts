import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ItemCode } from '@tiendo/domain/reports';
import type { EvidenceView, UploadedFile } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { FileAnswer } from '../../platform/http/file-answer.js';
import { Refused } from '../../platform/http/refused.js';
import type { FileStore } from '../../platform/storage/file-store.js';
import { changeReport, holdForWriting, reportById, seesDraft, subjectOfReport } from '../reports/public.js';
import { Evidence } from './evidence.entity.js';
import { evidenceById, wasSent } from './evidence.queries.js';
import { ACCEPTED_ENDINGS, isCalledSo, isSafe, MEDIA_TYPES, mediaKindOf } from './media-type.js';

export const MOST_FILES_OF_AN_ITEM = 20;
export const MOST_FILES_OF_A_REPORT = 100;
export const MOST_BYTES_OF_A_REPORT = 500 * 1024 * 1024;

/**
 * Attaches a file to an item; the first one may start the report. The content is safe in the store before the row is committed.
 * @throws Refused `unreadable_file` for what may not be attached, `mislabelled_file` for what is not what its name says, `unsafe_file` for what holds more than it shows; `invalid_input` for one file too many; as writing in a report does
 */
export async function attach(ctx: ActorContext, store: FileStore, reportId: string, itemCode: ItemCode, file: UploadedFile): Promise<EvidenceView> {
  const { report, role } = await holdForWriting(ctx, reportId);
  await refuseOneTooMany(ctx, reportId, itemCode, file.size);
  const content = await readFile(file.path);
  const kind = mediaKindOf(content, file.name);
  if (kind === null) throw wrongFile('unreadable_file', file.name);
  if (!isCalledSo(kind, file.name)) throw wrongFile('mislabelled_file', file.name);
  if (!(await isSafe(content, kind))) throw wrongFile('unsafe_file', file.name);

  const { key, sha256, size } = await store.put(createReadStream(file.path));
  const row = { id: newId(), reportId, agencyId: report.agencyId, itemCode, fileName: file.name, mediaType: MEDIA_TYPES[kind], sizeBytes: size, sha256, storageKey: key };
  await ctx.tx.manager.insert(Evidence, { ...row, jurisdictionId: ctx.jurisdictionId, uploadedBy: ctx.actor.personId, uploadedAt: ctx.now });
  await changeReport(ctx, report, { savedAt: ctx.now });
  await audit(ctx, {
    action: 'evidence.attach',
    subjectKind: 'evidence',
    subjectId: row.id,
    agencyId: report.agencyId,
    role,
    after: { report: reportId, item: itemCode, fileName: row.fileName, mediaType: row.mediaType, sizeBytes: size, sha256 },
  });
  return (await evidenceById(ctx, row.id)).view;
}

/**
 * Takes a file off its item, or puts it back. What was sent with it keeps it.
 * @throws Refused as writing in a report does
 */
export async function detach(ctx: ActorContext, evidenceId: string, removed: boolean): Promise<EvidenceView> {
  const { view, reportId, isRemoved } = await evidenceById(ctx, evidenceId, 'report.edit');
  const { report, role } = await holdForWriting(ctx, reportId);
  if (isRemoved === removed) return view;
  if (!removed) await refuseOneTooMany(ctx, reportId, view.itemCode, view.sizeBytes);
  await ctx.tx.manager.update(Evidence, { jurisdictionId: ctx.jurisdictionId, id: evidenceId }, { removedAt: removed ? ctx.now : null });
  await changeReport(ctx, report, { savedAt: ctx.now });
  await audit(ctx, { action: removed ? 'evidence.remove' : 'evidence.restore', subjectKind: 'evidence', subjectId: evidenceId, agencyId: report.agencyId, role, before: { removed: isRemoved }, after: { removed } });
  return view;
}

/**
 * The file itself, and that they took it is written down. Who is not of the agency gets only what was sent.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function download(ctx: ActorContext, store: FileStore, evidenceId: string): Promise<FileAnswer> {
  const { view, reportId, storageKey } = await evidenceById(ctx, evidenceId);
  const report = await reportById(ctx, reportId);
  const { role } = permit(ctx, 'report.read', subjectOfReport(report));
  if (!seesDraft(ctx, report) && !(await wasSent(ctx, reportId, evidenceId))) throw new Refused('not_found');
  await audit(ctx, { action: 'evidence.download', subjectKind: 'evidence', subjectId: evidenceId, agencyId: report.agencyId, role, after: { fileName: view.fileName, sha256: view.sha256 } });
  return new FileAnswer(store.open(storageKey), { name: view.fileName, mediaType: view.mediaType, size: view.sizeBytes });
}

function wrongFile(code: 'unreadable_file' | 'mislabelled_file' | 'unsafe_file', name: string): Refused {
  return new Refused(code, { fields: [{ in: 'file', path: 'file', code, written: name, expected: ACCEPTED_ENDINGS }] });
}

/** Of one item and of the whole report, which is locked meanwhile. */
async function refuseOneTooMany(ctx: ActorContext, reportId: string, itemCode: ItemCode, size: number): Promise<void> {
  const held = await ctx.tx.one<{ ofItem: number; ofReport: number; bytes: number }>(
    `select count(*) filter (where item_code = $3)::integer as "ofItem", count(*)::integer as "ofReport", coalesce(sum(size_bytes), 0)::float8 as bytes
     from evidence where jurisdiction_id = $1 and report_id = $2 and removed_at is null`,
    [ctx.jurisdictionId, reportId, itemCode],
  );
  const { ofItem, ofReport, bytes } = held ?? { ofItem: 0, ofReport: 0, bytes: 0 };
  if (ofItem >= MOST_FILES_OF_AN_ITEM) throw tooMuch(`count <= ${MOST_FILES_OF_AN_ITEM}`);
  if (ofReport >= MOST_FILES_OF_A_REPORT) throw tooMuch(`count <= ${MOST_FILES_OF_A_REPORT}`);
  if (bytes + size > MOST_BYTES_OF_A_REPORT) throw tooMuch(`bytes <= ${MOST_BYTES_OF_A_REPORT}`);
}

function tooMuch(expected: string): Refused {
  return new Refused('invalid_input', { fields: [{ in: 'file', path: 'file', code: 'too_big', expected }] });
}
