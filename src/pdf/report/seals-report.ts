import { theActor } from '../../domain/event-words.ts';
import { personRoleNames } from '../../domain/person.ts';
import type { Actor } from '../../domain/policy.ts';
import type { Signature } from '../../domain/signature.ts';
import { formatDate } from '../../lib/dates.ts';
import { groupBy } from '../../lib/group-by.ts';
import { wordsOf } from '../../signing/key-words.ts';
import { checkProof } from '../../signing/proof.ts';
import { dayOf, type ReportContext } from './report-context.ts';

export interface SealReport {
  readonly name: string;
  readonly role: string;
  /** The six words, three to a line. */
  readonly words: readonly string[];
  /** Days on which two people compared the words; '' for the seal that began the portfolio. */
  readonly compared: string;
  /** Who says that it is this person's, in this role. */
  readonly saidBy: string;
  /** Days on which it sealed the sheet in this role. */
  readonly sealed: readonly string[];
}

export interface SealsReport {
  readonly type: 'seals';
  readonly empty: string;
  readonly seals: readonly SealReport[];
  readonly proves: readonly string[];
  readonly provesNot: readonly string[];
}

/** Every seal that has a role here or that sealed a line of the sheet: whose it is, and by whose word. */
export function sealsReport(context: ReportContext): SealsReport {
  return {
    type: 'seals',
    empty: 'Nothing here is sealed. Without a seal, a drawn signature shows what was agreed to, when, and on whose device, as Folio recorded it.',
    seals: sealsHere(context),
    proves: [
      'That what is sealed was signed on the one device that has this seal. It cannot be copied from there.',
      'That not a letter of it was changed since.',
      'Whose device it is, where two people who know each other compared the six words and found them the same.',
    ],
    provesNot: [
      'Who a person is in law. No authority has looked at a passport: the centre knows its people.',
      'At what time it was signed. The time is that of the device’s own clock.',
    ],
  };
}

/** One person's seal in one role, with all that is known of it. */
interface Known {
  readonly keyId: string;
  readonly role: Actor;
  readonly name: string;
  readonly comparedOn: string;
  readonly saidBy: string;
}

function sealsHere(context: ReportContext): readonly SealReport[] {
  const sealed = sealedLines(context);
  const known = [...fromFounder(context), ...fromGrants(context), ...fromDevice(context)];
  const unknown = sealed
    .filter(({ keyId, line }) => !known.some((one) => one.keyId === keyId && one.role === line))
    .map(({ keyId, line, signature }): Known => ({ keyId, role: line, name: signature.name, comparedOn: '', saidBy: 'nobody yet' }));
  const bySeal = groupBy([...known, ...unknown], ({ keyId, role }) => `${keyId} ${role}`);
  return [...bySeal.values()].map((sayings) => {
    const [{ keyId, role }] = sayings;
    const words = wordsOf(keyId);
    const days = sayings.map(({ comparedOn }) => comparedOn).filter((day) => day !== '');
    return {
      name: sayings.find(({ name }) => name.trim() !== '')?.name.trim() ?? 'Name not given',
      role: personRoleNames[role],
      words: [words.slice(0, 3).join(' '), words.slice(3).join(' ')],
      compared:
        days.length === 0 ? (keyId === context.seals.founderKeyId ? '' : 'Not compared') : [...new Set(days)].sort().map(formatDate).join(', '),
      saidBy: capital([...new Set(sayings.map(({ saidBy }) => saidBy))].join(', ')),
      sealed: sealed.filter((one) => one.keyId === keyId && one.line === role).map(({ signature }) => formatDate(dayOf(signature.signedAt))),
    };
  });
}

/** The seal with which the portfolio was begun needs nobody's word. */
function fromFounder({ seals, snapshot }: ReportContext): readonly Known[] {
  if (seals.founderKeyId === null) return [];
  return [{ keyId: seals.founderKeyId, role: 'candidate', name: snapshot.portfolio.candidate.name, comparedOn: '', saidBy: 'began this portfolio' }];
}

function fromGrants({ snapshot }: ReportContext): readonly Known[] {
  return snapshot.grants.map(({ keyId, role, name, comparedOn, author }) => ({ keyId, role, name, comparedOn, saidBy: theActor(author) }));
}

function fromDevice({ seals, snapshot }: ReportContext): readonly Known[] {
  return seals.trusted
    .filter(({ keyId, role }) => keyId !== seals.founderKeyId && !snapshot.grants.some((grant) => grant.keyId === keyId && grant.role === role))
    .map((seal) => ({ ...seal, comparedOn: '', saidBy: 'the device that made this PDF' }));
}

/** Signatures of the sheet, the earlier ones too, that a seal fits. */
function sealedLines({ snapshot }: ReportContext): readonly { readonly keyId: string; readonly line: Actor; readonly signature: Signature }[] {
  return snapshot.signatures.flatMap((signature) => {
    const { subject } = signature;
    const proof = checkProof(signature);
    return subject.type === 'sign-off' && proof.type === 'holds' ? [{ keyId: proof.keyId, line: subject.line, signature }] : [];
  });
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
