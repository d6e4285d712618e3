import { hideNotification, showNotification } from '@mantine/notifications';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { QuietButton } from './quiet-button.js';
import type { ProblemWords } from './error-state.js';

const UNDO_MILLISECONDS = 10_000;

export interface Told {
  /** What happened: "Đã xác nhận 14 mục không đổi." */
  readonly message: string;
  /** What is next: "Còn 11 báo cáo chờ kiểm tra." */
  readonly next?: string;
  /** Takes it back; offered for ten seconds. */
  readonly undo?: () => void;
}

let counter = 0;

/** Says what happened and what is next, and offers to take it back. Callable from anywhere. */
export function tellDone({ message, next, undo }: Told): void {
  // Only the newest act is told: who decides ten items in a row would else read of the first one last.
  forgetDone();
  const id = `told-${(counter += 1)}`;
  showNotification({
    id,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    autoClose: undo ? UNDO_MILLISECONDS : 6_000,
    icon: <IconCircleCheck size={18} stroke={1.75} aria-hidden />,
    color: 'accent',
    title: message,
    message: next || undo ? <ToastBody next={next} undo={undo ? () => (hideNotification(id), undo()) : undefined} /> : null,
  });
}

/** Takes away what was told last; what failed stays until somebody closes it. */
export function forgetDone(): void {
  if (counter > 0) hideNotification(`told-${counter}`);
}

/** Says that an act failed when there is no form to say it in. Stays until it is closed. */
export function tellProblem(problem: ProblemWords): void {
  showNotification({
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    color: 'red',
    icon: <IconCircleX size={18} stroke={1.75} aria-hidden />,
    title: problem.title,
    message: problem.mend,
    role: 'alert',
  });
}

function ToastBody({ next, undo }: { readonly next: string | undefined; readonly undo: (() => void) | undefined }) {
  const { t } = useTranslation('ui');
  return (
    <>
      {next} {undo ? <QuietButton onClick={undo}>{t('undo')}</QuietButton> : null}
    </>
  );
}
