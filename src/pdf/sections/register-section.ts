import { together } from '../document/flow/containers.ts';
import type { Block } from '../document/flow/context.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { marked } from '../document/flow/marks.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import { levelNames } from '../../domain/risk-method.ts';
import { levelBlocks, withLevel } from '../level-marks.ts';
import type { RegisterReport, RegisterRisk, StageCell } from '../report/register-report.ts';
import { matrixBlocks } from './matrix-blocks.ts';
import {
  emptySentence,
  heldAtEnd,
  heldAtStart,
  mentionNames,
  orDash,
  placed,
  ratingColumns,
  riskLink,
  riskPlace,
  sectionStart,
} from './section-blocks.ts';

/** The register: ratings and decisions, the stage × type grid, the matrix, and every risk in full. */
export function registerSection(report: RegisterReport): Block[] {
  const { risks, overrides } = report;
  if (risks.length === 0)
    return [...sectionStart('register'), emptySentence('No risks have been identified yet.'), ...stageGrid(report), ...matrixBlocks(report.matrix)];
  return [
    ...sectionStart('register', 'The latest rating of each risk. Earlier ratings are in the assessments that made them.'),
    heldAtEnd(
      [
        ratings(risks),
        note('P: probability. F, R, HS: consequence for finance, reputation, and health and safety. The words of the steps stand beside the matrix.'),
      ],
      4,
    ),
    ...(overrides.length === 0
      ? []
      : [note('* Classified otherwise than the matrix, for the candidate’s own reason:'), ...overrides.map((text) => note(text, { gapBefore: 0 }))]),
    ...stageGrid(report),
    ...matrixBlocks(report.matrix),
    heldAtStart([heading(2, 'Each risk in full', { look: 'section' }), inFull(risks)], 4),
  ];
}

function ratings(risks: readonly RegisterRisk[]): Block {
  return table({
    size: 8.5,
    columns: [
      { header: 'Ref.', points: 32, isRowHeader: true },
      { header: 'Risk, stage and type', weight: 2 },
      ...ratingColumns,
      { header: 'Decision', weight: 1.9 },
      { header: 'Evidence', points: 68 },
    ],
    rows: risks.map((risk): TableCell[] => [
      { content: placed(riskPlace(risk.reference), risk.reference) },
      [{ text: risk.name, isTyped: true }, ...(risk.where === '' ? [] : [{ text: `\n${risk.where}`, color: COLORS.muted }])],
      risk.probability,
      risk.finance,
      risk.reputation,
      risk.healthAndSafety,
      { content: levelBlocks(risk.level, risk.isOverridden ? '*' : '') },
      risk.decision,
      mentionNames(risk.mentions),
    ]),
  });
}

function stageGrid({ stages, types }: RegisterReport): Block[] {
  const title = heading(2, 'Risks by stage and type', { look: 'section' });
  if (stages.length === 0) return [title, emptySentence('No stages have been described yet.')];
  const hasStars = stages.some(({ isMomentOfTruth }) => isMomentOfTruth);
  const grid = [
    title,
    table({
      size: 8.5,
      isGrid: true,
      columns: [{ header: 'Stage', weight: 1, isRowHeader: true, isTyped: true }, ...types.map((header) => ({ header, weight: 1.25 }))],
      rows: stages.map(({ name, isMomentOfTruth, cells }) => [isMomentOfTruth ? { content: [marked('star', name)] } : name, ...cells.map(stageCell)]),
    }),
    ...(hasStars ? [marked('star', 'a moment of truth', { size: SIZES.small, color: COLORS.muted, gapBefore: 3.5 })] : []),
  ];
  return [together(grid)];
}

function stageCell({ risks, reason }: StageCell): TableCell {
  const because =
    reason.trim() === ''
      ? []
      : [
          { text: 'None, because: ', color: COLORS.muted },
          { text: reason.trim(), color: COLORS.muted, isTyped: true },
        ];
  if (risks.length === 0) return because.length > 0 ? because : { content: 'No risk and no reason yet', color: COLORS.draft };
  const marks = risks.map(({ reference, level }) => withLevel(level, [riskLink(reference), ` ${level === null ? '–' : levelNames[level]}`]));
  return { content: because.length > 0 ? [...marks, paragraph(because, { gapBefore: 0, gapAfter: 0 })] : marks };
}

function inFull(risks: readonly RegisterRisk[]): Block {
  return table({
    size: SIZES.small,
    columns: [
      { header: 'Ref.', points: 32, isRowHeader: true },
      { header: 'Hazard', weight: 1.2, isTyped: true },
      { header: 'What may happen', weight: 1.4, isTyped: true },
      { header: 'Who is affected', weight: 1, isTyped: true },
      { header: 'What keeps it down already', weight: 1.4, isTyped: true },
      { header: 'Affects customers', points: 62 },
    ],
    rows: risks.map(({ reference, hazard, event, affected, controls, affectsCustomers }) => [
      reference,
      orDash(hazard),
      orDash(event),
      orDash(affected),
      orDash(controls),
      orDash(affectsCustomers),
    ]),
  });
}
