import type { RegisterRow } from '../../domain/register.ts';

export function RegisterFiles(_props: { readonly isOpen: boolean; readonly onClose: () => void; readonly rows: readonly RegisterRow[] }) {
  return null;
}
