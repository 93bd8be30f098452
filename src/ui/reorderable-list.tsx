import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { announce } from './announce.tsx';
import { moveItem } from './move-item.ts';
import classes from './reorderable-list.module.css';
import { useDragOrder, type DragHandleProps } from './use-drag-order.ts';

/** Milliseconds that the new order is shown before the items have come back in it. */
const PATIENCE = 2_000;

/**
 * A list that people put in order: by dragging the handle, with its up and down buttons, or with Alt and the arrow keys on the
 * handle. `render` places the `controls` of an item. `onReorder` gets all keys in the new order.
 */
export function ReorderableList<T>({
  items,
  itemKey,
  itemName,
  onReorder,
  render,
}: {
  readonly items: readonly T[];
  readonly itemKey: (item: T) => string;
  readonly itemName: (item: T) => string;
  readonly onReorder: (keys: string[]) => void;
  readonly render: (item: T, controls: ReactNode) => ReactNode;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [ordered, keep] = useExpectedOrder(items, itemKey);

  function move(from: number, to: number): void {
    const item = ordered[from];
    if (item === undefined) return;
    if (to < 0 || to >= ordered.length) return announce(`${itemName(item)} is already ${to < 0 ? 'first' : 'last'}`);
    const keys = moveItem(ordered, from, to).map(itemKey);
    keep(keys);
    onReorder(keys);
    announce(`${itemName(item)} moved to position ${String(to + 1)} of ${String(ordered.length)}`);
  }

  const dragProps = useDragOrder(list, move);

  return (
    <ol className={classes.list} ref={list}>
      {ordered.map((item, index) => (
        <li key={itemKey(item)} className={classes.item}>
          {render(
            item,
            <Controls
              name={itemName(item)}
              index={index}
              count={ordered.length}
              dragProps={dragProps(index)}
              onMove={(to) => {
                move(index, to);
              }}
            />,
          )}
        </li>
      ))}
    </ol>
  );
}

function Controls({
  name,
  index,
  count,
  dragProps,
  onMove,
}: {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly dragProps: DragHandleProps;
  readonly onMove: (to: number) => void;
}) {
  function moveByKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? index - 1 : index + 1);
  }

  return (
    <span className={classes.controls}>
      <button
        type="button"
        className={`${classes.control} ${classes.handle}`}
        aria-label={`Drag ${name}, or press Alt and an arrow key`}
        onKeyDown={moveByKey}
        {...dragProps}
      >
        <IconGripVertical aria-hidden />
      </button>
      {/* At the ends they only look switched off: a button that is disabled drops the focus. */}
      <button type="button" className={classes.control} aria-label={`Move ${name} up`} aria-disabled={index === 0} onClick={() => onMove(index - 1)}>
        <IconArrowUp aria-hidden />
      </button>
      <button
        type="button"
        className={classes.control}
        aria-label={`Move ${name} down`}
        aria-disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown aria-hidden />
      </button>
    </span>
  );
}

/**
 * The items in the order just chosen, until they come back in it (or in another, or not at all): the next key must count from what
 * is seen, even while the last move is still being kept.
 */
function useExpectedOrder<T>(items: readonly T[], itemKey: (item: T) => string): readonly [readonly T[], (keys: readonly string[]) => void] {
  const given = items.map(itemKey).join('\n');
  const [expected, setExpected] = useState<{ readonly keys: readonly string[]; readonly given: string } | null>(null);
  const isWaiting = expected?.given === given;

  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setExpected((latest) => (latest === expected ? null : latest)), PATIENCE);
    return () => clearTimeout(timer);
  }, [isWaiting, expected]);

  const byKey = new Map(items.map((item) => [itemKey(item), item]));
  const ordered = isWaiting ? expected.keys.flatMap((key) => byKey.get(key) ?? []) : items;
  return [ordered, (keys) => setExpected({ keys, given })];
}
