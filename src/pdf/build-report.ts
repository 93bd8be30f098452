import type { UnitCoverage } from '../domain/coverage/cover-unit.ts';
import type { PaperSize } from '../domain/portfolio.ts';
import type { SnapshotWithEvents } from '../domain/snapshot.ts';
import type { Unit } from '../domain/unit.ts';
import { shortDigest } from '../signing/digest.ts';
import { type Inside, PART } from './edition.ts';
import { pdfFileName } from './pdf-file-name.ts';
import { type AssessmentReport, assessmentReport } from './report/assessment-report.ts';
import { type AuditReport, auditReport } from './report/audit-report.ts';
import { type CoverReport, coverReport, signOffState } from './report/cover-report.ts';
import { type EvidenceReport, evidenceReport } from './report/evidence-report.ts';
import { cutText, type EmbeddedFile, embeddedFiles, logoFile } from './report/file-report.ts';
import { type GridReport, gridReport } from './report/grid-report.ts';
import { type IndexReport, indexReport } from './report/index-report.ts';
import { type PeopleReport, peopleReport } from './report/people-report.ts';
import { type ProcessReport, processReport } from './report/process-report.ts';
import { type RegisterReport, registerReport } from './report/register-report.ts';
import { createReportContext, joinFacts, type KnownSeals, type ReportContext } from './report/report-context.ts';
import { type RulesReport, rulesReport } from './report/rules-report.ts';
import { type SamplingReport, samplingReport } from './report/sampling-report.ts';
import { type SealsReport, sealsReport } from './report/seals-report.ts';
import { type SignOffReport, signOffReport } from './report/sign-off-report.ts';
import { type StandardReport, standardReport } from './report/standard-report.ts';
import { type WorksheetsReport, worksheetsReport } from './report/worksheets-report.ts';

/** One part of the logbook, as plain data. */
export type ReportSection =
  | CoverReport
  | { readonly type: 'contents' }
  | SignOffReport
  | GridReport
  | IndexReport
  | ProcessReport
  | RegisterReport
  | WorksheetsReport
  | EvidenceReport
  | AssessmentReport
  | PeopleReport
  | SamplingReport
  | StandardReport
  | SealsReport
  | AuditReport
  | RulesReport;

export type SectionType = ReportSection['type'];

/** What can be printed by itself. */
export type ReportPart = 'sign-off' | 'grid' | 'register' | 'iqa';

export interface ReportOptions {
  /** When the report is made: the only clock that it knows. */
  readonly now: Date;
  /** One part by itself; everything when it is not given. */
  readonly only?: ReportPart | undefined;
  /** What the device knows of seals besides the portfolio itself. */
  readonly seals?: KnownSeals | undefined;
  /** The archival edition with all files unless given. */
  readonly inside?: Inside | undefined;
}

/** The whole portfolio as it will be printed, in order, as plain data. Nothing is drawn or read yet. */
export interface ReportModel {
  readonly only: ReportPart | null;
  readonly inside: Inside;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47: the language that the candidate writes in. */
  readonly language: string;
  readonly paper: PaperSize;
  /** The instant at which it was made. */
  readonly created: string;
  /** Safe on every system, with its ending. */
  readonly fileName: string;
  readonly isDraft: boolean;
  /** `Unit 311 · Apply risk assessment to customer service · Aisha Khan · 0123456`. */
  readonly footer: string;
  /** `9f2c 41aa … 77e0`. */
  readonly digest: string;
  readonly sections: readonly ReportSection[];
  /** Files to place and, unless `inside` says otherwise, to attach, in the order of their first mention. */
  readonly files: readonly EmbeddedFile[];
  /** The centre's, to be placed on the cover and not to be attached; null when there is none or no cover. */
  readonly logo: EmbeddedFile | null;
  /** What the PDF was made from, to be attached; null for a part by itself, and where nothing is attached. */
  readonly data: PortfolioData | null;
}

/** The content of `portfolio.json`: every record, without the bytes of files, which are attached beside it. */
export interface PortfolioData {
  readonly type: 'folio-portfolio';
  readonly version: 1;
  readonly unit: { readonly id: string; readonly version: number };
  readonly made: string;
  readonly snapshot: SnapshotWithEvents;
}

