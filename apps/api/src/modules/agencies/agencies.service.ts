import type { AgencyDuty } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import type { AgencyKind } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { AgencyVersion } from './agency-version.entity.js';
import { Agency } from './agency.entity.js';

export interface NewAgency {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: AgencyKind;
  readonly symbol?: string | null;
  readonly gsoCode?: string | null;
  readonly parentAgencyId?: string | null;
  readonly rankingGroup?: string | null;
  readonly ranked: 'yes' | 'no' | 'unconfirmed';
  readonly confidence: 'found' | 'inferred';
  readonly note?: string;
  readonly legalBasisDocumentId?: string | null;
  readonly duty?: AgencyDuty | null;
  /** Its place in the city's list. */
  readonly position: number;
  readonly validFrom: PlainDate;
}

/** Adds an agency with its first version; gives its id. A code that is taken is refused by the database (`conflict`). */
export async function addAgency(ctx: Context, given: NewAgency): Promise<string> {
  const { jurisdictionId, tx } = ctx;
  const { code, duty = null, ...version } = given;
  const id = newId();
  await tx.manager.insert(Agency, { jurisdictionId, id, code, duty });
  await tx.manager.insert(AgencyVersion, {
    symbol: null,
    gsoCode: null,
    parentAgencyId: null,
    rankingGroup: null,
    note: '',
    legalBasisDocumentId: null,
    validTo: null,
    ...version,
    nameVi: given.nameVi.normalize('NFC'),
    jurisdictionId,
    id: newId(),
    agencyId: id,
  });
  await audit(ctx, { action: 'agency.add', subjectKind: 'agency', subjectId: id, agencyId: id, after: given });
  return id;
}
