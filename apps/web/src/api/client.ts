import { createClient } from '@tiendo/client';

/** The server this page came from. Screens use `call`, which also waits for an ended session. */
export const client = createClient();
