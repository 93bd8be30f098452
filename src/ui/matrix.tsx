import type { ReactNode } from 'react';
import classes from './matrix.module.css';
import { toneMarks, toneWords, type Tone } from './tone.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

interface RiskMatrixProps {
  readonly caption: string;
  /** Steps each way. */
  readonly size: number;
  /** Words of each step, lowest first. */
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  /** Steps count from 1. */
  readonly toneOf: (probability: number, consequence: number) => Tone;
  /** What lies in a square; null where nothing does. */
  readonly cell: (probability: number, consequence: number) => ReactNode;
}

/** Probability upwards, consequence to the right. Every square carries the mark and the word of its level. */
export function RiskMatrix({ caption, size, rowLabels, columnLabels, toneOf, cell }: RiskMatrixProps) {
  const steps = Array.from({ length: size }, (_, index) => index + 1);

  return (
    <div className={classes.container}>
      <table className={classes.matrix}>
        <caption className={classes.caption}>{caption}</caption>
        <tbody>
          {steps.toReversed().map((probability) => (
            <tr key={probability}>
              <StepHeader scope="row" step={probability} label={rowLabels[probability - 1]} />
              {steps.map((consequence) => {
                const tone = toneOf(probability, consequence);
                return (
                  <td key={consequence} className={`${classes.square} ${classes[tone]}`}>
                    <span aria-hidden="true" className={classes.mark}>
                      {toneMarks[tone]}
                    </span>
                    <VisuallyHidden>{toneWords[tone]}</VisuallyHidden>
                    <div className={classes.content}>{cell(probability, consequence)}</div>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className={classes.corner} />
            {steps.map((consequence) => (
              <StepHeader key={consequence} scope="col" step={consequence} label={columnLabels[consequence - 1]} />
            ))}
          </tr>
        </tfoot>
      </table>
      <p className={classes.axes}>
        <span>↑ Probability</span>
        <span>Consequence →</span>
      </p>
      <ul className={classes.legend} aria-label="Levels">
        {(['high', 'medium', 'low'] as const).map((tone) => (
          <li key={tone} className={classes[`${tone}Ink`]}>
            <span aria-hidden="true">{toneMarks[tone]}</span> {toneWords[tone]}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StepHeaderProps {
  readonly scope: 'row' | 'col';
  readonly step: number;
  readonly label: string | undefined;
}

/** The number always, the words where there is room; screen readers get both. */
function StepHeader({ scope, step, label }: StepHeaderProps) {
  return (
    <th scope={scope} className={classes[scope]} title={label}>
      <span className={classes.step}>{step}</span>
      {label !== undefined && <span className={classes.words}> {label}</span>}
    </th>
  );
}
