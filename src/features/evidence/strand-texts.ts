import type { EvidenceKind } from '../../domain/evidence.ts';

interface StrandText {
  /** What the unit asks of this kind. */
  readonly lead: string;
  readonly emptyTitle: string;
  /** How to begin, with an example from a workplace. */
  readonly empty: string;
}

/** What each list says above its entries, and while it has none. */
export const strandTexts: Readonly<Record<EvidenceKind, StrandText>> = {
  everyday: {
    lead: 'Risks that you noticed in your everyday work. Short entries, written when it happens, are best.',
    emptyTitle: 'What did you notice this week?',
    empty:
      'Something small will do: a trailing cable at the desk, a customer’s details left on a screen, a parcel on a doorstep. Say what you saw and what may happen. It takes two minutes, and a photo helps.',
  },
  assessment: {
    lead: 'Planned looks at part of your service process, with each risk rated by your organisation’s method.',
    emptyTitle: 'Choose one part of your process',
    empty:
      'Take two or three stages, list what could go wrong at each, and rate how likely it is and how bad it would be for finance, for reputation, and for health and safety. Then decide, for each, whether anything should be done.',
  },
  discussion: {
    lead: 'Discussions in which you identified risks, or actions against them, with others. Two of the three groups of people are needed.',
    emptyTitle: 'Whom did you talk to?',
    empty:
      'A five-minute huddle counts, and so does a call with your courier. Record who took part, which risks you found, and what could be done about them.',
  },
  decision: {
    lead: 'What you decided about a risk: to act on it, or to live with it. The unit needs at least one of each.',
    emptyTitle: 'Take one risk, and decide',
    empty:
      'For a risk that you acted on: what was done, how the procedure was before and is now, and what that did to the risk. For one that you tolerate: why acting is not worth it, and when you will look again.',
  },
  knowledge: {
    lead: 'Five questions, each answered in your own words with examples from your work.',
    emptyTitle: 'Five questions',
    empty: 'Start with the one you can answer without looking anything up.',
  },
  process: {
    lead: 'How your organisation serves its customers.',
    emptyTitle: 'Describe your process',
    empty: 'List the stages that a customer goes through, in order.',
  },
  communication: {
    lead: 'How customers and staff were made aware of risks that matter to them.',
    emptyTitle: 'Who needs to know?',
    empty: 'A notice at the counter, a line in an e-mail, two minutes in a briefing. Record what you said, to whom, and about which risks.',
  },
  testimony: {
    lead: 'What others saw you do. A witness reads it and signs on this device.',
    emptyTitle: 'Who saw you do it?',
    empty: 'Ask someone who was there to say in their own words what you did. They need no account: they read it here and sign with a finger.',
  },
  observation: {
    lead: 'What your assessor, or another observer, saw you do at work.',
    emptyTitle: 'No observation yet',
    empty: 'When your assessor watches you at work, record it here together.',
  },
  'professional-discussion': {
    lead: 'A planned talk with your assessor, question by question.',
    emptyTitle: 'No professional discussion yet',
    empty: 'Write down each question with your answer, and where it is on the recording if there is one.',
  },
  'work-product': {
    lead: 'Things that you made or used at work: forms, notices, logs, photos.',
    emptyTitle: 'What have you made?',
    empty: 'Attach the file and say how you made or used it. A policy by itself is not evidence: what you did with it is.',
  },
  reflective: {
    lead: 'You look back on what you did and how well it worked.',
    emptyTitle: 'What did you learn?',
    empty: 'Pick one action that you took. Say what you did, whether the risk really went down, and what you would do differently.',
  },
};
