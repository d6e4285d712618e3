import type { AgencyDuty, Role } from '@tiendo/domain/access';
import { plainDate } from '@tiendo/domain/calendar';
import { addAgency } from '../agencies/public.js';
import { enrol } from '../people/public.js';
import { addCalendarDays } from '../periods/public.js';
import { nameFor } from './names.js';
import { seedAgencies, seedCalendar, type SeedAgency } from './seed-files.js';
import type { Stage } from './stage.js';

/** From when the agencies and the roles of the story stand; all of it happens later. */
const STANDING_SINCE = plainDate('2018-01-01');
const MAIL_DOMAIN = 'demo.test';

/** The agencies that do something for the whole city. */
const DUTIES: Readonly<Record<string, AgencyDuty>> = { STTTT: 'coordinating', VP: 'city_office' };

/** An agency with the people who act for it. */
export interface CastAgency extends SeedAgency {
  readonly id: string;
  readonly officer: string;
  readonly head: string;
  readonly clerk: string | null;
}

/** Everybody in the story, by person's id. */
export interface Cast {
  readonly administrator: string;
  readonly coordinator: string;
  readonly cityOffice: string;
  readonly agencies: readonly CastAgency[];
  /** @throws RangeError for a code that no agency bears */
  agency(code: string): CastAgency;
}

/** The working calendar, 93 agencies and everybody who has an account. */
export async function raiseCity(stage: Stage, passwordHash: string): Promise<Cast> {
  const person = (name: string, role: Role, agencyId: string | null): Promise<string> => {
    const email = `${name}@${MAIL_DOMAIN}`;
    return enrol(stage.context(), { name: nameFor(email), email, passwordHash, roles: [{ role, agencyId }], validFrom: STANDING_SINCE });
  };
  const administrator = await person('admin', 'administrator', null);
  await addCalendarDays(await stage.as(administrator), seedCalendar());
  const ids = await addAgencies(stage, administrator);

  const agencies: CastAgency[] = [];
  for (const seed of seedAgencies()) {
    const [id, name] = [idOf(ids, seed.code), seed.code.toLowerCase()];
    const hasClerk = seed.group === 'department' || seed.group === 'district';
    agencies.push({
      ...seed,
      id,
      officer: await person(`officer.${name}`, 'reporting_officer', id),
      head: await person(`head.${name}`, 'head', id),
      clerk: hasClerk ? await person(`clerk.${name}`, 'clerk', id) : null,
    });
  }
  const coordinator = await person('coordinator', 'coordinator', idOf(ids, 'STTTT'));
  const cityOffice = await person('cityoffice', 'city_office', idOf(ids, 'VP'));
  await person('leader', 'leader', null);

  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  return { administrator, coordinator, cityOffice, agencies, agency: (code) => found(byCode, code) };
}

async function addAgencies(stage: Stage, administrator: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const ctx = await stage.as(administrator);
  for (const [index, agency] of seedAgencies().entries()) {
    const { code, nameVi, nameEn, group, parentCode, gsoCode, rankedGroup, confidence } = agency;
    const id = await addAgency(ctx, {
      code,
      nameVi,
      nameEn,
      kind: group,
      gsoCode,
      parentAgencyId: parentCode === null ? null : idOf(ids, parentCode),
      rankingGroup: rankedGroup,
      ranked: rankedGroup === null ? 'no' : rankedGroup.endsWith('?') ? 'unconfirmed' : 'yes',
      confidence,
      // The seed's remarks say where its author found each name, some of them years later: nothing that the city of 2019 would note.
      note: '',
      position: index + 1,
      duty: DUTIES[code] ?? null,
      validFrom: STANDING_SINCE,
    });
    ids.set(code, id);
  }
  return ids;
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  return found(ids, code);
}

function found<T>(map: ReadonlyMap<string, T>, code: string): T {
  const value = map.get(code);
  if (value === undefined) throw new RangeError(`no such agency in the demonstration: ${code}`);
  return value;
}
