import { useId, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { announce } from './announce.tsx';
import { Button } from './button.tsx';
import { drawingBox, drawingPath, SignatureLines } from './signature-lines.tsx';
import classes from './signature.module.css';
import { thinLine } from './thin-line.ts';

/** Width by height of the pad, on every screen: what is drawn on a phone fits a laptop and the printed sheet. */
const ASPECT = 2.5;
/** More lines than any signature has; the stored record takes no more. */
const MOST_LINES = 500;

type Line = [number, number][];

/** A field to sign in, with pen, finger or mouse. `onChange` gets the drawing after each line, `null` when it is empty. */
export function SignaturePad({
  label,
  onChange,
  note = 'No pen or mouse? Choose wet ink instead.',
}: {
  readonly label: string;
  readonly onChange: (strokes: { aspect: number; lines: Line[] } | null) => void;
  /** What to do for those who cannot draw. */
  readonly note?: ReactNode;
}) {
  const labelId = useId();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const drawing = useRef<{ readonly pointer: number; readonly line: Line } | null>(null);
  const wet = useRef<SVGPathElement>(null);

  function change(next: readonly Line[]): void {
    setLines(next);
    onChange(next.length === 0 ? null : { aspect: ASPECT, lines: next.map((line) => [...line]) });
  }

  function begin(event: PointerEvent<SVGSVGElement>): void {
    // One pointer draws; a palm laid down beside the pen is another.
    if (drawing.current !== null || event.button !== 0 || lines.length >= MOST_LINES) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = { pointer: event.pointerId, line: [pointOf(event, event.currentTarget)] };
    drawWet();
  }

  function move(event: PointerEvent<SVGSVGElement>): void {
    const current = drawing.current;
    if (current?.pointer !== event.pointerId) return;
    // A pen reports more often than the screen is drawn; the points in between make the line smooth.
    const events = event.nativeEvent.getCoalescedEvents();
    for (const each of events.length > 0 ? events : [event.nativeEvent]) current.line.push(pointOf(each, event.currentTarget));
    drawWet();
  }

  function end(event: PointerEvent<SVGSVGElement>): void {
    const current = drawing.current;
    if (current?.pointer !== event.pointerId) return;
    drawing.current = null;
    drawWet();
    change([...lines, thinLine(current.line)]);
  }

  /** The line being drawn goes straight into the page: rendering at each point would lag behind the pen. */
  function drawWet(): void {
    wet.current?.setAttribute('d', drawing.current ? drawingPath([drawing.current.line]) : '');
  }

  // The buttons stay enabled when there is nothing to take away: a button that is switched off drops the focus.
  function undo(): void {
    if (lines.length > 0) change(lines.slice(0, -1));
    announce(drawnText(Math.max(0, lines.length - 1)));
  }

  function clear(): void {
    if (lines.length > 0) change([]);
    announce(drawnText(0));
  }

  return (
    <div className={classes.pad} role="group" aria-labelledby={labelId}>
      <div className={classes.label} id={labelId}>
        {label}
      </div>
      <svg
        className={classes.paper}
        role="img"
        aria-label={drawnText(lines.length)}
        viewBox={drawingBox(ASPECT)}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onLostPointerCapture={end}
      >
        <line className={classes.ruler} x1={60} x2={940} y1={310} y2={310} />
        <SignatureLines lines={lines} />
        <path ref={wet} fill="none" stroke="currentColor" strokeWidth={5} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div className={classes.controls}>
        <Button size="s" variant="secondary" onClick={undo}>
          Undo last line
        </Button>
        <Button size="s" variant="secondary" onClick={clear}>
          Clear
        </Button>
        <p className={classes.note}>{note}</p>
      </div>
    </div>
  );
}

function pointOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }, pad: SVGSVGElement): [number, number] {
  const { left, top, width } = pad.getBoundingClientRect();
  return [within((clientX - left) / width, 1), within((clientY - top) / width, 1 / ASPECT)];
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function drawnText(count: number): string {
  if (count === 0) return 'Nothing drawn yet';
  return count === 1 ? '1 line drawn' : `${String(count)} lines drawn`;
}
