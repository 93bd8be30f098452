import type { ColleagueGroup } from '../../src/domain/evidence/discussion.ts';
import type { RiskType } from '../../src/domain/risk.ts';
import { daysFromToday } from './days.ts';

/** A risk as it is typed in. `at` names its stages; the first is where it is added. */
export interface RiskWords {
  readonly type: RiskType;
  readonly at: readonly [string, ...string[]];
  readonly hazard: string;
  readonly event: string;
  readonly affected: string;
  readonly controls: string;
  readonly affectsCustomers: boolean;
  readonly rating: RatingWords;
}

export interface RatingWords {
  readonly finance: readonly [step: number, note: string];
  readonly reputation: readonly [step: number, note: string];
  readonly healthAndSafety: readonly [step: number, note: string];
  readonly probability: readonly [step: number, note: string];
  readonly classification: 'Low' | 'Medium' | 'High';
  /** Only where the class differs from the matrix. */
  readonly overrideReason?: string;
  readonly judgement: 'Act' | 'Tolerate';
  readonly judgementReason: string;
}

export interface Claimed {
  /** Point, and where in the evidence to look for it. */
  readonly claims: readonly (readonly [point: string, locator: string])[];
}

/** Everything that is typed in the main journey, in the order of typing. */
export const words = {
  candidate: {
    name: 'Siân Llŷr-Okoro',
    jobTitle: 'Workshop front-desk lead',
    employer: 'Quayside Cycles Co-operative',
    responsibility: 'The front desk of the workshop: booking bicycles in, keeping customers informed and handing repaired bicycles back.',
    centreName: 'Harbour Skills Centre',
    enrolmentNumber: 'HSC-20417',
    uln: '4012345678',
  },
  process: {
    explanation:
      'A customer rings, writes or walks in with a bicycle. We note the fault together, agree a price and a day, and tag the bicycle.\n\nThe workshop mends it, a second mechanic checks it, and we ring the customer. At collection we show what was done and let them ride it round the yard.',
    claims: [['311.1.1', 'Both paragraphs, and the stages']],
  },
  stages: [
    {
      name: 'Booking in',
      channel: 'Counter',
      customerSees: 'Describes the fault and gets a price and a day.',
      behindTheScenes: 'The job card is written and the tag is tied on.',
      momentOfTruthReason: '',
    },
    {
      name: 'Repair',
      channel: 'Phone',
      customerSees: 'A call when we find more than was agreed.',
      behindTheScenes: 'Parts are ordered and a second mechanic checks the work.',
      momentOfTruthReason: '',
    },
    {
      name: 'Collection',
      channel: 'Visit',
      customerSees: 'Pays, rides the bicycle round the yard and takes it home.',
      behindTheScenes: 'The job card is closed.',
      momentOfTruthReason: 'Here the customer sees at once whether we kept our word on the price, the day and the work.',
    },
  ],
  risks: [
    {
      type: 'financial',
      at: ['Booking in', 'Collection'],
      hazard: 'Prices that are only spoken and not written on the job card',
      event: 'A customer disputes the bill and we write part of it off.',
      affected: 'The co-operative and the customer',
      controls: 'The price list on the wall',
      affectsCustomers: true,
      rating: {
        finance: [3, 'About £40 each time'],
        reputation: [2, 'An argument at the counter'],
        healthAndSafety: [1, 'No one can be hurt by it'],
        probability: [4, 'Six disputes since spring'],
        classification: 'Medium',
        judgement: 'Act',
        judgementReason: 'A written price costs us a minute and each dispute costs forty pounds.',
      },
    },
    {
      type: 'reputational',
      at: ['Booking in', 'Repair', 'Collection'],
      hazard: 'Promised days that take no account of parts on order',
      event: 'The bicycle is not ready on the day we promised.',
      affected: 'Customers who ride to work',
      controls: 'The supplier’s stock page, when somebody looks',
      affectsCustomers: true,
      rating: {
        finance: [2, 'A free inner tube as an apology'],
        reputation: [4, 'Bad reviews name the wait'],
        healthAndSafety: [1, 'None'],
        probability: [3, 'Twice a month'],
        classification: 'High',
        overrideReason: 'The matrix says medium, but most of our work comes by word of mouth.',
        judgement: 'Act',
        judgementReason: 'We can look up the stock before we promise a day.',
      },
    },
    {
      type: 'health-safety',
      at: ['Repair', 'Collection'],
      hazard: 'Oil dripping on the floor between the stands and the door',
      event: 'A customer slips on the way to their bicycle.',
      affected: 'Customers and mechanics',
      controls: 'Sawdust by the door',
      affectsCustomers: true,
      rating: {
        finance: [3, 'The excess of our insurance'],
        reputation: [3, 'News travels in a small town'],
        healthAndSafety: [4, 'A broken wrist is likely in a fall'],
        probability: [2, 'One near miss last winter'],
        classification: 'Medium',
        judgement: 'Act',
        judgementReason: 'Drip trays are cheap and a fall is not.',
      },
    },
    {
      type: 'sub-standard',
      at: ['Repair', 'Collection'],
      hazard: 'The last check done by whoever did the repair',
      event: 'A wheel leaves the workshop with loose spokes.',
      affected: 'The rider',
      controls: 'Second mechanic on weekdays',
      affectsCustomers: false,
      rating: {
        finance: [1, 'Ten minutes of rework'],
        reputation: [2, 'They come back cross'],
        healthAndSafety: [2, 'A wobble, not a fall'],
        probability: [2, 'Three in a year'],
        classification: 'Low',
        judgement: 'Tolerate',
        judgementReason: 'The test ride in the yard finds it before the road does.',
      },
    },
  ],
  noRisk: [
    { stage: 'Booking in', type: 'health-safety', reason: 'Customers stay on the dry side of the counter.' },
    { stage: 'Booking in', type: 'sub-standard', reason: 'Nothing has been mended yet.' },
    { stage: 'Repair', type: 'financial', reason: 'The price is fixed before the repair begins.' },
  ],
  everyday: {
    title: 'Argument about a spoken price',
    date: daysFromToday(-40),
    stages: ['Booking in'],
    place: 'At the counter on a Saturday',
    noticed: 'A customer said she had been told twenty pounds. The job card had no price on it, and the mechanic remembered thirty-two.',
    mayHappen: 'We write off the difference, or lose the customer.',
    didAtOnce: 'I charged twenty and wrote the price on every card for the rest of the day.',
    risk: 'A customer disputes the bill and we write part of it off.',
    claims: [['1a', 'What did you notice?']],
  },
  assessment: {
    title: 'Walk from the counter to the yard',
    date: daysFromToday(-30),
    scope: 'All three stages of a repair, walked with a bicycle on a busy Friday.',
    technique: 'Walk-through with the team',
    people: 'Dafydd, mechanic, and me',
    summary: 'Three of the four risks come from promises that nobody wrote down or checked.',
    nextReview: daysFromToday(150),
    claims: [
      ['1b', 'Risks assessed'],
      ['2a', 'Four rows'],
      ['2b', 'Three consequences in each row'],
      ['2c', 'Probability in each row'],
      ['2d', 'Judgement and reason in each row'],
      ['311.1.2', 'R1'],
      ['311.1.3', 'R2'],
      ['311.1.4', 'R3'],
      ['311.1.5', 'R4'],
      ['311.2.1', 'Probability column'],
      ['311.2.2', 'Consequence columns'],
      ['311.2.3', 'Class column'],
    ],
  },
  discussion: {
    title: 'Huddle with the parts supplier',
    date: daysFromToday(-25),
    place: 'Team huddle, with Lowri of Gower Parts on the phone',
    people: [
      { name: 'Dafydd Prys', group: 'team' },
      { name: 'Lowri of Gower Parts', group: 'suppliers' },
    ],
    notes:
      'Lowri said that the stock page is a day behind. Dafydd asked for a rule about what we promise. We agreed to ring before we name a day for anything that has to be ordered.',
    risk: 'The bicycle is not ready on the day we promised.',
    actions: ['Ring Gower Parts before naming a day', 'Put a column for ordered parts on the job card'],
    myPart: 'I asked for the talk, brought the numbers and wrote the rule down.',
    claims: [
      ['1c', 'What did you discuss?'],
      ['3a', 'Dafydd'],
      ['3b', 'Lowri'],
      ['311.2.4', 'Possible actions'],
    ],
  },
  actioned: {
    title: 'Prices written on the job card',
    date: daysFromToday(-20),
    risk: 'A customer disputes the bill and we write part of it off.',
    reason: 'Six disputes in half a year cost more than a new job card ever will.',
    cost: 'Twelve pounds for printing, and a minute for each customer.',
    benefit: 'About eighty pounds a month and fewer arguments.',
    action: 'Reprint the job card with a price box that the customer initials',
    owner: 'Siân, front desk',
    due: daysFromToday(-15),
    doneOn: daysFromToday(-16),
    procedure: 'Booking-in procedure, step 4',
    before: 'The mechanic said a price and nobody wrote it down.',
    after: 'The price is written in the box and the customer puts initials beside it.',
    effect: 'No dispute in the sixteen days since. I would add a box for extra work found later.',
    probabilityNow: 1,
    consequenceNow: 3,
    classNow: 'Low',
    reviewDate: daysFromToday(60),
    claims: [
      ['4a', 'Actions'],
      ['311.2.5', 'Before and after'],
    ],
  },
  tolerated: {
    title: 'Loose spokes are tolerable',
    date: daysFromToday(-18),
    risk: 'A wheel leaves the workshop with loose spokes.',
    reason: 'Three wheels in a year, found in the yard each time. A second check at weekends would cost four hours.',
    reviewDate: daysFromToday(90),
    claims: [['4b', 'Reason']],
  },
  toCustomers: {
    title: 'Notice at the counter',
    date: daysFromToday(-14),
    audience: 'Customers',
    channel: 'Notice',
    message:
      'Please check the price on your card and put your initials beside it. Mind the floor by the stands. Days for ordered parts are our best guess; we will ring you.',
    response: 'Two customers asked what a best guess means, and we gave them a range.',
    claims: [['311.1.6', 'The words of the notice']],
  },
  toStaff: {
    title: 'Friday briefing',
    date: daysFromToday(-13),
    audience: 'Staff',
    channel: 'Team briefing',
    message: 'All four risks, what each of us does about them, and the new price box.',
    response: 'Everyone tried the new card on a pretend customer.',
    claims: [['311.1.7', 'The whole briefing']],
  },
  knowledge: {
    techniques: {
      point: '311.3.1',
      answer: 'We look for risks by walking the job and by asking what if. A matrix then puts them in order.',
      techniques: [
        { name: 'Walk-through', about: 'Follow one bicycle from counter to yard and note what may go wrong at each step.' },
        { name: 'Risk matrix', about: 'Multiply probability by the worst consequence, so that the worst comes first.' },
      ],
    },
    evaluate: {
      point: '311.3.2',
      answer: 'Probability says how often, consequence says how bad. Something rare and terrible can outrank something weekly and small.',
    },
    types: {
      point: '311.3.3',
      answer: 'Ours mix: a late bicycle is a reputational risk first and a financial one a month later.',
      financial: 'Write-offs and free parts. Small each time, but weekly.',
      reputational: 'Reviews and talk at the harbour. Slow to mend.',
      healthAndSafety: 'Slips, trapped fingers and brakes. Rare and serious.',
    },
    costBenefit: {
      point: '311.3.4',
      answer: 'A cost/benefit analysis sets what an action takes against what it brings, in the same unit where that is possible.',
      option: 'Print job cards with a price box',
      cost: { what: 'Printing five hundred cards', worth: '£12 once' },
      benefit: { what: 'Fewer bills written down', worth: '£80 a month' },
      verdict: 'It pays for itself in the first week.',
    },
    swotPestle: {
      point: '311.3.5',
      answer: 'SWOT looks inside and around us; PESTLE looks only around us, from six sides.',
      swot: {
        Strengths: 'Mechanics who explain what they do',
        Weaknesses: 'Paper cards that get lost',
        Opportunities: 'The new cycle path along the quay',
        Threats: 'Mail-order tyres',
      },
      pestle: {
        Political: 'The council’s cycling grants',
        Economic: 'Steel prices',
        Social: 'More people cycling to work',
        Technological: 'Electric bicycles with sealed motors',
        Legal: 'Consumer rights on repairs',
        Environmental: 'Taking back old tyres and oil',
      },
    },
  },
  assessor: { name: 'Tomasz Wójcik', jobTitle: 'Assessor', qualification: 'TAQA 3' },
  witness: { name: 'Dafydd Prys', jobTitle: 'Mechanic' },
} as const satisfies {
  readonly risks: readonly RiskWords[];
  readonly noRisk: readonly { readonly stage: string; readonly type: RiskType; readonly reason: string }[];
  readonly discussion: Claimed & { readonly people: readonly { readonly name: string; readonly group: ColleagueGroup }[] } & Readonly<
      Record<string, unknown>
    >;
} & Readonly<Record<string, unknown>>;
