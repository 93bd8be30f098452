import './zod-setup.ts';
import { z } from 'zod';
import { coverageRule } from './coverage/coverage-operations.ts';
import { signOffLine } from './signature.ts';

const words = z.string().min(1);
const pointId = z.string().regex(/^(?:[1-9][a-z]|\d+(?:\.\d+)+)$/, 'A point is named like 1a or 311.1.1.');

export const partIds = ['cover', 'do', 'know'] as const;

/** One thing that evidence must meet: a cover point, a criterion or a knowledge criterion. */
const point = z.strictObject({
  id: pointId,
  /** Group whose sentence the statement continues, such as `1` or `311.1`. */
  group: words,
  /** Word for word from the unit. */
  statement: words,
  /** What to ask yourself, in our own words. */
  prompt: words,
  /** What good evidence looks like, in our own words. */
  goodEvidence: z.array(words).min(1),
  rules: z.array(coverageRule).min(1),
});

const group = z.strictObject({
  id: words,
  part: z.enum(partIds),
  /** Word for word from the unit. */
  statement: words,
  /** How many of its points are needed; all, when it is not given. */
  needed: z.int().min(1).optional(),
});

const part = z.strictObject({ id: z.enum(partIds), title: words, instruction: words });

const standardStatement = z.strictObject({ id: z.string().regex(/^[PK]\d+$/), statement: words, points: z.array(pointId).min(1) });

/** A line of the sign-off sheet, in the unit's order. */
const line = z.strictObject({
  id: signOffLine,
  label: words,
  /** Who signs, as people call it now. */
  role: words,
  /** The words agreed to, word for word from the unit; null where the sheet has none. */
  statement: words.nullable(),
  neededWhen: z.enum(['always', 'assessor-unqualified', 'if-sampled', 'iqa-unqualified']),
});

/** A unit as a file: what must be shown, by which rules, and who signs. */
export const unit = z
  .strictObject({
    $schema: z.string().optional(),
    id: words,
    version: z.int().min(1),
    title: words,
    level: z.int(),
    credits: z.int(),
    reference: words,
    /** Evidence older than this many months may no longer show current competence. */
    currencyMonths: z.int().min(1),
    parts: z.array(part).length(partIds.length),
    groups: z.array(group).min(1),
    points: z.array(point).min(1),
    standard: z.strictObject({ id: words, title: words, statements: z.array(standardStatement) }),
    signOff: z.strictObject({ declaration: words, lines: z.array(line).length(signOffLine.options.length) }),
  })
  .superRefine((value, context) => {
    const report = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const once = (path: string[], noun: string, entries: readonly { readonly id: string }[]) =>
      entries.forEach((entry, index) => {
        if (entries.findIndex((other) => other.id === entry.id) < index) report([...path, index, 'id'], `${noun} ${entry.id} is listed twice.`);
      });
    once(['parts'], 'Part', value.parts);
    once(['groups'], 'Group', value.groups);
    once(['points'], 'Point', value.points);
    once(['standard', 'statements'], 'Statement', value.standard.statements);
    once(['signOff', 'lines'], 'Line', value.signOff.lines);

    const groupIds = new Set(value.groups.map((g) => g.id));
    const pointIds = new Set(value.points.map((p) => p.id));
    value.points.forEach((p, index) => {
      if (!groupIds.has(p.group)) report(['points', index, 'group'], `There is no group ${p.group}.`);
      p.rules.forEach((rule, at) => {
        if ('point' in rule && !pointIds.has(rule.point)) report(['points', index, 'rules', at, 'point'], `There is no point ${rule.point}.`);
      });
    });
    value.groups.forEach((g, index) => {
      const size = value.points.filter((p) => p.group === g.id).length;
      if (size === 0) report(['groups', index, 'id'], `Group ${g.id} has no points.`);
      if (g.needed !== undefined && g.needed > size) report(['groups', index, 'needed'], `Group ${g.id} needs ${g.needed} of only ${size} points.`);
    });
    value.standard.statements.forEach((s, index) => {
      s.points.forEach((p, at) => {
        if (!pointIds.has(p)) report(['standard', 'statements', index, 'points', at], `There is no point ${p}.`);
      });
    });
  });

export type Unit = z.infer<typeof unit>;
export type UnitPoint = Unit['points'][number];
export type UnitGroup = Unit['groups'][number];

/** How many points the unit needs: all, but for groups that need only some. */
export function neededCount(of: Unit, part?: (typeof partIds)[number]): number {
  return of.groups
    .filter((g) => part === undefined || g.part === part)
    .reduce((sum, g) => sum + (g.needed ?? of.points.filter((p) => p.group === g.id).length), 0);
}
