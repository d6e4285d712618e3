import { TestProvider } from './openid-provider.js';

/**
 * The provider as a process of its own, for journeys in a browser: `PORT`, where it listens; `CLIENT_URL`, where the product is; `ACCOUNTS`,
 * who there is to sign in, as JSON by subject.
 */
const { PORT = '0', CLIENT_URL = '', ACCOUNTS = '{}' } = process.env;
const provider = await TestProvider.listen(Number(PORT));
for (const [subject, account] of Object.entries(JSON.parse(ACCOUNTS) as Record<string, object>)) provider.accounts.set(subject, account);
provider.begin({ publicUrl: CLIENT_URL, url: CLIENT_URL });
process.once('SIGTERM', () => void provider.close());