/** The sections of the whole, in the order of the logbook. */
const whole: readonly SectionType[] = [
  'cover',
  'contents',
  'sign-off',
  'grid',
  'index',
  'process',
  'register',
  'worksheets',
  'evidence',
  'assessment',
  'people',
  'sampling',
  'standard',
  'seals',
  'audit',
  'rules',
];

const parts: Readonly<Record<ReportPart, { readonly name: string; readonly sections: readonly SectionType[] }>> = {
  'sign-off': { name: 'sign-off sheet', sections: ['sign-off'] },
  grid: { name: 'unit grid', sections: ['grid'] },
  register: { name: 'risk register', sections: ['register'] },
  iqa: {
    name: 'IQA pack',
    sections: ['cover', 'contents', 'sign-off', 'grid', 'index', 'assessment', 'people', 'sampling', 'standard', 'seals', 'audit', 'rules'],
  },
};

/** Gathers everything that the PDF says. Pure: the same portfolio and options give the same model. */
export function buildReport(
  unit: Unit,
  snapshot: SnapshotWithEvents,
  coverage: UnitCoverage,
  { now, only, seals, inside }: ReportOptions,
): ReportModel {
  const context = createReportContext(unit, snapshot, coverage, now, seals, only === undefined ? inside : PART);
  const { candidate } = snapshot.portfolio;
  const isDraft = signOffState(context) !== 'signed-off';
  const files = embeddedFiles(context);
  const types = only === undefined ? whole : parts[only].sections;
  const name = only === undefined ? 'portfolio' : parts[only].name;
  const printing = context.inside.edition === 'printing' ? ' for printing' : '';
  return {
    only: only ?? null,
    inside: context.inside,
    title: joinFacts(candidate.name, `Unit ${unit.id} ${name}${printing}`),
    author: candidate.name,
    subject: `Unit ${unit.id}, ${unit.title}`,
    language: snapshot.portfolio.language,
    paper: snapshot.portfolio.paper,
    created: now.toISOString(),
    fileName: pdfFileName({
      unitId: unit.id,
      candidateName: candidate.name,
      what: name,
      isForPrinting: context.inside.edition === 'printing',
      isDraft,
      day: context.today,
    }),
    isDraft,
    footer: footer(unit, candidate),
    digest: shortDigest(context.digest),
    sections: types.map((type) => builders[type](context, files)),
    files: types.includes('evidence') ? [...files.values()] : [],
    logo: types.includes('cover') ? logoFile(snapshot) : null,
    data:
      only === undefined && context.inside.attachesFiles
        ? { type: 'folio-portfolio', version: 1, unit: { id: unit.id, version: unit.version }, made: now.toISOString(), snapshot }
        : null,
  };
}

/** One builder per section; the compiler asks for each. */
const builders: {
  readonly [T in SectionType]: (context: ReportContext, files: ReadonlyMap<string, EmbeddedFile>) => Extract<ReportSection, { type: T }>;
} = {
  cover: coverReport,
  contents: () => ({ type: 'contents' }),
  'sign-off': signOffReport,
  grid: gridReport,
  index: indexReport,
  process: processReport,
  register: registerReport,
  worksheets: worksheetsReport,
  evidence: evidenceReport,
  assessment: assessmentReport,
  people: peopleReport,
  sampling: samplingReport,
  standard: standardReport,
  seals: sealsReport,
  audit: auditReport,
  rules: rulesReport,
};

/** One line that leaves room for the page number: the title gives way to a long name. */
function footer({ id, title }: Unit, { name, enrolmentNumber }: SnapshotWithEvents['portfolio']['candidate']): string {
  const [full, short] = [joinFacts(`Unit ${id}`, title, name, enrolmentNumber), joinFacts(`Unit ${id}`, name, enrolmentNumber)];
  const fitting = full.length <= LONGEST_FOOTER ? full : short;
  return fitting.length <= LONGEST_FOOTER ? fitting : `${cutText(fitting, LONGEST_FOOTER)}…`;
}

const LONGEST_FOOTER = 84;
