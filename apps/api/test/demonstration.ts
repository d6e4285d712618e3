import { Contexts } from '../src/platform/auth/contexts.js';
import { loadDemonstration } from '../src/modules/demonstration/public.js';
import { bootApp, type TestApp } from './app.js';
import type { TestPerson } from './factories.js';

export const DEMO_PASSWORD = 'tiendo-demo-2019';

export interface DemonstrationApp extends TestApp {
  /** What the terminal was told while it was loaded. */
  readonly said: readonly string[];
  /** Somebody of the story, 'officer.stttt'. */
  person(name: string): Promise<TestPerson>;
}

/** The application with the demonstration in it, as it stands on Monday 16 September 2019, 08:00. */
export async function bootDemonstration(settings: Readonly<Record<string, string>> = {}): Promise<DemonstrationApp> {
  const app = await bootApp(settings);
  await app.sql('insert into installation (demo) values (true)');
  const nest = app.application.app;
  const said: string[] = [];
  await loadDemonstration({
    transactions: app.owner,
    contexts: nest.get(Contexts),
    password: DEMO_PASSWORD,
    publicUrl: app.config.publicUrl,
    say: (vi, en) => said.push(vi, en),
    get: (token) => nest.get(token),
  });
  await app.sql('update installation set loaded_at = now()');
  return {
    ...app,
    said,
    person: async (name) => {
      const [person] = await app.sql<TestPerson>('select jurisdiction_id as "jurisdictionId", id, auth_user_id as "authUserId", email from people where email = $1', [`${name}@demo.test`]);
      if (person === undefined) throw new RangeError(`nobody in the story is called ${name}`);
      return person;
    },
  };
}
