import '../zod-setup.ts';
import { z } from 'zod';
import { failure, success, type Result } from '../../lib/result.ts';
import type { Unit } from '../unit.ts';

// A framework file of Mahara's SmartEvidence (`.matrix`): a JSON object `framework` with `standards` and, below them,
// `standardelements`. It knows neither rules nor sign-off lines, so a unit that comes from one counts claims alone.

const words = z.string().trim().min(1);
const reference = z.union([z.string(), z.number()]).transform(String);

const matrixFile = z.object({
  framework: z.object({
    name: words,
    description: z.string().default(''),
    standards: z.array(z.object({ shortname: reference, name: words, description: z.string().default(''), standardid: reference })).min(1),
    standardelements: z
      .array(
        z.object({
          shortname: reference,
          name: words,
          description: z.string().default(''),
          standardid: reference,
          elementid: reference,
          parentelementid: reference.optional(),
        }),
      )
      .default([]),
  }),
});
type Framework = z.infer<typeof matrixFile>['framework'];

export type MatrixError = { readonly type: 'not-a-matrix'; readonly path: string; readonly reason: string };

/** The names of the four states, in the order in which SmartEvidence shows them. */
const STATUSES = [{ begun: 'Ready for assessment' }, { incomplete: 'Not yet' }, { partialcomplete: 'More needed' }, { completed: 'Met' }] as const;

/** A unit as a SmartEvidence framework: groups are its standards, points its elements. Rules stay behind. */
export function unitToMatrix(unit: Unit): unknown {
  const number = new Map(unit.groups.map(({ id }, index) => [id, index + 1]));
  return {
    framework: {
      institution: 'all',
      name: `Unit ${unit.id} ${unit.title}`,
      description: escapeHtml(`Level ${unit.level}, ${unit.credits} credits, ${unit.reference}.`),
      selfassess: false,
      evidencestatuses: STATUSES,
      standards: unit.groups.map((group) => ({
        shortname: group.id,
        name: shorten(`${group.id} ${group.statement}`),
        description: escapeHtml(group.statement),
        standardid: number.get(group.id),
      })),
      standardelements: unit.points.map((point) => ({
        shortname: point.id,
        name: shorten(`${point.id} ${point.statement}`),
        description: escapeHtml(point.statement),
        standardid: number.get(point.group),
        elementid: point.id,
      })),
    },
  };
}

/**
 * A unit file from a SmartEvidence framework: what Folio asks and the framework does not say (sign-off lines, currency)
 * comes from `template`. Elements that have elements below them are headings, not points. The result is still to be
 * checked as any unit file is.
 */
export function matrixToUnit(json: unknown, template: Unit): Result<unknown, MatrixError> {
  const parsed = matrixFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure({ type: 'not-a-matrix', path: issue?.path.join('.') ?? '', reason: issue?.message ?? 'It is not a framework.' });
  }
  const { framework } = parsed.data;
  const points = framework.standards.flatMap((standard, index) => pointsOf(framework, standard, String(index + 1)));
  const groups = framework.standards.map((standard, index) => ({ id: String(index + 1), part: 'do', statement: textOf(standard) }));
  return success({
    id: unitIdOf(framework.name),
    version: 1,
    title: framework.name.replace(/^Unit\s+\S+\s+/, ''),
    level: 0,
    credits: 0,
    reference: 'From a SmartEvidence framework',
    currencyMonths: template.currencyMonths,
    parts: template.parts,
    groups: groups.filter(({ id }) => points.some((point) => point.group === id)),
    points,
    standard: { id: framework.name, title: framework.name, statements: [] },
    signOff: template.signOff,
  });
}

function pointsOf(framework: Framework, standard: Framework['standards'][number], group: string) {
  const elements = framework.standardelements.filter((element) => element.standardid === standard.standardid);
  const leaves = elements.filter((element) => !elements.some((other) => other.parentelementid === element.elementid));
  // Such files repeat an element now and then, word for word: once is enough.
  const distinct = leaves.filter((leaf, index) => leaves.findIndex((other) => JSON.stringify(other) === JSON.stringify(leaf)) === index);
  const from =
    distinct.length > 0 ? distinct.map((leaf) => ({ id: leaf.elementid, statement: textOf(leaf) })) : [{ id: '', statement: textOf(standard) }];
  return from.map(({ id: given, statement }, index) => {
    const id = /^(?:[1-9][a-z]|\d+(?:\.\d+)+)$/.test(given) ? given : `${group}.${index + 1}`;
    return {
      id,
      group,
      statement,
      prompt: 'What did you do that shows this?',
      goodEvidence: ['It shows what you did yourself, and when.'],
      rules: [{ op: 'claims-counted', point: id, pieces: 1 }],
    };
  });
}

/** The longer of name and description as plain text: descriptions there may hold simple HTML. */
function textOf({ name, description }: { readonly name: string; readonly description: string }): string {
  const plain = plainText(description);
  return plain === '' ? plainText(name) : plain;
}

/** `Unit 311 Apply…` is unit 311; otherwise the name in small letters. */
function unitIdOf(name: string): string {
  const numbered = /^Unit\s+(\S+)/.exec(name)?.[1];
  return (
    (numbered ??
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')) ||
    'framework'
  );
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** SmartEvidence keeps at most 255 characters of a name. */
function shorten(text: string): string {
  return text.length > 255 ? `${text.slice(0, 254)}…` : text;
}
