import { useMemo } from 'react';
import { encode } from 'uqr';

/** Four modules of quiet ground on each side, as readers expect. */
const QUIET = 4;

/** A QR code as one drawn path; always dark on white, whatever the theme, since readers expect that too. */
export function QrCode({ text, label, className }: { readonly text: string; readonly label: string; readonly className?: string | undefined }) {
  const { size, path } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: QUIET });
    const runs = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: data.length, path: runs.join('') };
  }, [text]);
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
