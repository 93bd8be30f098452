import { useMemo } from 'react';
import type { PointCoverage } from '../../domain/coverage/cover-unit.ts';
import { judgementDecisionNames } from '../../domain/judgement.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { isChangedSinceJudged } from '../../signing/judged-digest.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** The assessor's latest decision on a point, and whether its evidence has changed since. */
export function JudgementMark({ point }: { readonly point: PointCoverage }) {
  const { snapshot } = useOpenPortfolio();
  const isChanged = useMemo(() => isChangedSinceJudged(point, snapshot.attachments), [point, snapshot.attachments]);
  if (!point.judgement) return <StatusMark status="none">Not judged</StatusMark>;
  if (isChanged) return <StatusMark status="changed">{`${judgementDecisionNames[point.judgement.decision]}, changed since`}</StatusMark>;
  return <StatusMark status={point.judgement.decision === 'met' ? 'good' : 'bad'}>{judgementDecisionNames[point.judgement.decision]}</StatusMark>;
}
