import type { FieldErrors } from 'react-hook-form';
import { errorMessage } from './use-field-error.ts';

/** One error of a form: the path of its field, and what to tell a person. */
export interface FieldProblem {
  readonly name: string;
  readonly message: string;
}

/** All errors of a form, however deep, in the order of the fields on the page; what is not on the page comes last. */
export function formProblems(errors: FieldErrors): readonly FieldProblem[] {
  const places = new Map([...document.querySelectorAll('[data-field]')].map((element, index) => [element.getAttribute('data-field') ?? '', index]));
  return flatten(errors, '')
    .map((problem, index) => ({ problem, index, place: placeOf(problem.name, places) }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ problem }) => problem);
}

function flatten(node: unknown, name: string): readonly FieldProblem[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isError(node)) {
    const message = errorMessage(node) ?? 'This is not right yet.';
    return [{ name: name.replace(/\.?root$/, ''), message }];
  }
  return Object.entries(node).flatMap(([key, child]) => flatten(child, name === '' ? key : `${name}.${key}`));
}

/** An error has a `type` that is text. A field may be called `type`, too: its error is an object. */
function isError(node: object): boolean {
  return 'type' in node && typeof node.type === 'string';
}

/** The nearest field above counts: the errors of a row stand where its table does. */
function placeOf(name: string, places: ReadonlyMap<string, number>): number {
  for (let path = name; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const place = places.get(path);
    if (place !== undefined) return place;
  }
  return Number.POSITIVE_INFINITY;
}
