import { drawingBox, SignatureLines, type DrawnStrokes } from './signature-lines.tsx';
import classes from './signature.module.css';

/** A signature that was drawn on a device. */
export function SignatureView({ strokes, label }: { readonly strokes: DrawnStrokes; readonly label: string }) {
  return (
    <svg className={classes.view} role="img" aria-label={label} viewBox={drawingBox(strokes.aspect)}>
      <SignatureLines lines={strokes.lines} />
    </svg>
  );
}
