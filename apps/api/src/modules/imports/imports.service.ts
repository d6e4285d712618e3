import { readFile } from 'node:fs/promises';
import { dateAt } from '@tiendo/domain/calendar';
import { checkAddress, checkNature, readRegisterFileApart } from '@tiendo/papers';
import type { ImportTrial, UploadedFile } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { unseen } from '../../platform/auth/unseen.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode, subjectOf } from '../agencies/public.js';
import { currentPeriod } from '../periods/public.js';
import { announcedProcedures, editOffers, isMadeUp, offersOfAgency, otherDay, takeOffers } from '../register/public.js';
import { Import } from './import.entity.js';
import { planImport } from './import-plan.js';
import { countsOf, presentTrial } from './imports.presenter.js';

/**
 * Dry run of a register file for an agency and the period people work on: nothing changes, what it would do is kept for applying it.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function tryImport(ctx: ActorContext, agencyCode: string, file: UploadedFile): Promise<ImportTrial> {
  const { tx, jurisdictionId, today, now } = ctx;
  const agency = await agencyByCode(tx, jurisdictionId, agencyCode, today);
  if (agency === null) throw new Refused('not_found');
  const { role } = permit(ctx, 'register.edit', { agencyId: agency.id, parentAgencyId: agency.parentAgencyId });
  const period = await currentPeriod(tx, jurisdictionId, now);
  if (period === null) throw new Refused('not_found', { detail: 'no period has begun' });

  const read = await readRegisterFileApart(await readFile(file.path), file.name);
  const [announced, offers] = await Promise.all([announcedProcedures(tx, jurisdictionId, agency, today), offersOfAgency(tx, jurisdictionId, agency.id, period.id)]);
  const atTheDoor = [...checkAddress(read, { agencyCode: agency.code, period: period.code }), ...checkNature(read, await isMadeUp(tx, jurisdictionId))];
  const plan = planImport(read, atTheDoor, {
    today,
    locale: ctx.locale,
    announced,
    offers: offers.filter(({ withdrawnOn }) => withdrawnOn === null),
    periodCode: period.code,
    periodLocked: period.lockAt <= now,
  });
  const trial: Import = {
    jurisdictionId,
    id: newId(),
    agencyId: agency.id,
    periodId: period.id,
    personId: ctx.actor.personId,
    fileName: file.name,
    sha256: file.sha256,
    state: plan.problems.some(({ severity }) => severity === 'error') ? 'refused' : 'tried',
    plan,
    createdAt: now,
    appliedAt: null,
  };
  await tx.manager.insert(Import, trial as never);
  await audit(ctx, { action: 'import.try', subjectKind: 'import', subjectId: trial.id, agencyId: agency.id, role, after: { fileName: file.name, sha256: file.sha256, state: trial.state, counts: countsOf(plan) } });
  return presentTrial(trial);
}

/**
 * Does what the dry run showed, all of it or nothing.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`, `wrong_status` for a trial that was refused or applied, `locked` for usage of a
 *   locked period, `conflict` where the register, the announced list, the period or the day has moved so that the plan holds no more
 */
export async function applyImport(ctx: ActorContext, importId: string): Promise<ImportTrial> {
  const { tx, jurisdictionId, today, now } = ctx;
  const trial = await tx.manager.findOne(Import, { where: { jurisdictionId, id: importId }, lock: { mode: 'pessimistic_write' } });
  if (trial === null) throw await unseen(ctx, 'register.edit', 'import', importId);
  const { role } = permit(ctx, 'register.edit', await subjectOf(tx, jurisdictionId, trial.agencyId, today));
  if (trial.state !== 'tried') throw new Refused('wrong_status');
  if ((await currentPeriod(tx, jurisdictionId, now))?.id !== trial.periodId) throw new Refused('conflict', { detail: 'another period has begun' });
  // A function that the file switches on without a day is on since the day of doing it: on another day that is not what was shown.
  if (trial.plan.takesToday === true && dateAt(trial.createdAt, ctx.zone) !== today) throw otherDay(ctx, 'import_day_moved');
  await asTried(() => editOffers(ctx, trial.plan.edits, 'import'));
  await asTried(() => takeOffers(ctx, trial.agencyId, trial.plan.takings, 'import'));
  await tx.manager.update(Import, { jurisdictionId, id: importId }, { state: 'applied', appliedAt: now });
  await audit(ctx, { action: 'import.apply', subjectKind: 'import', subjectId: importId, agencyId: trial.agencyId, role, after: { sha256: trial.sha256, counts: countsOf(trial.plan) } });
  return presentTrial({ ...trial, state: 'applied' });
}

/** What the register refuses now it would not have refused at the trial: it has moved since. */
async function asTried(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refused && error.code !== 'locked') throw new Refused('conflict', { detail: `the register has moved since the trial: ${error.code}` });
    throw error;
  }
}
