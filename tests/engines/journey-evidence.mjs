/** The evidence of the main journey, kind by kind, as a candidate writes it. */
export async function writeEvidence(person, words, onStep) {
  await everyday(person, words.everyday);
  onStep('everyday');
  await assessment(person, words.assessment, words.risks);
  onStep('assessment');
  await discussion(person, words.discussion);
  onStep('discussion');
  await decisions(person, words);
  onStep('decisions');
  await telling(person, words);
  onStep('telling');
  await knowledge(person, words.knowledge);
  onStep('knowledge');
}

async function startFrom(person, strand, noun) {
  await person.goTo(strand);
  await person.press({ role: 'link', name: `New ${noun}`, exact: false });
  await person.see({ role: 'textbox', name: 'Title' });
}

async function name(person, { title, date }) {
  await person.write('Title', title);
  await person.write('Date of the activity', date);
}

async function claimAndFinish(person, claims = []) {
  for (const [point, locator] of claims) {
    await person.button(`Claim ${point}`);
    await person.write(`Where to look for ${point}`, locator);
  }
  await person.button('Mark as ready');
  await person.see({ role: 'button', name: 'Return to draft' });
}

async function everyday(person, words) {
  await startFrom(person, 'Everyday identification', 'everyday entry');
  await name(person, words);
  for (const stage of words.stages) await person.choose('Stage', stage);
  await person.writeAll({
    'Where (optional)': words.place,
    'What did you notice?': words.noticed,
    'What may happen?': words.mayHappen,
    'What did you do at once? (optional)': words.didAtOnce,
  });
  await person.choose('Risks you identified', words.risk.slice(0, 30));
  await claimAndFinish(person, words.claims);
}

async function assessment(person, words, risks) {
  await startFrom(person, 'Formal assessment', 'formal assessment');
  await name(person, words);
  await person.writeAll({
    'What did you assess?': words.scope,
    Technique: words.technique,
    'Who took part? (optional)': words.people,
    'What did you find? (optional)': words.summary,
    'Next review': words.nextReview,
  });
  await person.button('Add risks from the register');
  await person.button('Choose all');
  await person.button(`Add ${risks.length} risks`);
  for (const [index, { rating }] of risks.entries()) {
    await person.seeText(`Risk ${index + 1} of ${risks.length}`);
    const scales = {
      Finance: rating.finance,
      Reputation: rating.reputation,
      'Health and safety': rating.healthAndSafety,
      Probability: rating.probability,
    };
    for (const [label, [step, note]] of Object.entries(scales)) {
      await person.select(label, step);
      await person.write(`Note on ${label.toLowerCase()}`, note);
    }
    await person.choose('Classification', rating.classification);
    if (rating.overrideReason !== undefined) await person.write(`Why you chose ${rating.classification}`, rating.overrideReason);
    await person.choose('Your judgement', rating.judgement);
    await person.write('Reason', rating.judgementReason);
    if (index + 1 < risks.length) await person.button('Next risk');
  }
  await claimAndFinish(person, words.claims);
}

async function discussion(person, words) {
  await startFrom(person, 'Colleague discussion', 'discussion');
  await name(person, words);
  await person.write('Where or how (optional)', words.place);
  const people = { role: 'group', name: 'Who took part' };
  for (const [nth, each] of words.people.entries()) {
    await person.button('Add a person', people);
    await person.write({ role: 'field', name: 'Name or job', within: people, nth }, each.name);
    await person.select({ role: 'field', name: 'Group', within: people, nth }, each.group);
  }
  await person.write('What did you discuss?', words.notes);
  await person.choose('Risks you identified together', words.risk.slice(0, 30));
  const actions = { role: 'group', name: 'Possible actions' };
  for (const [nth, action] of words.actions.entries()) {
    await person.button('Add a possible action', actions);
    await person.write({ role: 'field', name: 'Action', within: actions, nth }, action);
  }
  await person.write('What was your part in it? (optional)', words.myPart);
  await claimAndFinish(person, words.claims);
}

