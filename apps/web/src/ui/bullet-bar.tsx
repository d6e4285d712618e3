import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './bullet-bar.module.css';
import { bulletGeometry } from './bullet-geometry.js';

export interface BulletBarProps {
  /** Any one unit for all four: tenths of a per cent, or a count. `null` is no data: hatched, not empty. */
  readonly value: number | null;
  readonly target: number;
  /** The interim step; null when there is none. */
  readonly tick?: number | null;
  /** End of the scale. */
  readonly max: number;
  /** The same in words: "38,0% (19/50)", "≥ 40%", "mốc đăng ký 30/09". */
  readonly words: { readonly value: string; readonly target: string; readonly tick?: string | undefined };
}

/** How far, against the target line and the interim step. Drawn in SVG, said in words to who cannot see it. */
export function BulletBar({ value, target, tick = null, max, words }: BulletBarProps) {
  const { t } = useTranslation('ui');
  const hatch = useId();
  const at = bulletGeometry({ value, target, tick, max });
  const label =
    value === null
      ? t('bullet.none', { target: words.target })
      : words.tick
        ? t('bullet.label', { value: words.value, tick: words.tick, target: words.target })
        : t('bullet.labelNoTick', { value: words.value, target: words.target });
  return (
    <svg className={classes.bullet} role="img" aria-label={label} width="100%" height="20">
      <title>{label}</title>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" className={classes.hatch} />
        </pattern>
      </defs>
      <rect y="4" width="100%" height="12" rx="2" className={classes.track} />
      {value === null ? <rect y="4" width="100%" height="12" rx="2" fill={`url(#${hatch})`} /> : <rect y="6" width={`${at.bar}%`} height="8" rx="2" className={classes.bar} />}
      {at.over ? (
        <svg x="100%" overflow="visible" aria-hidden>
          <path d="M-14 5 L-9 10 L-14 15" className={classes.over} />
        </svg>
      ) : null}
      {at.tick === null ? null : <rect x={`${at.tick}%`} y="3" width="1" height="14" className={classes.tick} />}
      <rect x={`${at.target}%`} y="1" width="2" height="18" transform={at.target > 99 ? 'translate(-2 0)' : undefined} className={classes.target} />
    </svg>
  );
}
