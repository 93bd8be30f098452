import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';

export interface DragHandleProps {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(event: PointerEvent<HTMLElement>): void;
}

interface Drag {
  readonly pointer: number;
  readonly from: number;
  /** Where the pointer took hold, and where each item stood, from the top of the list. */
  readonly startY: number;
  readonly boxes: readonly { readonly top: number; readonly bottom: number }[];
  y: number;
  to: number;
}

/** Pixels from the edge of the window within which the page scrolls along. */
const EDGE = 72;

/**
 * Drags the items of a list by a handle in each. The items only look moved until the pointer lets go (moving them in the page would
 * drop the pointer and the focus); Escape puts them back. `onDrop` gets the two indices, from 0.
 */
export function useDragOrder(list: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void): (index: number) => DragHandleProps {
  const drag = useRef<Drag | null>(null);

  function begin(event: PointerEvent<HTMLElement>, from: number): void {
    const element = list.current;
    if (!element || drag.current !== null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { top } = element.getBoundingClientRect();
    const boxes = [...element.children].map((child) => {
      const box = child.getBoundingClientRect();
      return { top: box.top - top, bottom: box.bottom - top };
    });
    drag.current = { pointer: event.pointerId, from, startY: event.clientY - top, boxes, y: event.clientY, to: from };
    element.toggleAttribute('data-dragging', true);
    scrollAlong(drag.current);
  }

  function moveTo(event: PointerEvent<HTMLElement>): void {
    const current = drag.current;
    if (current?.pointer !== event.pointerId) return;
    current.y = event.clientY;
    if (list.current) show(list.current, current);
  }

  function end(isDropped: boolean): void {
    const current = drag.current;
    drag.current = null;
    if (list.current) clear(list.current);
    if (isDropped && current && current.to !== current.from) onDrop(current.from, current.to);
  }

  /** Near the edge of the window the page moves on for as long as the pointer stays there. */
  function scrollAlong(current: Drag): void {
    if (drag.current !== current || !list.current) return;
    const beyond = Math.min(0, current.y - EDGE) + Math.max(0, current.y - (window.innerHeight - EDGE));
    if (beyond !== 0) {
      window.scrollBy(0, beyond / 5);
      show(list.current, current);
    }
    requestAnimationFrame(() => scrollAlong(current));
  }

  useEffect(() => {
    function cancel(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || drag.current === null) return;
      event.stopPropagation();
      drag.current = null;
      if (list.current) clear(list.current);
    }

    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [list]);

  return (index) => ({
    onPointerDown: (event) => begin(event, index),
    onPointerMove: moveTo,
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  });
}

/** Shows the dragged item under the pointer, and the others where they would stand. */
function show(list: HTMLElement, drag: Drag): void {
  const { boxes, from, startY } = drag;
  const held = boxes[from];
  const next = boxes[from + 1] ?? boxes[from - 1];
  if (!held || !next) return;
  const y = drag.y - list.getBoundingClientRect().top;
  const above = boxes.filter(({ top, bottom }, index) => (index < from ? y >= (top + bottom) / 2 : index > from && y > (top + bottom) / 2)).length;
  drag.to = above;

  const gap = next.top > held.top ? next.top - held.bottom : held.top - next.bottom;
  const step = held.bottom - held.top + gap;
  [...list.children].forEach((child, index) => {
    if (!(child instanceof HTMLElement)) return;
    const shift = index > from && index <= above ? -step : index < from && index >= above ? step : 0;
    child.style.transform = index === from ? `translateY(${String(y - startY)}px)` : `translateY(${String(shift)}px)`;
    child.toggleAttribute('data-held', index === from);
  });
}

function clear(list: HTMLElement): void {
  list.removeAttribute('data-dragging');
  for (const child of list.children) {
    if (child instanceof HTMLElement) child.style.transform = '';
    child.removeAttribute('data-held');
  }
}
