import type { Type } from '@nestjs/common';
import { hourOfDay, plainDate, VIETNAM } from '@tiendo/domain/calendar';
import type { Contexts } from '../../platform/auth/contexts.js';
import type { Transactions } from '../../platform/database/transactions.js';

export interface DemonstrationScope {
  readonly transactions: Transactions;
  readonly contexts: Contexts;
  /** Password of every account. */
  readonly password: string;
  /** A line about progress for the person at the terminal, Vietnamese and English. */
  readonly say: (vi: string, en: string) => void;
  /** A provider of the application. */
  get<T>(token: Type<T>): T;
}

const JURISDICTION = 1;
const OPENS_AT = hourOfDay(plainDate('2019-09-16'), 8, VIETNAM);

/** Loads the made-up city into an empty database; called while `installation.loaded_at` is null, and safe to call again after a crash. */
export async function loadDemonstration({ transactions, say }: DemonstrationScope): Promise<void> {
  say('Tạo thành phố minh hoạ', 'Making the illustrative city');
  await transactions.run('write', async (tx) => {
    await tx.execute(
      `insert into jurisdictions (id, code, name_vi, name_en, time_zone, illustrative)
       values ($1, 'danang', 'Thành phố Đà Nẵng', 'Da Nang City', $2, true) on conflict do nothing`,
      [JURISDICTION, VIETNAM.name],
    );
    await tx.execute(
      `insert into demonstration_clock (jurisdiction_id, offset_ms) values ($1, $2::bigint - (extract(epoch from now()) * 1000)::bigint)
       on conflict do nothing`,
      [JURISDICTION, OPENS_AT],
    );
  });
}
