import { installHands } from './hands.mjs';
import { Person } from './person.mjs';
import { writeEvidence } from './journey-evidence.mjs';

/**
 * The candidate's main job from an empty browser to the signed portfolio and its PDF, in any engine. After the first load `stopServer`
 * is called: all the rest is done without a signal, reload included. Gives the bytes of the PDF and what was typed.
 */
export async function candidateJourney(page, { url, words, stopServer, onStep = () => {} }) {
  await page.goto(url);
  await page.evaluate(installHands);
  const person = new Person(page);
  await person.see({ role: 'link', name: 'Start a portfolio' });
  // Ready means that every file of the build is on the device.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await stopServer();
  onStep('server stopped');
  await again(page);

  await start(person, words);
  onStep('portfolio');
  await process(person, words);
  onStep('process');
  await risks(person, words);
  onStep('risks');
  await writeEvidence(person, words, onStep);
  await person.seeText('28 of 28');
  onStep('28 of 28');
  await sign(person);
  onStep('signed');
  await again(page);
  await person.goTo('Export PDF');
  return makePdf(person);
}

/** Reloads without a server. */
async function again(page) {
  await page.reload();
  await page.evaluate(installHands);
}

async function start(person, { candidate, assessor }) {
  await person.link('Start a portfolio');
  await person.writeAll({
    'Your name': candidate.name,
    'Your job (optional)': candidate.jobTitle,
    'Your employer (optional)': candidate.employer,
    'Your area of responsibility (optional)': candidate.responsibility,
    'Centre (optional)': candidate.centreName,
    'Enrolment number (optional)': candidate.enrolmentNumber,
    'Unique learner number (ULN) (optional)': candidate.uln,
  });
  await person.button('Start');
  await person.goTo('People and witnesses');
  await person.button('Add your assessor');
  await person.write('Name', assessor.name);
  await person.write('Job (optional)', assessor.jobTitle);
  await person.choose('Qualified for this role?', 'Yes', true);
  await person.write('Qualification or registration (optional)', assessor.qualification);
  await person.button('Done');
  await person.see({ role: 'link', name: assessor.name });
}

async function process(person, { stages, process: { explanation, claims } }) {
  await person.goTo('Service process');
  for (const [index, stage] of stages.entries()) {
    await person.button(index === 0 ? 'Add the first stage' : 'Add a stage');
    await person.writeAll({
      Stage: stage.name,
      'How the customer meets it (optional)': stage.channel,
      'What the customer sees and does (optional)': stage.customerSees,
      'What happens behind the scenes (optional)': stage.behindTheScenes,
    });
    if (stage.momentOfTruthReason !== '') {
      await person.press({ role: 'checkbox', name: 'This is a moment of truth' });
      await person.write('Why it is a moment of truth', stage.momentOfTruthReason);
    }
    await person.button('Done');
    await person.see({ role: 'button', name: `Edit ${stage.name}` });
  }
  await person.button('Explain your process');
  await person.write('How does your customer service process work?', explanation);
  await person.write('Where to look for 311.1.1', claims[0][1]);
  await person.button('Mark as ready');
  await person.see({ role: 'button', name: 'Return to draft' });
}

const typeNames = {
  financial: 'financial',
  reputational: 'reputational',
  'health-safety': 'health and safety',
  'sub-standard': 'sub-standard service',
};

async function risks(person, words) {
  const cell = (stage, type) => ({ role: 'button', name: `${stage}, ${typeNames[type]}`, exact: false });
  for (const risk of words.risks) {
    const [first, ...others] = risk.at;
    await person.goTo('Risk register');
    await person.press(cell(first, risk.type));
    await person.button('Add a new risk here');
    await person.write('Hazard', risk.hazard);
    await person.write('What may happen', risk.event);
    for (const stage of others) await person.choose('Stages', stage, true);
    await person.write('Who or what is affected? (optional)', risk.affected);
    await person.write('What keeps it down already? (optional)', risk.controls);
    await person.choose('Might it affect customers?', risk.affectsCustomers ? 'Yes' : 'No', true);
  }
  for (const { stage, type, reason } of words.noRisk) {
    await person.goTo('Risk register');
    await person.press(cell(stage, type));
    await person.write('Or say why there is none at this stage', reason);
    await person.button('Keep the reason');
    await person.page.evaluate(() =>
      window.hands.until(() => !window.hands.find({ role: 'button', name: 'Keep the reason' }), 'end of it').then(() => null),
    );
  }
}

async function sign(person) {
  await person.goTo('Sign-off');
  await person.press({ role: 'button', name: 'Sign', exact: false, within: { role: 'region', name: 'Signature of candidate' } });
  const pad = await person.page.evaluate(async () => {
    const { see } = window.hands;
    const element = await see({ role: 'image', within: { role: 'group', name: 'Signature', within: { role: 'dialog' } } });
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
  const at = (x, y) => [pad.x + x * pad.width, pad.y + y * pad.height];
  await person.page.drag(Array.from({ length: 20 }, (_, step) => at(0.15 + step * 0.03, 0.5 + 0.2 * Math.sin(step))));
  await person.page.drag([at(0.2, 0.85), at(0.5, 0.83), at(0.8, 0.8)]);
  await person.button('Sign', { role: 'dialog' });
  await person.seeText('Signed and locked');
}

/** Makes the PDF. Nobody answers the dialog that asks for a place, so it goes to the downloads, and is looked at on its way there. */
async function makePdf(person) {
  await person.page.evaluate(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    const createUrl = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      if (blob.type === 'application/pdf') window.made = blob;
      return createUrl(blob);
    };
  });
  await person.button('Save PDF');
  await person.seeText('is ready', 120_000);
  const base64 = await person.page.evaluate(
    () =>
      new Promise((done, fail) => {
        const reader = new FileReader();
        reader.addEventListener('load', () => done(reader.result.replace(/^.*,/, '')));
        reader.addEventListener('error', () => fail(reader.error));
        reader.readAsDataURL(window.made);
      }),
  );
  return Buffer.from(base64, 'base64');
}
