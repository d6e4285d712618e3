import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconChecks,
  IconCircleCheck,
  IconCircleDashed,
  IconClockCheck,
  IconEqual,
  IconEye,
  IconHourglass,
  IconLock,
  IconMinus,
  IconPencil,
  IconSend,
  IconSlash,
  IconTrendingUp,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import type { PerformanceStatus, SilenceKind, WorkflowStatus } from '@tiendo/phrases';

/** One sign a status, and no sign in both scales: what grey paper and colour-blind eyes go by. */
export const PERFORMANCE_SIGNS: Readonly<Record<PerformanceStatus, Icon>> = {
  met: IconCircleCheck,
  met_late: IconClockCheck,
  on_track: IconTrendingUp,
  at_risk: IconAlertTriangle,
  due_soon: IconHourglass,
  overdue: IconAlertOctagon,
  not_reported: IconMinus,
  not_applicable: IconSlash,
};

export const WORKFLOW_SIGNS: Readonly<Record<WorkflowStatus, Icon>> = {
  not_started: IconCircleDashed,
  draft: IconPencil,
  with_head: IconUser,
  sent: IconSend,
  in_review: IconEye,
  returned: IconArrowBackUp,
  accepted: IconChecks,
  locked: IconLock,
};

export const SILENCE_SIGNS: Readonly<Record<SilenceKind, Icon>> = {
  nothing_arose: IconMinus,
  unchanged: IconEqual,
  not_applicable: IconSlash,
};
