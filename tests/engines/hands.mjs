/**
 * Runs in the page. Gives it `hands`, by which a test finds things as people do, by role and name, and works with them; the same in
 * every engine. Elements that cannot be seen are not found.
 */
export function installHands() {
  const roles = {
    button: 'button, [role=button], summary',
    link: 'a[href]',
    textbox: 'textarea, input:not([type]), input[type=text], input[type=search], input[type=email], [role=textbox]',
    combobox: 'select, [role=combobox], input[list]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    radio: 'input[type=radio], [role=radio]',
    group: 'fieldset, [role=group], [role=radiogroup]',
    region: 'section, [role=region]',
    row: 'tr',
    dialog: 'dialog[open], [role=dialog]',
    heading: 'h1, h2, h3',
    navigation: 'nav',
    field: 'input, select, textarea',
    image: 'img, [role=img], canvas, svg',
  };
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  const textOf = (element) => flat(element?.textContent ?? '');
  const isSeen = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;

  function nameOf(element) {
    const by = element.getAttribute('aria-labelledby');
    if (by)
      return flat(
        by
          .split(' ')
          .map((id) => textOf(document.getElementById(id)))
          .join(' '),
      );
    const label = element.getAttribute('aria-label');
    if (label) return flat(label);
    if (element.labels?.length) return flat([...element.labels].map((each) => labelText(each)).join(' '));
    if (element.localName === 'fieldset') return textOf(element.querySelector(':scope > legend'));
    return textOf(element) || flat(element.getAttribute('alt') ?? element.getAttribute('title') ?? '');
  }

  /** A label's own words, without those of what it holds. */
  function labelText(label) {
    const copy = label.cloneNode(true);
    copy.querySelectorAll('input, select, textarea').forEach((inner) => inner.remove());
    return textOf(copy);
  }

  const fits = (name, wanted) => (wanted.exact === false ? name.includes(wanted.name) : name === wanted.name);

  /** All that can be seen of a role and a name. `within` is another search: only what lies in its first find. */
  function findAll({ role, within, ...wanted }) {
    const root = within ? find(within) : document;
    const found = root ? [...root.querySelectorAll(roles[role] ?? role)] : [];
    return found.filter((element) => (isSeen(element) || isLabelSeen(element)) && (wanted.name === undefined || fits(nameOf(element), wanted)));
  }

  /** Chips hide the box itself and show its label. */
  const isLabelSeen = (element) => [...(element.labels ?? [])].some(isSeen);
  const find = (search) => findAll(search)[search.nth ?? 0];
  const pause = (wait) => new Promise((done) => setTimeout(done, wait));

  async function until(get, what, patience = 60_000) {
    for (const end = Date.now() + patience; ; await pause(20)) {
      const value = get();
      if (value) return value;
      if (Date.now() > end)
        throw new Error(
          `There is no ${typeof what === 'string' ? what : JSON.stringify(what)} at ${location.hash}: ${textOf(document.body).slice(0, 300)}`,
        );
    }
  }

  const see = (search, patience) => until(() => find(search), search, patience);
  const seeText = (text, patience) => until(() => textOf(document.body).includes(text), `text “${text}”`, patience);

  async function press(search) {
    const element = await see(search);
    await until(() => !element.disabled, `enabled ${JSON.stringify(search)}`);
    element.click();
  }

  /** Puts a value where a person would type or choose it, and tells the page as a browser does. */
  function put(element, value) {
    const kind = { select: HTMLSelectElement, textarea: HTMLTextAreaElement }[element.localName] ?? HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }

  const fill = async (search, value) => put(await see(search), value);

  async function check(search) {
    const element = await see(search);
    if (!element.checked) element.click();
  }

  /** Gives files to what takes them, as a drop of them would. */
  function giveFiles(input, files) {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Saves at once what was typed: the page is told that it may be about to go. */
  const leaveForAMoment = () => window.dispatchEvent(new PageTransitionEvent('pagehide'));

  /** What the header says of all that was typed: saving, saved or failed. */
  const savedState = () => document.querySelector('header [data-state]')?.getAttribute('data-state');

  window.hands = { find, findAll, see, seeText, until, pause, press, put, fill, check, giveFiles, leaveForAMoment, savedState, nameOf, textOf };
}
