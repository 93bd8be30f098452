import { useState } from 'react';
import { fiveByFive, riskMethod, threeByThree, type RiskMethod } from '../../domain/risk-method.ts';
import { saveEdits } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import classes from './method-card.module.css';

/** The organisation's own way of rating: size, the words of each step, and the bands. Kept only when it is whole. */
export function MethodCard() {
  const { snapshot } = useOpenPortfolio();
  const command = useCommand();
  const { portfolio } = snapshot;
  const [method, setMethod] = useState<RiskMethod>(portfolio.method);
  const [problem, setProblem] = useState<string | null>(null);
  const isChanged = JSON.stringify(method) !== JSON.stringify(portfolio.method);
  const isRated = snapshot.evidence.some((evidence) => evidence.kind === 'assessment' && evidence.details.rows.length > 0);
  const setWord = (scale: 'probability' | 'consequence', index: number, word: string) =>
    setMethod({ ...method, [scale]: method[scale].with(index, word) });

  const save = async () => {
    const parsed = riskMethod.safeParse(method);
    setProblem(parsed.success ? null : (parsed.error.issues[0]?.message ?? 'The method is not whole yet.'));
    if (!parsed.success) return;
    const saved = await command((session) => saveEdits(session, 'portfolios', portfolio, { ...portfolio, method: parsed.data }));
    if (saved.isDone)
      showToast({
        message: 'The risk method is changed.',
        tone: 'success',
        undo: {
          run: async () =>
            void (await command((session) => saveEdits(session, 'portfolios', saved.value, { ...saved.value, method: portfolio.method }))),
        },
      });
  };

  return (
    <Card title="Your organisation’s risk method">
      <Stack gap="m">
        <p className={classes['lead']}>
          Use the scale and the words of your organisation. A score is probability × the worst consequence; its band informs, and you classify.
        </p>
        <Segmented
          label="Size"
          value={String(method.size) as '3' | '5'}
          onChange={(size) => setMethod(size === '3' ? threeByThree : fiveByFive)}
          options={[
            { value: '5', label: '5 × 5' },
            { value: '3', label: '3 × 3' },
          ]}
        />
        {isRated && method.size !== portfolio.method.size && (
          <Notice tone="warning" title="Risks are already rated">
            Ratings keep their numbers. On another scale the same number means something else, so look at each rating again.
          </Notice>
        )}
        <div className={classes['scales']}>
          {(['probability', 'consequence'] as const).map((scale) => (
            <fieldset key={scale} className={classes['scale']}>
              <legend>{scale === 'probability' ? 'Probability, lowest first' : 'Consequence, lowest first'}</legend>
              {Array.from({ length: method.size }, (_, index) => index + 1).map((step) => (
                <label key={step}>
                  <span>{step}</span>
                  <input
                    value={method[scale][step - 1] ?? ''}
                    onChange={(event) => setWord(scale, step - 1, event.target.value)}
                    aria-label={`${scale === 'probability' ? 'Probability' : 'Consequence'} ${step}`}
                  />
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        <Row wrap>
          <label className={classes['band']}>
            Low up to
            <input
              type="number"
              min={1}
              max={method.size ** 2}
              value={method.lowMax}
              onChange={(event) => setMethod({ ...method, lowMax: event.target.valueAsNumber })}
            />
          </label>
          <label className={classes['band']}>
            Medium up to
            <input
              type="number"
              min={1}
              max={method.size ** 2}
              value={method.mediumMax}
              onChange={(event) => setMethod({ ...method, mediumMax: event.target.valueAsNumber })}
            />
          </label>
          <span className={classes['lead']}>High above that, up to {method.size ** 2}.</span>
        </Row>
        {problem !== null && (
          <p role="alert" className={classes['problem']}>
            {problem}
          </p>
        )}
        <Row>
          <Button onClick={() => void save()} disabled={!isChanged}>
            Use this method
          </Button>
          {isChanged && (
            <Button variant="quiet" onClick={() => setMethod(portfolio.method)}>
              Back to what it was
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
