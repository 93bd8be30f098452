import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Announcer } from './announce.tsx';
import { Button } from './button.tsx';
import classes from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { enterTopLayer } from './top-layer.ts';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'm' | 'l' | undefined;
  readonly actions?: ReactNode;
  /** Also close on a press beside the dialog. Off by default, because a slip must not throw work away. */
  readonly closesOnPressOutside?: boolean | undefined;
}

/**
 * A modal dialog: holds the focus, closes on Escape, gives the focus back. Focus starts at the element marked
 * `data-autofocus`, or else at the title. Nothing of it exists while it is closed.
 */
export function Dialog({ isOpen, ...props }: DialogProps) {
  return isOpen ? createPortal(<OpenDialog {...props} />, document.body) : null;
}

interface ConfirmDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly isDanger?: boolean | undefined;
  readonly onConfirm: () => void | Promise<void>;
  readonly onClose: () => void;
}

/** Asks before something is done. It stays open until `isOpen` says otherwise; set that in `onConfirm` as well as in `onClose`. */
export function ConfirmDialog({ title, isOpen, children, confirmLabel, isDanger = false, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button variant={isDanger ? 'danger' : 'primary'} onClick={() => void onConfirm()}>
            {confirmLabel}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

function OpenDialog({ title, onClose, children, size = 'm', actions, closesOnPressOutside = false }: Omit<DialogProps, 'isOpen'>) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = useRef(onClose);

  useEffect(() => {
    close.current = onClose;
  }, [onClose]);

  useLayoutEffect(() => {
    const dialog = dialogRef.current;
    if (dialog === null) return undefined;

    function onCancel(event: Event) {
      event.preventDefault();
      close.current();
    }

    // Chromium closes on a second Escape without asking.
    function onNativeClose() {
      if (dialog?.open === false) close.current();
    }

    // The frame fills the dialog, so that only the backdrop reports the dialog itself as the target.
    function onPress(event: Event) {
      if (closesOnPressOutside && event.target === dialog) close.current();
    }

    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus], [data-dialog-title]')?.focus({ preventScroll: true });
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('close', onNativeClose);
    dialog.addEventListener('mousedown', onPress);
    const leaveTopLayer = enterTopLayer(dialog);
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('close', onNativeClose);
      dialog.removeEventListener('mousedown', onPress);
      leaveTopLayer();
      // Closing before React takes the element away lets the browser give the focus back to where it was.
      dialog.close();
    };
  }, [closesOnPressOutside]);

  return (
    <dialog
      ref={dialogRef}
      className={`${classes.dialog} ${classes[size]}`}
      aria-labelledby={titleId}
      // Events of a portal also climb React's tree: a form in here must not submit the form that the dialog was opened from.
      onSubmit={(event) => {
        event.stopPropagation();
      }}
    >
      <div className={classes.frame}>
        <header className={classes.header}>
          <h2 id={titleId} tabIndex={-1} data-dialog-title>
            {title}
          </h2>
          <IconButton label="Close" icon={<IconX />} onClick={onClose} />
        </header>
        <div className={classes.body}>{children}</div>
        {actions !== undefined && <footer className={classes.actions}>{actions}</footer>}
      </div>
      <Announcer />
    </dialog>
  );
}
