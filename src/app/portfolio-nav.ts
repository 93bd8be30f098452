import { openFindings } from '../domain/check/evidence-check.ts';
import { kindName, strands } from '../domain/evidence.ts';
import type { Actor } from '../domain/policy.ts';
import { portfolioPaths } from '../features/paths.ts';
import type { OpenPortfolio } from '../features/portfolio-context.tsx';
import type { ShellGroup } from './shell.tsx';

/** Where one can go within a portfolio: a candidate builds, an assessor judges, an IQA or EQA samples. */
export function portfolioNav(open: OpenPortfolio, actor: Actor): readonly ShellGroup[] {
  if (actor === 'candidate') return candidateNav(open);
  return [actor === 'assessor' || actor === 'assessor-countersignatory' ? assessorNav(open) : samplingNav(open), readNav(open), closingNav(open)];
}

function candidateNav(open: OpenPortfolio): readonly ShellGroup[] {
  const { portfolioId, snapshot, findings } = open;
  const paths = portfolioPaths(portfolioId);
  const { evidence, stages } = snapshot;
  const answered = new Set(
    evidence.flatMap((item) => (item.kind === 'knowledge' && item.details.answer.trim() !== '' ? [item.details.pointId] : [])),
  );
  return [
    { title: null, items: [{ to: paths.overview, label: 'Overview' }] },
    {
      title: 'Build evidence',
      items: [
        { to: paths.process, label: 'Service process', ...stageCount(stages.length) },
        ...strands.map((kind) => ({
          to: paths.strand(kind),
          label: kind === 'knowledge' ? 'Knowledge answers' : kindName(kind),
          ...(kind === 'knowledge' ? { count: `${answered.size} of 5` } : count(evidence.filter((item) => item.kind === kind).length)),
        })),
      ],
    },
    {
      title: 'Look across',
      items: [
        ...acrossItems(open),
        { to: paths.check, label: 'Evidence check', ...count(openFindings(findings).length) },
        ...(hasAssessment(snapshot) ? [{ to: paths.plan, label: 'Plan and feedback' }] : []),
      ],
    },
    closingNav(open),
  ];
}

function assessorNav({ portfolioId, snapshot }: OpenPortfolio): ShellGroup {
  const paths = portfolioPaths(portfolioId);
  return {
    title: 'Assess',
    items: [
      { to: paths.review, label: 'Review' },
      { to: paths.plan, label: 'Plan and feedback', ...count(snapshot.planItems.filter((item) => item.doneOn === '').length) },
      ...(snapshot.samples.length === 0 ? [] : [{ to: paths.samples, label: 'Sampling', ...count(snapshot.samples.length) }]),
    ],
  };
}

function samplingNav({ portfolioId, snapshot }: OpenPortfolio): ShellGroup {
  const paths = portfolioPaths(portfolioId);
  return {
    title: 'Sample',
    items: [
      { to: paths.samples, label: 'Sampling', ...count(snapshot.samples.length) },
      { to: paths.plan, label: 'Plan and feedback' },
    ],
  };
}

/** The candidate's work, to read. */
function readNav(open: OpenPortfolio): ShellGroup {
  const { portfolioId, snapshot } = open;
  const paths = portfolioPaths(portfolioId);
  return {
    title: 'Read',
    items: [{ to: paths.process, label: 'Service process', ...stageCount(snapshot.stages.length) }, ...acrossItems(open)],
  };
}

/** What looks across the whole work. */
function acrossItems({ portfolioId, snapshot, coverage }: OpenPortfolio): ShellGroup['items'] {
  const paths = portfolioPaths(portfolioId);
  return [
    { to: paths.register, label: 'Risk register', ...count(snapshot.risks.length) },
    { to: paths.evidenceList, label: 'All evidence', ...count(snapshot.evidence.length) },
    { to: paths.coverage, label: 'Coverage', count: `${coverage.evidenced} of ${coverage.needed}` },
  ];
}

function closingNav({ portfolioId, snapshot }: OpenPortfolio): ShellGroup {
  const paths = portfolioPaths(portfolioId);
  return {
    title: 'Finish',
    items: [
      { to: paths.people, label: 'People and witnesses', ...count(snapshot.people.length) },
      { to: paths.signOff, label: 'Sign-off' },
      { to: paths.share, label: 'Share and back up' },
      { to: paths.exportPdf, label: 'Export PDF' },
      { to: paths.history, label: 'History' },
      { to: paths.settings, label: 'Settings' },
    ],
  };
}

function hasAssessment({ judgements, planItems, questions, returns }: OpenPortfolio['snapshot']): boolean {
  return judgements.length + planItems.length + questions.length + returns.length > 0;
}

function count(number: number): { readonly count?: string } {
  return number === 0 ? {} : { count: String(number) };
}

function stageCount(number: number): { readonly count?: string } {
  return number === 0 ? {} : { count: number === 1 ? '1 stage' : `${number} stages` };
}
