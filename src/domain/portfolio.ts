import { z } from 'zod';
import { id, line, recordFields, text } from './record.ts';
import { fiveByFive, riskMethod } from './risk-method.ts';

/** Sign-off lines that a person may mark as not sampled. */
const sampledLine = z.enum(['iqa', 'eqa']);

/** Languages of a portfolio, as BCP 47 writes them: English and Welsh. */
export const portfolioLanguages = ['en-GB', 'cy'] as const;
export type PortfolioLanguage = (typeof portfolioLanguages)[number];

export const languageNames: Readonly<Record<PortfolioLanguage, string>> = { 'en-GB': 'English', cy: 'Welsh (Cymraeg)' };

/** Sizes of paper that the PDF can be laid out for. */
export const paperSizes = ['A4', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

export const paperNames: Readonly<Record<PaperSize, string>> = { A4: 'A4 (210 × 297 mm)', Letter: 'Letter (8½ × 11 inches)' };

export const portfolio = z.strictObject({
  ...recordFields,
  candidate: z.strictObject({ name: line, enrolmentNumber: line, uln: line }),
  centre: z.strictObject({ name: line, number: line }),
  /** The centre's logo, for the cover: a file that belongs to no evidence. */
  logoId: id.nullable(),
  employer: line,
  jobTitle: line,
  /** The candidate's own area of responsibility (cover 1). */
  responsibility: text,
  unitId: line,
  unitVersion: z.int().min(1),
  method: riskMethod,
  /** The next evidence and risk number: references are given once and never used again. */
  nextEvidenceNumber: z.int().min(1),
  nextRiskNumber: z.int().min(1),
  /** Language that the candidate writes in, for reading aloud and spelling. */
  language: z.enum(portfolioLanguages),
  /** What the PDF is laid out for. */
  paper: z.enum(paperSizes),
  isExample: z.boolean(),
  /** Set by the candidate's signature, cleared by unlocking with a reason. */
  isLocked: z.boolean(),
  notSampled: z.array(sampledLine),
});

export type Portfolio = z.infer<typeof portfolio>;

export const emptyPortfolio = {
  candidate: { name: '', enrolmentNumber: '', uln: '' },
  centre: { name: '', number: '' },
  logoId: null,
  employer: '',
  jobTitle: '',
  responsibility: '',
  unitId: '311',
  unitVersion: 1,
  method: fiveByFive,
  nextEvidenceNumber: 1,
  nextRiskNumber: 1,
  language: 'en-GB',
  paper: 'A4',
  isExample: false,
  isLocked: false,
  notSampled: [],
} satisfies Omit<Portfolio, keyof typeof recordFields>;
