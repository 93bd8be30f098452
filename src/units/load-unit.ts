import type { z } from 'zod';
import { unit, type Unit } from '../domain/unit.ts';
import { failure, success, type Result } from '../lib/result.ts';

/** Why a unit's file was refused: the first thing wrong in it, and where. */
export interface UnitFileError {
  readonly type: 'unit-file';
  /** `evidence-schemas/unit-311.json`. */
  readonly file: string;
  /** Place in the file, such as `points[3].rules[0].op`; '' is the file as a whole. */
  readonly path: string;
  /** What is wrong there, as a sentence. */
  readonly reason: string;
  /** How many other things are wrong besides. */
  readonly others: number;
}

/** A unit from its file's content, with every rule and every reference in it checked. */
export function parseUnit(json: unknown, file: string): Result<Unit, UnitFileError> {
  const parsed = unit.safeParse(json, { reportInput: true });
  if (parsed.success) return success(parsed.data);
  const [first] = parsed.error.issues;
  const { path, reason } = first === undefined ? { path: [], reason: 'It is not a unit.' } : explain(first);
  return failure({ type: 'unit-file', file, path: pathText(path), reason, others: parsed.error.issues.length - 1 });
}

/** Every unit file of the repository, by its path: a new file in evidence-schemas needs no line here. */
const unitFiles = import.meta.glob('../../evidence-schemas/unit-*.json', { eager: true, import: 'default' });

/** Every unit that Folio knows, in the order of the files' names. The first file that is broken refuses them all. */
export function loadUnits(files: Readonly<Record<string, unknown>> = unitFiles): Result<readonly Unit[], UnitFileError> {
  const units: Unit[] = [];
  for (const [path, json] of Object.entries(files)) {
    const file = path.replace('../../', '');
    const loaded = parseUnit(json, file);
    if (!loaded.ok) return loaded;
    const { id, version } = loaded.value;
    if (units.some((other) => other.id === id && other.version === version)) {
      return failure({ type: 'unit-file', file, path: 'version', reason: `Version ${version} of unit ${id} is already in another file.`, others: 0 });
    }
    units.push(loaded.value);
  }
  return success(units);
}

/** Why the file was refused, in a sentence or two, for the screen and for whoever mends the file. */
export function unitFileErrorText({ file, path, reason, others }: UnitFileError): string {
  const place = path === '' ? file : `${file} at ${path}`;
  const more = { 0: '', 1: ' One more thing is wrong in it.' }[others] ?? ` ${others} more things are wrong in it.`;
  return `The unit could not be loaded. In ${place}: ${reason}${more}`;
}

/** Unit 311. Checked when this module is loaded: a file that shipped broken is a bug, and stops the start with its reason. */
export const unit311: Unit = shippedUnit('311');

/** The newest version of a unit that came with the app. */
function shippedUnit(id: string): Unit {
  const units = loadUnits();
  if (!units.ok) throw new Error(unitFileErrorText(units.error));
  const [newest] = units.value.filter((loaded) => loaded.id === id).sort((a, b) => b.version - a.version);
  if (!newest) throw new Error(`The unit could not be loaded. No file in evidence-schemas holds unit ${id}.`);
  return newest;
}

type Path = readonly PropertyKey[];

/** What zod found, in words for someone who edits the file by hand. */
function explain(issue: z.core.$ZodIssue): { readonly path: Path; readonly reason: string } {
  const { path, input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return {
        path,
        reason: input === undefined ? 'This is missing.' : `This must be ${typeNames[issue.expected] ?? issue.expected}, not ${valueText(input)}.`,
      };
    case 'invalid_value':
      return { path, reason: input === undefined ? 'This is missing.' : `This must be ${listText(issue.values)}, not ${valueText(input)}.` };
    case 'unrecognized_keys':
      return { path: [...path, issue.keys[0] ?? ''], reason: 'A unit has no such field here. Remove it, or correct its name.' };
    case 'too_small':
      return { path, reason: sizeReason(issue.origin, `at least ${issue.minimum}`, Number(issue.minimum)) };
    case 'too_big':
      return { path, reason: sizeReason(issue.origin, `at most ${issue.maximum}`, Number(issue.maximum)) };
    case 'invalid_union':
      return { path, reason: unionReason(path, input) };
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      break;
  }
  return { path, reason: /[.!?]$/.test(issue.message) ? issue.message : `${issue.message}.` };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
};

function sizeReason(origin: string, bound: string, size: number): string {
  if (origin === 'string') return size === 1 ? 'This must not be empty.' : `This must have ${bound} characters.`;
  return origin === 'array' ? `This list must have ${bound} ${size === 1 ? 'entry' : 'entries'}.` : `This must be ${bound}.`;
}

/** The only union in a unit's file is that of its rules, told apart by their operation. */
function unionReason(path: Path, input: unknown): string {
  if (path.at(-1) !== 'op') return 'This is not a rule.';
  const named = typeof input === 'object' && input !== null && 'op' in input ? input.op : undefined;
  return named === undefined ? 'This rule does not name its operation.' : `There is no operation ${valueText(named)}.`;
}

/** `points[3].rules[0].op`. */
function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`)).join('');
}

function listText(values: readonly unknown[]): string {
  const texts = values.map(valueText);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value);
}
