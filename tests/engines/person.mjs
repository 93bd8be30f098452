/** Up to this many letters are typed key by key; longer texts are put in as if pasted. */
const TYPED_BY_KEY = 45;

/**
 * Somebody at a page that has `hands`: finds things by role and name, presses them with the mouse where they are, and types with the
 * keyboard. The same in every engine.
 */
export class Person {
  constructor(page) {
    this.page = page;
  }

  see(search, patience) {
    return this.page.evaluate(async (what, wait) => void (await window.hands.see(what, wait)), search, patience);
  }

  seeText(text, patience) {
    return this.page.evaluate(async (words, wait) => void (await window.hands.seeText(words, wait)), text, patience);
  }

  /** Presses something with the mouse: its label, where the box itself cannot be seen. */
  async press(search) {
    for (let left = 3; left > 0; left -= 1) {
      await this.page.click(...(await this.page.evaluate(placeOf, search)));
      // On a slow machine something may come in between and push it away from under the mouse; a person then presses again.
      if (await this.page.evaluate(wasPressed)) return;
    }
    throw new Error(`${JSON.stringify(search)} cannot be pressed.`);
  }

  button(name, within) {
    return this.press({ role: 'button', name, ...(within ? { within } : {}) });
  }

  link(name, exact = true) {
    return this.press({ role: 'link', name, exact });
  }

  /** Goes to a screen by its name in the navigation. */
  goTo(screen) {
    return this.press({ role: 'link', name: screen, exact: false, within: { role: 'navigation', name: 'Portfolio' } });
  }

  /** Writes into a field, in place of what is there. `search` is its label, or says more. */
  async write(search, text) {
    const field = typeof search === 'string' ? { role: 'field', name: search } : search;
    if (text.length <= TYPED_BY_KEY && (await this.page.evaluate(focusForTyping, field))) await this.page.type(text);
    else await this.page.evaluate((what, words) => window.hands.fill(what, words), field, text);
  }

  /** Writes into several fields: what they are called, and what goes into them. */
  async writeAll(fields) {
    for (const [label, text] of Object.entries(fields)) await this.write(label, text);
  }

  /** Chooses from a list, by the value or by words of the option. */
  async select(search, option) {
    const field = typeof search === 'string' ? { role: 'field', name: search } : search;
    await this.page.evaluate(
      async (what, wanted) => {
        const { see, put, until, textOf } = window.hands;
        const list = await see(what);
        const found = await until(() => [...list.options].find((each) => each.value === wanted || textOf(each).includes(wanted)), `option ${wanted}`);
        put(list, found.value);
      },
      field,
      String(option),
    );
  }

  /** Chooses one of a group of radio buttons or chips. */
  async choose(group, option, exact = false) {
    const within = { role: 'group', name: group };
    const search = { role: 'input[type=radio], input[type=checkbox]', name: option, exact, within };
    if (await this.page.evaluate((what) => window.hands.see(what).then((box) => box.checked), search)) return;
    await this.press(search);
    await this.page.evaluate((what) => window.hands.until(() => window.hands.find(what)?.checked, `choice of ${what.name}`).then(() => null), search);
  }
}

/** Runs in the page: where to press, once it is there, can be pressed and has come to rest. */
async function placeOf(search) {
  const { see, until, find } = window.hands;
  await see(search);
  let before = '';
  const place = await until(
    () => {
      const element = find(search);
      if (!element || element.disabled) return false;
      const label = element.labels?.[0];
      const shown = label && /^(?:radio|checkbox)$/.test(element.type) ? label : element;
      shown.scrollIntoView({ block: 'center' });
      const box = shown.getBoundingClientRect();
      const at = [box.x + Math.min(box.width / 2, 200), box.y + box.height / 2];
      const under = document.elementFromPoint(...at);
      const hasRested = before === String(at);
      before = String(at);
      if (!hasRested || !under || !(shown.contains(under) || under.contains(shown))) return false;
      window.pressed = false;
      document.addEventListener('click', ({ target }) => (window.pressed ||= shown.contains(target)), {
        capture: true,
        once: true,
      });
      return at;
    },
    `way to press ${JSON.stringify(search)}`,
  );
  return place;
}

/** Runs in the page: whether the press came where it was meant to. */
async function wasPressed() {
  for (let left = 25; left > 0 && window.pressed === false; left -= 1) await new Promise((done) => setTimeout(done, 20));
  return window.pressed !== false;
}

/** Runs in the page: focus, with everything chosen so that typing replaces it. False where keys would do something else, as in a date. */
async function focusForTyping(search) {
  const field = await window.hands.see(search);
  if (!/^(?:text|search|textarea)$/.test(field.type)) return false;
  field.scrollIntoView({ block: 'center' });
  field.focus();
  // What was opened just now may still take the focus for itself.
  await window.hands.pause(100);
  field.focus();
  field.select();
  return document.activeElement === field;
}
