/**
 * Runs in the page, which has its `hands`. Gives it `work`: what a person does in Folio, over and over, as fast as the app takes it.
 * Whatever the screen calls saved is told to the test's server at once, with what it was; what was told must be there afterwards.
 */
export function installWork(seed) {
  const { see, until, pause, press, put, fill, check, giveFiles, leaveForAMoment, savedState, find } = window.hands;
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const tell = (told) => fetch('/acknowledged', { method: 'POST', body: JSON.stringify(told), keepalive: true });

  let saves = 0;
  let wasSaved = true;
  new MutationObserver(() => {
    const isSaved = savedState() === 'saved';
    if (isSaved && !wasSaved) saves += 1;
    wasSaved = isSaved;
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });

  /** Changes something and waits until the header has said that it is saved. */
  async function saved(change, isHurried) {
    const before = saves;
    change();
    if (isHurried) {
      await pause(0);
      leaveForAMoment();
    }
    await until(() => saves > before && savedState() === 'saved', 'sign that it is saved');
  }

  /** Words that show by themselves whether they are whole, and which come after which. */
  function wordsOf(number) {
    const body = Array.from({ length: 1 + Math.floor(random() * 300) }, () => Math.floor(random() * 36 ** 5).toString(36)).join(' ');
    return `No ${number}, ${body.length} letters: ${body} /${number}`;
  }

  const evidenceAt = (to) => `#/p/${to.portfolioId}/evidence/${to.evidenceId}`;
  const noticed = { role: 'field', name: 'What did you notice?' };

  /** Types, sometimes with pauses that let the clock save, mostly saved at once. */
  async function type(to, from) {
    location.hash = evidenceAt(to);
    const field = await see(noticed);
    for (let number = from; ; number += 1) {
      await saved(() => put(field, wordsOf(number)), random() < 0.85);
      await tell({ typed: number });
      await pause(random() * 20);
    }
  }

  /** A photo like no other: coloured noise, some kilobytes to a megabyte. */
  async function photoOf(name) {
    const canvas = document.createElement('canvas');
    const side = 60 + Math.floor(random() ** 3 * 900);
    [canvas.width, canvas.height] = [side, side];
    const context = canvas.getContext('2d');
    const noise = context.createImageData(side, side);
    for (let at = 0; at < noise.data.length; at += 65_536) crypto.getRandomValues(noise.data.subarray(at, at + 65_536));
    for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
    context.putImageData(noise, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    return new File([blob], name, { type: 'image/jpeg' });
  }

  async function addPhotos(to, from) {
    location.hash = evidenceAt(to);
    const section = { role: 'region', name: 'Photos and files' };
    await see(section);
    for (let number = from; ; number += 1) {
      const name = `photo-${number}.jpg`;
      giveFiles(find(section).querySelector('input[type=file]'), [await photoOf(name)]);
      await see({ role: 'article', name });
      await until(() => savedState() === 'saved', 'sign that it is saved');
      await tell({ photo: name });
    }
  }

  /** Signs, unlocks, changes a word so that the signature no longer holds, and signs again. */
  async function sign(to, from) {
    for (let number = from; ; number += 1) {
      location.hash = `#/p/${to.portfolioId}/sign-off`;
      await press({ role: 'button', name: 'ign', exact: false, within: { role: 'region', name: 'Signature of candidate' } });
      const dialog = { role: 'dialog' };
      await check({ role: 'radio', name: 'Wet ink on the printed sheet', within: dialog });
      await see({ role: 'textbox', name: 'Why you sign although points are open', within: dialog });
      await fill({ role: 'textbox', name: 'Why you sign although points are open', within: dialog }, `Signed for test ${number}`);
      await press({ role: 'button', name: 'Sign', within: dialog });
      await until(() => find({ role: 'button', name: 'Unlock' }), 'sign that it is locked');
      await tell({ signed: number });
      await press({ role: 'button', name: 'Unlock' });
      await fill({ role: 'textbox', name: 'Why do you unlock it?', within: dialog }, `Unlocked ${number}`);
      await press({ role: 'button', name: 'Unlock', within: dialog });
      await until(() => !find(dialog) && !find({ role: 'button', name: 'Unlock' }), 'sign that it is unlocked');
      await tell({ unlocked: number });
      location.hash = evidenceAt(to);
      const title = await see({ role: 'textbox', name: 'Title' });
      await saved(() => put(title, `Title ${number}`), true);
      await tell({ title: number });
    }
  }

  /** Makes backups, which are read back, and PDFs, in turn. */
  async function exportAll(to, from) {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    for (let number = from; ; number += 1) {
      location.hash = `#/p/${to.portfolioId}/share`;
      await press({ role: 'button', name: 'Make a backup' });
      await until(() => /It was read back and is whole/.test(document.body.textContent), 'backup');
      await tell({ backup: number });
      location.hash = `#/p/${to.portfolioId}/export`;
      await press({ role: 'button', name: 'Save PDF' });
      await until(() => /is ready/.test(document.body.textContent), 'PDF');
      await tell({ pdf: number });
    }
  }

  /** A portfolio with one piece of everyday evidence, as a person begins; where it lies. */
  async function begin(name) {
    location.hash = '#/start';
    await fill({ role: 'textbox', name: 'Your name' }, name);
    await press({ role: 'button', name: 'Start' });
    const portfolioId = await until(() => /#\/p\/([^/]+)$/.exec(location.hash)?.[1], 'portfolio');
    location.hash = `#/p/${portfolioId}/new/everyday`;
    const evidenceId = await until(() => /\/evidence\/([^/?]+)/.exec(location.hash)?.[1], 'piece of evidence');
    await saved(() => put(find({ role: 'textbox', name: 'Title' }), 'Title 0'), true).catch(() => undefined);
    return { portfolioId, evidenceId };
  }

  window.work = { type, addPhotos, sign, exportAll, begin, saved, random, wordsOf, photoOf };
}
