import { useRef, useState } from 'react';
import { judgementDecisionNames, type Judgement } from '../../domain/judgement.ts';
import type { PointReview } from '../../domain/review/review-portfolio.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { deleteRecord } from '../../storage/record-commands.ts';
import { addJudgement } from '../../storage/review-commands.ts';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { keepDraft } from './judgement-drafts.ts';

/** Saves a judgement of what is on the screen, and offers to take it back. */
export function useSaveJudgement(
  { coverage }: PointReview,
  assessorId: string,
): { readonly save: (words: Pick<Judgement, 'decision' | 'evidenceIs' | 'feedback'>) => Promise<boolean>; readonly isSaving: boolean } {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const [isSaving, setIsSaving] = useState(false);
  const isBusy = useRef(false);
  const pointId = coverage.point.id;

  const save = async (words: Pick<Judgement, 'decision' | 'evidenceIs' | 'feedback'>): Promise<boolean> => {
    // A second press of the keys must not judge twice.
    if (isBusy.current) return false;
    isBusy.current = true;
    setIsSaving(true);
    const digest = evidenceDigests(snapshot.attachments).ofJudged(coverage.claims.map(({ evidence }) => evidence));
    const added = await command((session) => addJudgement(session, portfolioId, { ...words, pointId, assessorId, digest }));
    isBusy.current = false;
    setIsSaving(false);
    if (!added.isDone) return false;
    keepDraft(portfolioId, pointId, null);
    showToast({
      message: `${pointId}: ${judgementDecisionNames[words.decision].toLowerCase()}. Saved.`,
      tone: 'success',
      undo: {
        run: async () => {
          const taken = await command((session) => deleteRecord(session, 'judgements', portfolioId, added.value.id));
          if (taken.isDone) keepDraft(portfolioId, pointId, words);
        },
      },
    });
    return true;
  };
  return { save, isSaving };
}
