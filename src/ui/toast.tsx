import { IconAlertCircle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { announce, Announcer } from './announce.tsx';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import classes from './toast.module.css';
import { useTopLayer } from './top-layer.ts';

interface Toast {
  readonly message: string;
  readonly tone?: 'info' | 'error' | 'success' | undefined;
  readonly undo?: { readonly label?: string | undefined; readonly run: () => void | Promise<void> } | undefined;
}

/**
 * Shows a short message at the foot of the screen and says it aloud. It stays 6 s, with an undo 12 s, an error until it is
 * dismissed; and for as long as the pointer or the focus is on it.
 */
export function showToast(toast: Toast): void {
  latest += 1;
  update([...shown.slice(1 - mostAtOnce), { ...toast, id: latest }]);
  announce(toast.undo === undefined || toast.undo.label !== undefined ? toast.message : `${toast.message} You can undo this.`);
}

/** Where toasts and announcements appear. Mount it once; `UiProvider` does. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, read);
  const topLayer = useTopLayer();

  return (
    <>
      <Announcer />
      {toasts.length > 0 &&
        createPortal(
          <section aria-label="Messages" className={classes.toasts}>
            {toasts.map((toast) => (
              <ToastCard key={toast.id} toast={toast} />
            ))}
          </section>,
          topLayer,
        )}
    </>
  );
}

function ToastCard({ toast }: { readonly toast: ShownToast }) {
  const { id, message, tone = 'info', undo } = toast;
  const [isHeld, setIsHeld] = useState(false);
  const duration = tone === 'error' ? null : undo === undefined ? 6000 : 12_000;
  const Icon = icons[tone];

  useEffect(() => {
    if (isHeld || duration === null) return undefined;
    const timer = window.setTimeout(() => {
      dismiss(id);
    }, duration);
    return () => {
      window.clearTimeout(timer);
    };
  }, [id, isHeld, duration]);

  return (
    <div
      className={`${classes.toast} ${classes[tone]}`}
      onMouseEnter={() => {
        setIsHeld(true);
      }}
      onMouseLeave={() => {
        setIsHeld(false);
      }}
      onFocus={() => {
        setIsHeld(true);
      }}
      onBlur={() => {
        setIsHeld(false);
      }}
    >
      <Icon aria-hidden="true" className={classes.icon} size={20} />
      <p className={classes.message}>{message}</p>
      <div className={classes.actions}>
        {undo !== undefined && (
          <Button
            size="s"
            onClick={() => {
              dismiss(id);
              void undo.run();
            }}
          >
            {undo.label ?? 'Undo'}
          </Button>
        )}
        <IconButton
          label="Dismiss"
          icon={<IconX />}
          onClick={() => {
            dismiss(id);
          }}
        />
      </div>
    </div>
  );
}

type ShownToast = Toast & { readonly id: number };

const icons = { info: IconInfoCircle, error: IconAlertCircle, success: IconCheck } as const;
const mostAtOnce = 3;
let shown: readonly ShownToast[] = [];
let latest = 0;
const listeners = new Set<() => void>();

function dismiss(id: number) {
  update(shown.filter((toast) => toast.id !== id));
}

function update(toasts: readonly ShownToast[]) {
  shown = toasts;
  for (const listener of listeners) listener();
}

function read() {
  return shown;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
