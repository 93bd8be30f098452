import { evidenceReference, type Evidence, type EvidenceOf } from '../evidence.ts';
import { isFilled } from '../record.ts';
import { riskReference, type Risk } from '../risk.ts';
import type { Facts } from './facts.ts';
import { countOf, type Gap, type Operation } from './operation.ts';
import { named, noRisks } from './risk-words.ts';

type Audience = 'customers' | 'staff';

/** C40: each risk marked as affecting customers has a record of how customers were told (311.1.6). */
export const customersTold: Operation<unknown> = {
  describe: () => 'Each risk says whether it affects customers, and each one that does has a record of how customers were told.',
  evaluate: (facts) => {
    if (facts.risks.length === 0) return noRisks();
    const affecting = facts.risks.filter((risk) => risk.affectsCustomers === true);
    const open = affecting.filter((risk) => !isTold(facts, risk, 'customers'));
    const gaps: Gap[] = facts.risks
      .filter((risk) => risk.affectsCustomers === null)
      .map((risk) => ({
        sentence: `${named(risk)} does not say whether it affects customers.`,
        remedy: 'Answer yes or no.',
        place: { screen: 'register', riskId: risk.id, field: 'affectsCustomers' },
        button: `Open ${riskReference(risk)}`,
        minutes: 1,
      }));
    gaps.push(...open.map((risk) => untold(facts, risk, 'customers')));
    if (affecting.length === 0 && gaps.length === 0) {
      gaps.push({
        sentence: 'No risk is marked as affecting customers.',
        remedy: 'Mark at least one risk that might affect them, and record how you told them.',
        place: { screen: 'register' },
        button: 'Open register',
        minutes: 4,
      });
    }
    const count = affecting.length;
    return {
      gaps,
      summary: `Customers were told of ${count - open.length} of ${countOf(count, 'risk')} that ${count === 1 ? 'affects' : 'affect'} them`,
      support: tellingOf(facts, affecting, 'customers'),
    };
  },
};

/** C41: each risk is in a record of staff awareness (311.1.7). */
export const staffTold: Operation<unknown> = {
  describe: () => 'Each risk is in a record of how staff were made aware of it.',
  evaluate: (facts) => {
    if (facts.risks.length === 0) return noRisks();
    const open = facts.risks.filter((risk) => !isTold(facts, risk, 'staff'));
    return {
      gaps: open.map((risk) => untold(facts, risk, 'staff')),
      summary: `${facts.risks.length - open.length} of ${countOf(facts.risks.length, 'risk')} shared with staff`,
      support: tellingOf(facts, facts.risks, 'staff'),
    };
  },
};

/** C40, C41: a communication tells of its risks once it says how or what; an empty one tells nothing. */
function tells({ details }: EvidenceOf<'communication'>): boolean {
  return isFilled(details.channel) || isFilled(details.message);
}

function isTold(facts: Facts, risk: Risk, audience: Audience): boolean {
  return facts.communicationsTo(audience).get(risk.id)?.some(tells) ?? false;
}

function tellingOf(facts: Facts, risks: readonly Risk[], audience: Audience): readonly Evidence[] {
  const about = facts.communicationsTo(audience);
  return [...new Set(risks.flatMap((risk) => (about.get(risk.id) ?? []).filter(tells)))];
}

function untold(facts: Facts, risk: Risk, audience: Audience): Gap {
  const [empty] = facts.communicationsTo(audience).get(risk.id) ?? [];
  if (empty) {
    return {
      sentence: `${evidenceReference(empty)} does not say how ${audience} were told of ${named(risk)}.`,
      remedy: 'Say how you told them, and what.',
      place: { screen: 'evidence', evidenceId: empty.id, field: 'details.channel' },
      button: `Open ${evidenceReference(empty)}`,
      minutes: 3,
    };
  }
  return {
    sentence:
      audience === 'customers' ? `${named(risk)} affects customers, but no one has told them.` : `${named(risk)} has not been shared with staff.`,
    remedy: audience === 'customers' ? 'Record the notice, script or e-mail that you used.' : 'Record the briefing, e-mail or notice that you used.',
    place: { screen: 'new-evidence', kind: 'communication', riskId: risk.id, audience },
    button: 'Add record',
    minutes: 4,
  };
}