async function decisions(person, { actioned, tolerated }) {
  const begin = async (words, decision) => {
    await startFrom(person, 'Tolerable or actioned', 'decision');
    await name(person, words);
    await person.select('Risk', words.risk);
    await person.choose('Your decision', decision);
    await person.write('Reason', words.reason);
  };
  await begin(actioned, 'Take action');
  await person.write('What would acting cost? (optional)', actioned.cost);
  await person.write('What would it bring? (optional)', actioned.benefit);
  await person.button('Add an action');
  const within = { role: 'group', name: 'Actions' };
  await person.write({ role: 'field', name: 'Action', within }, actioned.action);
  await person.write({ role: 'field', name: 'Owner', within, exact: false }, actioned.owner);
  await person.write({ role: 'field', name: 'Due', within, exact: false }, actioned.due);
  await person.write({ role: 'field', name: 'Done on', within, exact: false }, actioned.doneOn);
  await person.writeAll({
    'Procedure that you adapted (optional)': actioned.procedure,
    'Before (optional)': actioned.before,
    'After (optional)': actioned.after,
    'What did it do to the risk? (optional)': actioned.effect,
  });
  await person.select('Probability now (optional)', actioned.probabilityNow);
  await person.select('Worst consequence now (optional)', actioned.consequenceNow);
  await person.choose('Classification now', actioned.classNow);
  await person.write('Review date (optional)', actioned.reviewDate);
  await claimAndFinish(person, actioned.claims);
  await begin(tolerated, 'Tolerable, no action');
  await person.write('Review date', tolerated.reviewDate);
  await claimAndFinish(person, tolerated.claims);
}

async function telling(person, { toCustomers, toStaff, risks }) {
  const told = [
    { ...toCustomers, risks: risks.filter(({ affectsCustomers }) => affectsCustomers) },
    { ...toStaff, risks },
  ];
  for (const words of told) {
    await person.goTo('All evidence');
    await person.button('Add evidence');
    await person.press({ role: 'link', name: 'Risk communication', exact: false, within: { role: 'dialog' } });
    await person.see({ role: 'textbox', name: 'Title' });
    await name(person, words);
    await person.choose('Who was told?', words.audience);
    await person.writeAll({
      'How?': words.channel,
      'What were they told?': words.message,
      'What happened then? (optional)': words.response,
    });
    for (const { event } of words.risks) await person.choose('Which risks was it about?', event.slice(0, 30));
    await claimAndFinish(person, words.claims);
  }
}

async function knowledge(person, { techniques, evaluate, types, costBenefit, swotPestle }) {
  const answer = async ({ point, answer: words }) => {
    await person.goTo('Knowledge answers');
    // The question of a point stands in a card of its own.
    await person.page.evaluate(async (id) => {
      const { until, textOf } = window.hands;
      const link = await until(
        () =>
          [...document.querySelectorAll('section, [role=region]')]
            .filter((card) => textOf(card).includes(id))
            .at(-1)
            ?.querySelector('a[href*="new/knowledge"], a[href*="/evidence/"]'),
        `question ${id}`,
      );
      link.click();
    }, point);
    await person.page.evaluate(
      (id) =>
        window.hands
          .until(() => window.hands.find({ role: 'textbox', name: 'Title' })?.value === `Answer to ${id}`, `answer to ${id}`)
          .then(() => null),
      point,
    );
    await person.write('Your answer', words);
  };
  await answer(techniques);
  for (const [nth, technique] of techniques.techniques.entries()) {
    await person.button('Add a technique');
    await person.write({ role: 'field', name: 'Technique', nth }, technique.name);
    await person.write({ role: 'field', name: 'How it works, and when it helps', exact: false, nth }, technique.about);
  }
  await claimAndFinish(person);
  await answer(evaluate);
  await claimAndFinish(person);
  await answer(types);
  await person.writeAll({
    'Financial risks': types.financial,
    'Reputational risks': types.reputational,
    'Health and safety risks': types.healthAndSafety,
  });
  await claimAndFinish(person);
  await answer(costBenefit);
  await person.write('Option examined', costBenefit.option);
  for (const [noun, title, line] of [
    ['cost', 'Costs', costBenefit.cost],
    ['benefit', 'Benefits', costBenefit.benefit],
  ]) {
    const within = { role: 'group', name: title };
    await person.button(`Add a ${noun}`, within);
    await person.write({ role: 'field', name: title.slice(0, -1), within }, line.what);
    await person.write({ role: 'field', name: 'Worth', within, exact: false }, line.worth);
  }
  await person.write('Verdict', costBenefit.verdict);
  await claimAndFinish(person);
  await answer(swotPestle);
  for (const [box, text] of Object.entries({ ...swotPestle.swot, ...swotPestle.pestle })) await person.write(box, text);
  await claimAndFinish(person);
}
