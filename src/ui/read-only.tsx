import { createContext, useContext, type ReactNode } from 'react';

const ReadOnlyContext = createContext(false);

/** Whether what is inside can only be read for the time being: forms do not take typing; links and reading work. */
export function ReadOnly({ value, children }: { readonly value: boolean; readonly children: ReactNode }) {
  return <ReadOnlyContext value={value}>{children}</ReadOnlyContext>;
}

export function useIsReadOnly(): boolean {
  return useContext(ReadOnlyContext);
}
