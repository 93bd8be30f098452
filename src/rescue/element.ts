/** An element with attributes and contents. Text is text: nothing that was stored is ever read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...contents: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...contents.filter((content) => content !== null));
  return made;
}

/** A button that does something. */
export function button(label: string, look: 'primary' | 'secondary', onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** A sheet with a heading, which takes the focus when it is drawn, so that a screen reader says what came. */
export function sheet(title: string, look: '' | 'bad' | 'good', ...contents: readonly (Node | string | null)[]): HTMLElement {
  const made = element('section', { class: `sheet ${look}`.trim(), 'aria-label': title }, element('h2', { tabindex: '-1' }, title), ...contents);
  if (look === 'bad') made.setAttribute('role', 'alert');
  return made;
}
