import { remember } from '../../lib/remember.ts';
import { evidenceReference, type Evidence } from '../evidence.ts';
import { riskReference, type Risk } from '../risk.ts';
import type { Check, Found } from './finding.ts';

const WHY = 'Evidence leaves your organisation. Customers and colleagues must not be recognised in it without need.';

/** K30's patterns: each says what it looks like. They look for shapes, so they can be wrong; the answer is the candidate's. */
const PATTERNS: readonly { readonly noun: string; readonly pattern: RegExp; readonly isReal?: (match: string) => boolean }[] = [
  { noun: 'an e-mail address', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { noun: 'a payment card number', pattern: /\b(?:\d[ -]?){13,19}\b/g, isReal: (match) => passesLuhn(match.replace(/\D/g, '')) },
  { noun: 'a phone number', pattern: /(?<![\d-])(?:\+44[ -]?(?:\(0\)[ -]?)?|0)(?:\d[ -]?){8,9}\d(?!\d)/g },
  { noun: 'a National Insurance number', pattern: /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi },
  { noun: 'a postcode', pattern: /\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[ABEHMNPRV-Y])?|\d[A-HJKPS-UW]) ?\d[ABD-HJLNP-UW-Z]{2})\b/g },
];

/** Checks for personal data. */
export const privacyChecks: readonly Check[] = [
  {
    code: 'K30',
    words: {
      title: 'Possible personal data',
      why: WHY,
      remedy: 'Take it out, or replace it with a word such as “the customer”. If it may stay, say why.',
    },
    find: ({ facts }) => [
      ...facts.snapshot.evidence.flatMap((evidence) =>
        inEvidence(evidence).map(({ noun, path }): Found => ({
          about: `${evidence.id} ${noun}`,
          what: `${evidenceReference(evidence)} may hold ${noun}.`,
          where: evidenceReference(evidence),
          place: { screen: 'evidence', evidenceId: evidence.id, field: path },
        })),
      ),
      ...facts.risks.flatMap((risk) =>
        inRisk(risk).map(({ noun, path }): Found => ({
          about: `${risk.id} ${noun}`,
          what: `${riskReference(risk)} may hold ${noun}.`,
          where: riskReference(risk),
          place: { screen: 'register', riskId: risk.id, field: path },
        })),
      ),
    ],
  },
  {
    code: 'K31',
    words: {
      title: 'A recording may tell where it was made',
      why: 'Photos have their location removed when you add them. Video is kept as it came.',
      remedy: 'Remove the location with your phone’s own settings and add the file again, or say why it may stay.',
    },
    find: ({ facts }) => {
      const byId = new Map(facts.snapshot.attachments.map((file) => [file.id, file]));
      return facts.snapshot.evidence.flatMap((evidence) =>
        evidence.attachmentIds.flatMap((id): Found[] => {
          const file = byId.get(id);
          // Photos had theirs taken out on the way in, so only other files need a word.
          if (!file?.hadLocation || file.kind === 'image') return [];
          return [
            {
              about: `${evidence.id} ${id}`,
              what: `${file.name} in ${evidenceReference(evidence)} may still hold the place where it was taken.`,
              where: evidenceReference(evidence),
              place: { screen: 'evidence', evidenceId: evidence.id, field: 'attachmentIds' },
            },
          ];
        }),
      );
    },
  },
];

interface FieldText {
  readonly path: string;
  readonly text: string;
}

/** The kinds of personal data that texts may hold, each once, with the first field where it was found. */
function inText(texts: readonly FieldText[]): readonly { readonly noun: string; readonly path: string }[] {
  return PATTERNS.flatMap(({ noun, pattern, isReal }) => {
    const field = texts.find(({ text }) => (text.match(pattern) ?? []).some((match) => isReal?.(match) ?? true));
    return field ? [{ noun, path: field.path }] : [];
  });
}

// Each record is searched once, not at every edit of another: with long texts this would be felt while typing.
const inEvidence = remember((evidence: Evidence) => inText(textsOf(evidence)));
const inRisk = remember(({ hazard, event, affected }: Risk) =>
  inText([
    { path: 'hazard', text: hazard },
    { path: 'event', text: event },
    { path: 'affected', text: affected },
  ]),
);

/** Every text that a person typed into the evidence, with its path. */
function textsOf(evidence: Evidence): readonly FieldText[] {
  const texts: FieldText[] = [{ path: 'title', text: evidence.title }];
  const walk = (value: unknown, path: string, key: string) => {
    if (typeof value === 'string') {
      if (!/(?:Id|Ids|id|date|Date|On|due)$/.test(key)) texts.push({ path, text: value });
    } else if (Array.isArray(value)) {
      if (!key.endsWith('Ids')) value.forEach((item, index) => walk(item, `${path}.${index}`, String(index)));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) walk(item, `${path}.${name}`, name);
    }
  };
  walk(evidence.details, 'details', 'details');
  return texts;
}

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}
