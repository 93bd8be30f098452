import { useState } from 'react';
import type { AnsweredFinding } from '../../domain/check/evidence-check.ts';
import { createRecord, deleteRecord } from '../../storage/record-commands.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { placePath } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import classes from './finding-group.module.css';

/** Findings of one check: why it matters and how to mend it once, then each place. */
export function FindingGroup({ items }: { readonly items: readonly AnsweredFinding[] }) {
  const [first] = items;
  if (!first) return null;
  return (
    <Card title={first.words.title}>
      <Stack gap="m">
        <p className={classes['why']}>
          {first.words.why} {first.words.remedy}
        </p>
        <ul className={classes['findings']}>
          {items.map((item) => (
            <FindingRow key={item.finding.key} item={item} />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function FindingRow({ item: { finding, answer } }: { readonly item: AnsweredFinding }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const [isAnswering, setIsAnswering] = useState(false);
  const [reason, setReason] = useState('');

  const save = async () => {
    if (reason.trim() === '') return;
    const saved = await command((session) => createRecord(session, 'checkAnswers', portfolioId, { findingKey: finding.key, reason: reason.trim() }));
    if (saved.isDone) setIsAnswering(false);
  };
  const withdraw = async () => {
    const record = snapshot.checkAnswers.find(({ findingKey }) => findingKey === finding.key);
    if (record) await command((session) => deleteRecord(session, 'checkAnswers', portfolioId, record.id));
  };

  return (
    <li className={classes['finding']}>
      <div className={classes['words']}>
        {finding.what}
        {answer !== null && <blockquote className={classes['answer']}>{answer}</blockquote>}
        {isAnswering && (
          <div className={classes['form']}>
            <PlainField label="Why is it right as it is?">
              <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
            </PlainField>
            <Row>
              <Button size="s" onClick={() => void save()} disabled={reason.trim() === ''}>
                Keep the answer
              </Button>
              <Button size="s" variant="quiet" onClick={() => setIsAnswering(false)}>
                Cancel
              </Button>
            </Row>
          </div>
        )}
      </div>
      <Row>
        <LinkButton size="s" variant="secondary" to={placePath(portfolioId, finding.place)} aria-label={`Open ${finding.where}`}>
          Open {finding.where}
        </LinkButton>
        {answer === null && !isAnswering && (
          <Button size="s" variant="quiet" onClick={() => setIsAnswering(true)} aria-label={`Answer: ${finding.what}`}>
            Answer
          </Button>
        )}
        {answer !== null && (
          <Button size="s" variant="quiet" onClick={() => void withdraw()} aria-label={`Withdraw the answer: ${finding.what}`}>
            Withdraw
          </Button>
        )}
      </Row>
    </li>
  );
}
