import { evidenceReference } from '../../domain/evidence.ts';
import { newestFirst, sampleOutcomeNames, sampleReasonNames, sampleStageNames, samplerOf, type Sample } from '../../domain/sampling.ts';
import { openAction, openActions } from '../../domain/sampling/open-action.ts';
import { formatDate } from '../../lib/dates.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './sampling.module.css';

const marks = { agree: 'good', 'action-required': 'bad', 'not-sampled': 'none' } as const;

/** Every sample of this portfolio, the newest first, each with what became of it. */
export function SampleList() {
  const { snapshot } = useOpenPortfolio();
  const samples = [...snapshot.samples].sort(newestFirst);
  if (samples.length === 0)
    return (
      <EmptyState title="Nothing sampled yet">
        An IQA looks at some of the assessor’s decisions, agrees or asks for action, and says so here. A portfolio that is not looked at is recorded
        as not sampled, so that its line on the sign-off sheet is never silently blank.
      </EmptyState>
    );
  return (
    <Card title="Samples">
      <ul className={classes['list']}>
        {samples.map((sample) => (
          <SampleItem key={sample.id} sample={sample} />
        ))}
      </ul>
    </Card>
  );
}

function SampleItem({ sample }: { readonly sample: Sample }) {
  const { portfolioId, unit, snapshot } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const name = snapshot.people.find(({ id }) => id === sample.sampledBy)?.name;
  const evidence = snapshot.evidence.filter(({ id }) => sample.evidenceIds.includes(id));
  const points = unit.points.filter(({ id }) => sample.pointIds.includes(id));
  const isOpen = openActions(snapshot.samples).includes(sample);
  const next = isOpen ? openAction({ ...snapshot, samples: [sample] }) : null;
  return (
    <li className={classes['item']}>
      <Stack gap="s">
        <Row justify="between">
          <b>
            {formatDate(sample.sampledOn)} · {name || 'Somebody'}, {samplerOf(sample, snapshot).toUpperCase()}
          </b>
          <StatusMark status={marks[sample.outcome]}>{sampleOutcomeNames[sample.outcome]}</StatusMark>
        </Row>
        <span className={classes['muted']}>
          {sampleStageNames[sample.stage]} · {sampleReasonNames[sample.reason]}
        </span>
        {(points.length > 0 || evidence.length > 0) && (
          <Row gap="xs">
            {points.map(({ id }) => (
              <Chip key={id} to={paths.point(id)}>
                {id}
              </Chip>
            ))}
            {evidence.map((item) => (
              <Chip key={item.id} tone="brand" to={paths.reading(item.id)}>
                {evidenceReference(item)}
              </Chip>
            ))}
          </Row>
        )}
        {sample.feedback !== '' && (
          <div className={classes['iqaWords']}>
            <TextBlocks text={sample.feedback} />
          </div>
        )}
        {next && <StatusMark status="waiting">{next.why}</StatusMark>}
      </Stack>
    </li>
  );
}
