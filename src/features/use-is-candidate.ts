import { useStorage } from '../storage/storage-context.tsx';

/** True when this device works as the candidate in the open portfolio; everybody else reads the candidate's work (P1). */
export function useIsCandidate(): boolean {
  return useStorage().session.actor === 'candidate';
}
