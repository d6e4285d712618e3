import { ROLES } from '@tiendo/domain/access';
import { PERSON_STATES } from '@tiendo/types';
import * as z from 'zod/mini';
import { wordsInAddress } from '../../ui/address-words.js';

/** What the address of the people page holds: what is looked for, and who is open. */
export const PeopleSearch = z.object({
  q: z.catch(z.optional(wordsInAddress(200)), undefined),
  role: z.catch(z.optional(z.enum(ROLES)), undefined),
  agency: z.catch(z.optional(z.string().check(z.maxLength(40))), undefined),
  state: z.catch(z.optional(z.enum(PERSON_STATES)), undefined),
  person: z.catch(z.optional(z.uuid()), undefined),
});
export type PeopleSearch = z.output<typeof PeopleSearch>;
