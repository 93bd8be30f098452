import { createContext, useContext } from 'react';

/** Language that the words of the forms are written in, where it is not that of the app: a BCP 47 tag, or undefined. */
export const WritingLanguage = createContext<string | undefined>(undefined);

/** For the `lang` of whatever holds somebody's own words: spelling is checked, and they are read aloud, in that language. */
export function useWritingLanguage(): string | undefined {
  return useContext(WritingLanguage);
}
