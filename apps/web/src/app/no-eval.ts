import { config } from 'zod/mini';

// The page's policy forbids making code of text; without this the schemas of addresses try it once and the browser complains.
config({ jitless: true });
