import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { AskedForCard } from '../asked-for-card.tsx';
import { OwnEvidenceCard } from './own-evidence-card.tsx';
import { PhrasesCard } from './phrases-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { ReturnsCard } from './returns-card.tsx';
import { useJudge } from './use-review.ts';
import { WhoJudges } from './who-judges.tsx';

/** Plan, questions, the assessor's own evidence, and the ways to and fro. The assessor writes; everybody else reads. */
export function PlanScreen() {
  const { canJudge, judge } = useJudge();
  return (
    <Page
      title="Plan and feedback"
      lead={
        canJudge ? 'What you agreed, asked and saw, and what you gave back.' : 'What was agreed, asked and seen, and what the assessor gave back.'
      }
    >
      <Stack gap="l">
        {canJudge && !judge && <WhoJudges />}
        <ReturnsCard />
        {!canJudge && <AskedForCard />}
        <PlanCard />
        <QuestionsCard />
        <OwnEvidenceCard />
        {canJudge && <PhrasesCard />}
      </Stack>
    </Page>
  );
}
