import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import classes from './shared-computer.module.css';
import type { NotInBackups } from './use-not-in-backups.ts';

/** R47: said before it is gone. */
export function NotInBackupsCard({ title, found }: { readonly title: string; readonly found: NotInBackups }) {
  const { unreadable, phrases, samplingPlans, identities } = found;
  return (
    <Card title={title}>
      <Stack gap="s">
        <ul className={classes['points']}>
          {identities > 0 && (
            <li>
              The key that signs for you here. It cannot be copied: on another computer you get a new one, and your assessor accepts that one too.
              What you signed stays signed.
            </li>
          )}
          {phrases > 0 && <li>{`${counted(phrases, 'wording', 'wordings')} of your own for feedback.`}</li>}
          {samplingPlans > 0 && <li>{`${counted(samplingPlans, 'sampling plan', 'sampling plans')} of yours as an IQA.`}</li>}
          {unreadable > 0 && <li>{`${counted(unreadable, 'entry', 'entries')} that Folio cannot read, such as after damage.`}</li>}
        </ul>
        {phrases + samplingPlans + unreadable > 0 && (
          <p>
            To keep those, <a href="rescue.html">save a copy of everything</a> as well.
          </p>
        )}
      </Stack>
    </Card>
  );
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
