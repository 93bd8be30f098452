import { Link, useNavigate } from 'react-router';
import { evidenceReference, evidenceTitle, kindName } from '../../domain/evidence.ts';
import { createEvidence } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Entry, EntryList } from '../../ui/entry-list.tsx';
import { Row } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import classes from './plan-screen.module.css';
import { PointChips } from './point-chips.tsx';
import { useJudge } from './use-review.ts';

/** The assessor's own evidence: observations and professional discussions, A1, A2… */
export function OwnEvidenceCard() {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { canJudge, judge } = useJudge();
  const command = useCommand();
  const navigate = useNavigate();
  const paths = portfolioPaths(portfolioId);
  const own = snapshot.evidence.filter((item) => item.author === 'assessor');
  const add = async (kind: 'observation' | 'professional-discussion', assessorId: string) => {
    const details = kind === 'observation' ? { observerId: assessorId, place: '', activity: '', seen: '' } : { assessorId, purpose: '', items: [] };
    const added = await command((session) => createEvidence(session, portfolioId, kind, { activityDate: today, details }));
    if (added.isDone) await navigate(paths.evidence(added.value.id));
  };
  if (own.length === 0 && !canJudge) return null;
  return (
    <Card
      title="Observations and professional discussions"
      actions={
        canJudge &&
        judge && (
          <Row gap="s">
            <Button size="s" variant="secondary" onClick={() => void add('observation', judge.id)}>
              Record an observation
            </Button>
            <Button size="s" variant="secondary" onClick={() => void add('professional-discussion', judge.id)}>
              Record a discussion
            </Button>
          </Row>
        )
      }
    >
      {own.length === 0 ? (
        <p>What you saw at work, and what you talked through. They become evidence A1, A2… with claims of your own.</p>
      ) : (
        <EntryList>
          {own.map((item) => (
            <Entry key={item.id}>
              <div className={classes['words']}>
                <Row gap="s">
                  <Link to={paths.evidence(item.id)}>
                    {evidenceReference(item)} {evidenceTitle(item)}
                  </Link>
                  <Chip>{kindName(item.kind)}</Chip>
                  {item.status === 'draft' && <StatusMark status="waiting">Draft</StatusMark>}
                </Row>
                <PointChips pointIds={item.claims.map(({ pointId }) => pointId)} />
              </div>
            </Entry>
          ))}
        </EntryList>
      )}
    </Card>
  );
}
