import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { announce } from './announce.tsx';
import classes from './file-progress.module.css';
import { IconButton } from './icon-button.tsx';
import { StatusMark } from './status-mark.tsx';

/** A file on its way in. */
export interface FileProgressItem {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'working' | 'done' | 'refused' | 'cancelled';
  /** 0 to 1. Absent while nobody knows. */
  readonly progress?: number;
  /** Why it was refused, or what is being done with it. */
  readonly message?: string;
}

/** Files on their way in: each with its state, a bar while it is worked on, and a button to cancel it or take it off the list. */
export function FileProgressList({
  items,
  onCancel,
  onDismiss,
}: {
  readonly items: readonly FileProgressItem[];
  readonly onCancel: (id: string) => void;
  readonly onDismiss: (id: string) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useAnnouncedEnds(items);
  if (items.length === 0) return null;

  function dismiss(id: string): void {
    // The button goes with its file; its neighbours keep the keyboard where it was.
    list.current?.focus({ preventScroll: true });
    onDismiss(id);
  }

  return (
    <ul className={classes.list} ref={list} aria-label="Files being added" tabIndex={-1} data-reads-out>
      {items.map((item) => (
        <FileRow key={item.id} item={item} onCancel={onCancel} onDismiss={dismiss} />
      ))}
    </ul>
  );
}

function FileRow({
  item: { id, name, state, progress, message },
  onCancel,
  onDismiss,
}: {
  readonly item: FileProgressItem;
  readonly onCancel: (id: string) => void;
  readonly onDismiss: (id: string) => void;
}) {
  const isOpen = state === 'waiting' || state === 'working';

  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        {state === 'working' ? (
          <span className={classes.working}>
            {message ?? (progress === undefined ? 'Adding' : `Adding · ${String(Math.round(progress * 100))}%`)}
          </span>
        ) : (
          <StatusMark status={marks[state]}>{message ?? words[state]}</StatusMark>
        )}
        {state === 'working' && (
          <progress
            className={classes.bar}
            aria-label={`Adding ${name}`}
            max={100}
            {...(progress !== undefined && { value: Math.round(progress * 100) })}
          />
        )}
      </div>
      {/* One and the same button, so that it keeps the focus when the file's state changes. */}
      <IconButton
        label={isOpen ? `Cancel ${name}` : `Dismiss ${name}`}
        icon={<IconX aria-hidden />}
        onClick={() => {
          if (isOpen) onCancel(id);
          else onDismiss(id);
        }}
      />
    </li>
  );
}

/** Says aloud, once, how each file ended. */
function useAnnouncedEnds(items: readonly FileProgressItem[]): void {
  const states = useRef(new Map<string, FileProgressItem['state']>());

  useEffect(() => {
    const ended = items.filter(({ id, state }) => (state === 'done' || state === 'refused') && states.current.get(id) !== state);
    states.current = new Map(items.map(({ id, state }) => [id, state]));
    if (ended.length > 0) announce(ended.map(endText).join(' '));
  }, [items]);
}

function endText({ name, state, message }: FileProgressItem): string {
  return state === 'done' ? `${name} is added.` : `${name} was refused. ${message ?? ''}`.trim();
}

const words = { waiting: 'Waiting', done: 'Added', refused: 'Refused', cancelled: 'Cancelled' } as const;
const marks = { waiting: 'waiting', done: 'good', refused: 'bad', cancelled: 'none' } as const;
