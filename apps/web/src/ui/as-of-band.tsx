import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './as-of-band.module.css';

export interface AsOfBandProps {
  /** "Đang xem số liệu như đã biết đến hết ngày 14/09/2019." */
  readonly children: ReactNode;
  /** A button or link back to now. */
  readonly action: ReactNode;
}

/** Over the whole page when what it shows is not of now. */
export function AsOfBand({ children, action }: AsOfBandProps) {
  return (
    <div className={classes.band} role="status">
      <IconHistory size={17} stroke={1.75} aria-hidden />
      <span>{children}</span>
      <span data-screen-only>{action}</span>
    </div>
  );
}
