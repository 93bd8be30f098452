import { encodeQR } from 'qr';
import { useMemo } from 'react';
import classes from './qr-code.module.css';

// On a screen nothing of a code is torn or dirty, so the lowest correction is enough, and its squares are larger.
/** The white edge that readers need around a code, in squares. */
const EDGE = 4;

/** A text as a QR code. Always dark on white, whatever the colours of the screen: not every reader knows the reverse. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg className={classes['code']} role="img" aria-label={label} viewBox={`0 0 ${String(size)} ${String(size)}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { readonly size: number; readonly path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: EDGE });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');
  return { size: rows.length, path };
}
