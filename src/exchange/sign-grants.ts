import type { Event } from '../domain/event.ts';
import type { Grant } from '../domain/grant.ts';
import { mayGrant } from '../domain/policy.ts';
import type { Batch } from '../log/batch.ts';
import { foldLogs } from '../log/fold.ts';
import type { Identity, Workplace } from '../storage/device-rows.ts';
import type { Session } from '../storage/session.ts';
import { emptyCopy } from './empty-copy.ts';
import { trustOf } from './fold-here.ts';
import { portfolioEvent } from './portfolio-event.ts';
import { identityFor, signNext, withSigned } from './sign-next.ts';
import type { AcceptedKey, Staged } from './stage-package.ts';
import { readStoredBatches } from './stored-batches.ts';

interface Granted {
  readonly batches: readonly Batch[];
  readonly workplace: Workplace;
  /** Who signed the batches, with what they signed last; null when there are none. */
  readonly identity: Identity | null;
}

/**
 * T8: keys that the user accepted. Whoever may give the role (P4) says so in a grant, signed at once, so that everybody learns of
 * it with the next package; anybody else's acceptance holds on this device alone.
 */
export async function signGrants(session: Session, plan: Staged, workplace: Workplace, imported: Event): Promise<Granted> {
  const at = session.now().toISOString();
  const accepted = plan.accepted.filter(({ keyId, role }) => !isGranted(plan, keyId, role) && keyId !== workplace.keyId);
  const grants = accepted.flatMap((key) => toGrant(session, plan, workplace, key, at));
  const events = grants.map((grant): Event => ({
    ...portfolioEvent(session, { portfolioId: plan.portfolioId, rows: emptyCopy(plan.portfolioId).rows }, 'created', []),
    table: 'grants',
    recordId: grant.id,
    reference: grant.name,
  }));
  const local = (keys: readonly AcceptedKey[]) => ({
    ...workplace,
    trusted: [...workplace.trusted, ...keys.map(({ keyId, role, name }) => ({ keyId, role, name }))],
  });
  const onlyHere: Granted = { batches: [], workplace: local(accepted), identity: null };
  if (grants.length === 0) return onlyHere;

  const identity = await identityFor(session, workplace, undefined);
  if (!identity.ok) return onlyHere;
  const signing = { ...workplace, keyId: identity.value.keyId, committedAt: at };
  const batches = [...readStoredBatches(plan.copy?.batches ?? []), ...plan.newBatches];
  const signed = await signNext(
    identity.value,
    signing,
    {
      batches,
      folded: foldLogs(batches, trustOf(signing), { portfolioId: plan.portfolioId, now: at }),
      // All else was committed when the package was staged.
      rows: { grants },
      events: [...(plan.copy?.events ?? []), imported, ...events],
      resolutions: [],
    },
    { purpose: 'before-import', founds: false, now: at },
  );
  const last = signed.ok ? signed.value.at(-1) : undefined;
  if (!signed.ok || !last) return onlyHere;
  const rest = accepted.filter(({ keyId, role }) => !grants.some((grant) => grant.keyId === keyId && grant.role === role));
  return {
    batches: signed.value,
    workplace: { ...local(rest), keyId: signing.keyId, committedAt: at },
    identity: withSigned(identity.value, last),
  };
}

function isGranted({ folded }: Staged, keyId: string, role: AcceptedKey['role']): boolean {
  return [...folded.records.grants.values()].some(({ record }) => record.keyId === keyId && record.role === role && record.deletedAt === null);
}

function toGrant(
  { createId }: Session,
  { portfolioId, folded }: Staged,
  { role: author }: Workplace,
  key: AcceptedKey,
  at: string,
): readonly Grant[] {
  const publicKey = folded.keys[key.keyId]?.publicKey;
  if (!publicKey || !mayGrant(author, key.role)) return [];
  const people = [...folded.records.people.values()].filter(({ record }) => record.role === key.role && record.deletedAt === null);
  const [person] = people.length === 1 ? people : [];
  return [
    {
      id: createId(),
      portfolioId,
      revision: 1,
      author,
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
      keyId: key.keyId,
      publicKey,
      role: key.role,
      personId: person?.record.id ?? '',
      name: key.name,
      comparedOn: key.comparedOn,
    },
  ];
}
