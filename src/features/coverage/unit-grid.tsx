import { Link } from 'react-router';
import type { PointCoverage } from '../../domain/coverage/cover-unit.ts';
import { evidenceReference } from '../../domain/evidence.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { JudgementMark } from './judgement-mark.tsx';
import classes from './unit-grid.module.css';

export type GridFilter = 'all' | 'gaps' | 'unjudged';

export function passesFilter(point: PointCoverage, filter: GridFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'gaps':
      return point.isNeeded && !point.isEvidenced;
    case 'unjudged':
      return point.isNeeded && point.judgement === null;
  }
}

/** The grid as the unit prints it: part by part, group by group, with evidence, rules and judgement beside each point. */
export function UnitGrid({ filter }: { readonly filter: GridFilter }) {
  const { unit, coverage } = useOpenPortfolio();
  return (
    <>
      {unit.parts.map((part) => {
        const groups = unit.groups
          .filter((group) => group.part === part.id)
          .map((group) => ({ group, points: coverage.points.filter((point) => point.point.group === group.id && passesFilter(point, filter)) }))
          .filter(({ points }) => points.length > 0);
        if (groups.length === 0) return null;
        return (
          <Card key={part.id} title={part.title}>
            <p className={classes['instruction']}>{part.instruction}</p>
            <table className={classes['grid']}>
              <thead>
                <tr>
                  <th scope="col">Point</th>
                  <th scope="col">What it says</th>
                  <th scope="col">Evidence</th>
                  <th scope="col">Rules</th>
                  <th scope="col">Assessor</th>
                </tr>
              </thead>
              {groups.map(({ group, points }) => (
                <tbody key={group.id}>
                  <tr className={classes['group']}>
                    <th scope="rowgroup" colSpan={5}>
                      <b>{group.id}</b> {group.statement}
                    </th>
                  </tr>
                  {points.map((point) => (
                    <PointRow key={point.point.id} point={point} />
                  ))}
                </tbody>
              ))}
            </table>
          </Card>
        );
      })}
    </>
  );
}

function PointRow({ point }: { readonly point: PointCoverage }) {
  const { portfolioId } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  return (
    <tr>
      <th scope="row">
        <Link to={paths.point(point.point.id)}>{point.point.id}</Link>
      </th>
      <td>{point.point.statement}</td>
      <td data-label="Evidence">
        {point.claims.length === 0 && <span className={classes['nothing']}>None yet</span>}
        {point.claims.map(({ evidence, locator }) => (
          <span key={evidence.id} className={classes['claim']}>
            <Chip to={paths.evidence(evidence.id)} title={evidence.title} tone={evidence.status === 'draft' ? 'none' : 'plain'}>
              {evidenceReference(evidence)}
            </Chip>{' '}
            {locator}
          </span>
        ))}
      </td>
      <td data-label="Rules">
        <RuleChip point={point} />
      </td>
      <td data-label="Assessor">
        <JudgementMark point={point} />
      </td>
    </tr>
  );
}

function RuleChip({ point }: { readonly point: PointCoverage }) {
  if (point.isEvidenced) return <Chip tone="good">✓ Sufficient</Chip>;
  if (!point.isNeeded) return <Chip tone="none">Not needed</Chip>;
  const [first, ...more] = point.gaps;
  const words = first?.sentence ?? 'Not sufficient';
  return (
    <Chip tone="gap" title={words}>
      {more.length === 0 ? shorten(words) : `${point.gaps.length} gaps`}
    </Chip>
  );
}

function shorten(words: string): string {
  return words.length > 44 ? `${words.slice(0, 42).trimEnd()}…` : words;
}
