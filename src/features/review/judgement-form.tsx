import { useId, useRef, useState } from 'react';
import { decisions, judgementDecisionNames, rulesOfEvidence, type JudgementDecision } from '../../domain/judgement.ts';
import type { PointReview } from '../../domain/review/review-portfolio.ts';
import { announce } from '../../ui/announce.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { keepDraft, readDraft, type JudgementDraft } from './judgement-drafts.ts';
import classes from './judgement-form.module.css';
import { PhrasePicker } from './phrase-picker.tsx';
import { ruleWords } from './rule-words.ts';
import { useKeys } from './use-keys.ts';
import { useSaveJudgement } from './use-save-judgement.ts';

interface JudgementFormProps {
  readonly point: PointReview;
  readonly assessorId: string;
  /** Goes on to what waits next. */
  readonly onSaved: () => void;
}

type Rules = JudgementDraft['evidenceIs'];

const decisionOptions = decisions.map((value) => ({ value, label: judgementDecisionNames[value] }));
const ruleOptions = rulesOfEvidence.map((value) => ({
  value,
  label: <span title={`${ruleWords[value].name}: ${ruleWords[value].meaning}`}>{ruleWords[value].name}</span>,
}));

/** A decision on one point. What is written is kept as a draft at once, and becomes a judgement when it is saved. */
export function JudgementForm({ point, assessorId, onSaved }: JudgementFormProps) {
  const { portfolioId } = useOpenPortfolio();
  const pointId = point.coverage.point.id;
  const [initial] = useState(() => readDraft(portfolioId, pointId));
  const [decision, setDecision] = useState<JudgementDecision | null>(initial?.decision ?? null);
  const [rules, setRules] = useState<Rules>(initial?.evidenceIs ?? []);
  const [problem, setProblem] = useState<{ readonly at: 'decision' | 'feedback'; readonly words: string } | null>(null);
  const feedback = useRef<HTMLTextAreaElement>(null);
  const decisionId = useId();
  const problemId = useId();
  const { save, isSaving } = useSaveJudgement(point, assessorId);

  const keep = (change: { readonly decision?: JudgementDecision; readonly evidenceIs?: Rules }) => {
    const known = change.decision ?? decision;
    keepDraft(portfolioId, pointId, {
      ...(known === null ? {} : { decision: known }),
      evidenceIs: change.evidenceIs ?? rules,
      feedback: feedback.current?.value ?? '',
    });
  };
  const decide = (value: JudgementDecision) => {
    setDecision(value);
    setProblem(null);
    keep({ decision: value });
  };
  const tick = (evidenceIs: Rules) => {
    setRules(evidenceIs);
    keep({ evidenceIs });
  };
  const tickAll = () => {
    tick(rules.length === rulesOfEvidence.length ? [] : [...rulesOfEvidence]);
    announce(rules.length === rulesOfEvidence.length ? 'No rule of evidence is ticked.' : 'All rules of evidence are ticked.');
  };
  const submit = async () => {
    const words = feedback.current?.value ?? '';
    if (decision === null) {
      setProblem({ at: 'decision', words: 'Choose met, not yet or more needed.' });
      return document.querySelector<HTMLInputElement>(`#${CSS.escape(decisionId)} input`)?.focus();
    }
    if (decision !== 'met' && words.trim() === '') {
      setProblem({ at: 'feedback', words: 'Say what is missing, so that the candidate can act on it.' });
      return feedback.current?.focus();
    }
    if (await save({ decision, evidenceIs: rules, feedback: words.trim() })) onSaved();
  };

  useKeys({
    ...Object.fromEntries(
      decisions.map((value, index) => [
        String(index + 1),
        () => {
          decide(value);
          announce(`${judgementDecisionNames[value]}, not saved yet.`);
        },
      ]),
    ),
    t: tickAll,
    f: () => feedback.current?.focus(),
    'Ctrl+Enter': () => void submit(),
  });

  return (
    <form
      aria-label={`Your judgement of ${pointId}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="m">
        <Segmented
          label="Decision"
          id={decisionId}
          value={decision}
          onChange={decide}
          options={decisionOptions}
          {...(problem?.at === 'decision' && { describedBy: problemId })}
        />
        <label className={classes['feedback']}>
          <span>Feedback to the candidate</span>
          <textarea
            ref={feedback}
            rows={3}
            defaultValue={initial?.feedback ?? ''}
            aria-invalid={problem?.at === 'feedback'}
            aria-describedby={problem?.at === 'feedback' ? problemId : undefined}
            onChange={() => keep({})}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </label>
        {problem !== null && (
          <p id={problemId} role="alert" className={classes['problem']}>
            {problem.words}
          </p>
        )}
        <PhrasePicker
          read={() => feedback.current?.value ?? ''}
          onPick={(text) => {
            if (!feedback.current) return;
            insertText(feedback.current, text);
            keep({});
          }}
        />
        <Stack gap="s">
          <ChoiceChips
            label="This evidence is"
            options={ruleOptions}
            value={rules}
            onChange={(value) => tick(rulesOfEvidence.filter((rule) => value.includes(rule)))}
          />
          <Row justify="between">
            <Button size="s" variant="secondary" onClick={tickAll}>
              {rules.length === rulesOfEvidence.length ? 'Untick all' : 'Tick all five'}
            </Button>
            <details className={classes['meanings']}>
              <summary>What they mean</summary>
              <ul>
                {rulesOfEvidence.map((rule) => (
                  <li key={rule}>
                    <b>{ruleWords[rule].name}:</b> {ruleWords[rule].meaning}
                  </li>
                ))}
              </ul>
            </details>
          </Row>
        </Stack>
        <Row>
          <Button type="submit" isBusy={isSaving}>
            Save and next
          </Button>
          <span className={classes['keys']}>
            <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </span>
        </Row>
      </Stack>
    </form>
  );
}

/** Puts text where the cursor is, as a sentence of its own, and leaves the cursor behind it. */
function insertText(area: HTMLTextAreaElement, text: string): void {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const space = before === '' || /\s$/u.test(before) ? '' : ' ';
  area.value = `${before}${space}${text}${after === '' || /^\s/u.test(after) ? '' : ' '}${after}`;
  area.focus();
  const at = before.length + space.length + text.length;
  area.setSelectionRange(at, at);
}
