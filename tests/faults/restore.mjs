import { installHands } from '../engines/hands.mjs';
import { goTo } from './visit.mjs';

const restoring = { role: 'button', name: 'Restore from a backup' };
const removing = { role: 'button', name: 'Remove it and restore a backup' };

/**
 * Restores a backup from the screen that stopped at the start, as a person does, and goes on to Home. Says by which way: from that screen,
 * or `by hand` where the browser can neither open nor remove what is broken, so that its data of the site must be cleared in its settings.
 */
export async function restore(engine, backupPath, url) {
  if ((await standing(engine)) === 'closed') {
    await engine.evaluate(async (search) => {
      await window.hands.press(search);
      await window.hands.see({ role: 'button', name: 'Remove it' });
      // The page begins anew with it.
      setTimeout(() => void window.hands.press({ role: 'button', name: 'Remove it' }), 50);
    }, removing);
    await new Promise((done) => setTimeout(done, 2_000));
    await engine.evaluate(installHands);
    if ((await standing(engine)) === 'closed') {
      await engine.session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
      await goTo(engine, url, '#/open');
      await engine.evaluate(() => window.hands.until(() => document.querySelector('input[type=file]'), 'place for the file').then(() => null));
      await engine.setFiles('input[type=file]', [backupPath]);
      await engine.evaluate(takeOver, false);
      return 'by hand';
    }
  }
  await engine.evaluate(async (search) => {
    await window.hands.press(search);
    await window.hands.until(() => document.querySelector('input[type=file]'), 'place for the file');
  }, restoring);
  await engine.setFiles('input[type=file]', [backupPath]);
  await engine.evaluate(takeOver, true);
  return 'on the screen';
}

function standing(engine) {
  return engine.evaluate(
    (open, closed) => window.hands.until(() => (window.hands.find(open) && 'open') || (window.hands.find(closed) && 'closed'), 'way to restore'),
    restoring,
    removing,
  );
}

/** Runs in the page. Says who one is, where that is asked, and takes the package over. */
export async function takeOver(isProblemScreen) {
  const { find, press, until, fill, put, seeText, textOf } = window.hands;
  const taking = () => find({ role: 'button', name: 'Put it on this device' }) ?? find({ role: 'button', name: 'Take this over' });
  await until(() => taking() ?? /here already|was not opened/.test(document.body.textContent), 'preview');
  if (!taking()) throw new Error(`It cannot be taken over: ${textOf(document.querySelector('main')).slice(0, 400)}`);
  const nameField = { role: 'textbox', name: 'Your name' };
  await until(() => find(nameField) ?? (taking() && !taking().disabled), 'question who one is');
  if (find(nameField)) {
    await fill(nameField, 'Siân Llŷr');
    put(find({ role: 'select', name: 'What you are' }), 'candidate');
    await press({ role: 'button', name: 'This is me' });
  }
  await until(() => taking() && !taking().disabled, 'way to take it over');
  taking().click();
  if (isProblemScreen) {
    await seeText('is restored');
    await press({ role: 'button', name: 'Go on' });
    // Where Folio stopped in the middle of a visit, one is in the portfolio again; else on Home.
    const [open, onHome] = [
      { role: 'navigation', name: 'Portfolio' },
      { role: 'link', name: 'Siân Llŷr', exact: false },
    ];
    await until(() => find(/^#\/p\//.test(location.hash) ? open : onHome), 'portfolio that was restored');
  } else await until(() => /#\/p\//.test(location.hash), 'portfolio');
}
