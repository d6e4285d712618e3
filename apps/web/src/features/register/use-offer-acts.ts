import { register, type OfferEdit, type OfferView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { MOVED_BY_REGISTER, registerQueries } from './register.queries.js';
import { undoOf } from './use-offer-edits.js';

interface Saving {
  /** As it stood before, for taking the change back. */
  readonly before: OfferView;
  readonly version: number;
  readonly patch: Omit<OfferEdit, 'version'>;
}

/** Saving one service from its form, and taking it out of the register; both can be taken back from the toast. */
export function useOfferActs(onDone: () => void) {
  const { t } = useTranslation('register');
  const refreshes = [registerQueries.all, ...MOVED_BY_REGISTER];
  const send = ({ before, version, patch }: Saving, options: { readonly idempotencyKey: string }) => call(register.edit, { params: { offerId: before.id }, body: { version, ...patch } }, options);
  const out = ({ offer, withdrawn }: { offer: OfferView; withdrawn: boolean }, options: { readonly idempotencyKey: string }) =>
    call(register.withdraw, { params: { offerId: offer.id }, body: { version: offer.version, withdrawn, reason: '' } }, options);

  const takeBack = useAct({ act: send, refreshes, onDone: (saved) => tellDone({ message: t('saved', { code: saved.code }) }), onRefused: tellProblem });
  const putBack = useAct({ act: out, refreshes, onDone: (saved, { withdrawn }) => tellDone({ message: t(withdrawn ? 'withdrawn' : 'restored', { code: saved.code }) }), onRefused: tellProblem });

  const save = useAct({
    act: send,
    refreshes,
    onDone: (saved, { before, patch }) => {
      onDone();
      tellDone({ message: t('saved', { code: saved.code }), undo: () => takeBack.do({ before: saved, version: saved.version, patch: undoOf(before, patch) }) });
    },
  });
  const withdraw = useAct({
    act: out,
    refreshes,
    onDone: (saved, { withdrawn }) => {
      onDone();
      tellDone({ message: t(withdrawn ? 'withdrawn' : 'restored', { code: saved.code }), undo: () => putBack.do({ offer: saved, withdrawn: !withdrawn }) });
    },
  });
  return { save, withdraw };
}
