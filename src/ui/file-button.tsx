import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

/** A button that lets somebody choose one file. */
export function FileButton({
  children,
  accept,
  onFile,
  disabled,
  variant = 'secondary',
  icon,
}: {
  readonly children: ReactNode;
  /** As for a file input: `image/*,.pdf`. */
  readonly accept?: string | undefined;
  readonly onFile: (file: File) => void;
  readonly disabled?: boolean | undefined;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | undefined;
  readonly icon?: ReactNode;
}) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} icon={icon} disabled={disabled} onClick={() => picker.current?.click()}>
        {children}
      </Button>
      {/* Hidden from everybody: the button speaks for it. */}
      <input
        ref={picker}
        type="file"
        accept={accept}
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Else choosing the same file again would be no change.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
