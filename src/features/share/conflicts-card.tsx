import { useId, useState } from 'react';
import { resolveConflict } from '../../exchange/conflicts.ts';
import { fieldWords, tableWords, theActor } from '../../domain/event-words.ts';
import { diffValues } from '../../lib/diff-values.ts';
import { formatInstant } from '../../lib/dates.ts';
import type { Conflict, Folded, Version } from '../../log/folded.ts';
import { referenceTo, type RecordOf } from '../../domain/tables.ts';
import { useResolutions } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useExchange } from '../use-exchange.ts';
import classes from './share.module.css';

/** Bookkeeping, which is no part of the choice. */
const UNSHOWN: ReadonlySet<string> = new Set(['revision', 'updatedAt', 'createdAt', 'author', 'id', 'portfolioId']);

/** Records of which there are two versions: both side by side, and a person chooses. Until then the newer is shown everywhere. */
export function ConflictsCard({ folded }: { readonly folded: Folded }) {
  const { portfolioId } = useOpenPortfolio();
  const resolutions = useResolutions(portfolioId);
  const open = folded.conflicts.filter(({ table, id }) => !resolutions?.some((choice) => choice.table === table && choice.recordId === id));
  if (!resolutions || open.length === 0) return null;
  return (
    <Card title={open.length === 1 ? 'One entry has two versions' : `${open.length} entries have two versions`}>
      <Stack gap="l">
        <p>
          The same entry was changed on two devices that did not know of each other. Nothing is lost: look at both and choose. Everybody gets your
          choice.
        </p>
        {open.map((conflict) => (
          <OneConflict key={`${conflict.table} ${conflict.id}`} conflict={conflict} folded={folded} />
        ))}
      </Stack>
    </Card>
  );
}

function OneConflict({ conflict, folded }: { readonly conflict: Conflict; readonly folded: Folded }) {
  const { portfolioId } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const exchange = useExchange();
  const [isBusy, setIsBusy] = useState(false);
  const headingId = useId();
  const { table, id, shown, others } = conflict;
  const versions = [shown, ...others];
  const name = [referenceTo(table, shown.record as RecordOf<typeof table>), 'title' in shown.record ? String(shown.record.title) : '']
    .filter((word) => word !== '')
    .join(' ');
  const choose = async (version: Version) => {
    setIsBusy(true);
    const done = await exchange(({ session }) => resolveConflict(session, portfolioId, { table, id, choice: { version: version.version } }));
    setIsBusy(false);
    if (done.isDone) showToast({ message: `${name || 'The entry'} is settled.`, tone: 'success' });
  };
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId}>{`${name || 'Without a name'} (${tableWords(table)})`}</h3>
      <div className={classes['versions']}>
        {versions.map((version, index) => (
          <div key={version.version} className={classes['version']}>
            <h4>{index === 0 ? 'Shown now' : 'The other version'}</h4>
            <p className={classes['muted']}>{`${nameOf(folded, version.keyId)}, ${formatInstant(version.record.updatedAt)}`}</p>
            <dl>
              {differences(versions, version).map(({ field, words }) => (
                <div key={field}>
                  <dt>{fieldWords(field)}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
            {actor === shown.record.author && (
              <Button
                size="s"
                variant="secondary"
                disabled={isBusy}
                aria-label={`Keep this version, by ${nameOf(folded, version.keyId)} (${index === 0 ? 'shown now' : 'the other'})`}
                onClick={() => void choose(version)}
              >
                Keep this version
              </Button>
            )}
          </div>
        ))}
      </div>
      {actor !== shown.record.author && <p>{`For ${theActor(shown.record.author)} to choose: it is theirs.`}</p>}
    </section>
  );
}

/** The fields in which the versions differ, with what this one says. */
function differences(versions: readonly Version[], version: Version): readonly { readonly field: string; readonly words: string }[] {
  const [first, ...rest] = versions;
  if (!first) return [];
  const fields = new Set(rest.flatMap((other) => diffValues(first.record, other.record).map(({ field }) => field)));
  return [...fields].filter((field) => !UNSHOWN.has(field)).map((field) => ({ field, words: valueWords(field, valueAt(version.record, field)) }));
}

function valueAt(record: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined),
      record,
    );
}

function valueWords(field: string, value: unknown): string {
  if (field === 'deletedAt') return value === null ? 'Kept' : 'Deleted';
  if (value === null || value === undefined || value === '') return 'Nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'Nothing' : `${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  return JSON.stringify(value);
}

function nameOf(folded: Folded, keyId: string): string {
  return folded.keys[keyId]?.grantedName || folded.keys[keyId]?.signer?.name || 'Somebody';
}
