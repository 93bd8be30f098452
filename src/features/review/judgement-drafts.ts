import { useSyncExternalStore } from 'react';
import { judgement } from '../../domain/judgement.ts';
import { dropForTab, keepForTab, keptForTab } from '../../storage/session-words.ts';

const draftSchema = judgement.pick({ decision: true, evidenceIs: true, feedback: true }).partial({ decision: true });

/** A judgement that is being written and is not saved yet. */
export type JudgementDraft = ReturnType<typeof draftSchema.parse>;

const PREFIX = 'folio-judgement ';

/** The draft on a point, or null. Drafts outlive going to another point and a reload, and end with the browser's tab. */
export function readDraft(portfolioId: string, pointId: string): JudgementDraft | null {
  const stored = keptForTab(keyOf(portfolioId, pointId));
  if (stored === null) return null;
  try {
    return draftSchema.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

/** Keeps a draft; an empty one is no draft. */
export function keepDraft(portfolioId: string, pointId: string, draft: JudgementDraft | null): void {
  const key = keyOf(portfolioId, pointId);
  const isEmpty = draft === null || (draft.decision === undefined && draft.evidenceIs.length === 0 && draft.feedback.trim() === '');
  const wasKept = sessionStorage.getItem(key) !== null;
  if (isEmpty) dropForTab(key);
  else keepForTab(key, JSON.stringify(draft));
  if (wasKept === isEmpty) {
    version += 1;
    for (const listener of listeners) listener();
  }
}

/** Points of a portfolio that have a draft, as one text of ids: it changes only when a draft begins or ends. */
export function useDraftPoints(portfolioId: string): string {
  useSyncExternalStore(subscribe, readVersion);
  const prefix = keyOf(portfolioId, '');
  return Object.keys(sessionStorage)
    .flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    .sort()
    .join(' ');
}

let version = 0;
const listeners = new Set<() => void>();

function keyOf(portfolioId: string, pointId: string): string {
  return `${PREFIX}${portfolioId} ${pointId}`;
}

function readVersion(): number {
  return version;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
