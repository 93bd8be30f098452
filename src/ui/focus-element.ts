const TAKES_FOCUS = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), [tabindex="0"]';

/** Brings a field into view and gives it the focus; opens whatever closed `<details>` it lies in. */
export function focusElement(field: HTMLElement): void {
  for (let details = field.closest('details'); details; details = details.parentElement?.closest('details') ?? null) details.open = true;

  const target = focusTarget(field);
  // Focus first, without its own jump, then scroll so that the label above the box is seen as well.
  target.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'center', behavior: 'auto' });
}

/** A group of radio buttons takes the focus at the chosen one, as it would with the Tab key. */
function focusTarget(field: HTMLElement): HTMLElement {
  if (field.matches(TAKES_FOCUS)) return field;
  return field.querySelector<HTMLElement>('input[type=radio]:checked') ?? field.querySelector<HTMLElement>(TAKES_FOCUS) ?? field;
}

/**
 * The element of a field by its path, or of the nearest path above it that is on the page: `details.rows.0.probability`, then
 * `details.rows.0`, `details.rows`, `details`.
 */
export function findField(name: string): { readonly element: HTMLElement; readonly isExact: boolean } | null {
  for (let path = name; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const element = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    if (element) return { element, isExact: path === name };
  }
  return null;
}
