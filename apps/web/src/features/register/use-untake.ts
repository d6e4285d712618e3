import { register, type OfferView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct, type Act } from '../../api/use-act.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { MOVED_BY_REGISTER, registerQueries } from './register.queries.js';

export type TakenOffer = Pick<OfferView, 'id' | 'version'>;

/**
 * Takes back a taking: each service goes out of the register again, as it was taken. One that somebody has changed since is refused and
 * stays, with those after it; who tries again is given the same answer for those that are out already.
 */
export function useUntake(): Act<readonly TakenOffer[], number> {
  const { t } = useTranslation('register');
  return useAct({
    act: async (taken: readonly TakenOffer[], { idempotencyKey }) => {
      // One after the other: each moves the same register.
      for (const { id, version } of taken) {
        await call(register.withdraw, { params: { offerId: id }, body: { version, withdrawn: true, reason: t('untakeReason') } }, { idempotencyKey: `${idempotencyKey}:${id}` });
      }
      return taken.length;
    },
    refreshes: [registerQueries.all, ...MOVED_BY_REGISTER],
    onDone: (count) => tellDone({ message: t('untaken', { count }) }),
    onRefused: tellProblem,
  });
}
