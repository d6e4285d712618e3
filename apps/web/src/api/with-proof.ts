import { problemCode } from './problem-words.js';
import { sessionGate } from './session-gate.js';

/**
 * Does what needs a session that was opened just now: where the server wants that, the person is asked to sign in again over the page,
 * and it is done once more. Throws the server's refusal where they do not want to.
 */
export async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (problemCode(error) !== 'sign_in_again') throw error;
    await sessionGate.waitForSignIn('prove').catch(() => {
      throw error;
    });
    return act();
  }
}
