import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './add-claim.module.css';

/** Claims any other point, by its number and first words. The list only chooses: with arrow keys one passes points that one does not mean. */
export function AddClaim({ claimed, onClaim }: { readonly claimed: ReadonlySet<string>; readonly onClaim: (pointId: string) => void }) {
  const { unit } = useOpenPortfolio();
  const id = useId();
  const [chosen, setChosen] = useState('');
  const add = () => {
    if (chosen !== '') onClaim(chosen);
    setChosen('');
  };
  return (
    <div className={classes['add']}>
      <label htmlFor={id}>Claim another point</label>
      <div className={classes['choice']}>
        <select id={id} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">Choose a point</option>
          {unit.parts.map((part) => (
            <optgroup key={part.id} label={part.title}>
              {unit.points
                .filter((point) => !claimed.has(point.id) && unit.groups.find((group) => group.id === point.group)?.part === part.id)
                .map((point) => (
                  <option key={point.id} value={point.id}>
                    {point.id} {point.statement.slice(0, 60)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <Button size="s" variant="secondary" onClick={add}>
          Claim
        </Button>
      </div>
    </div>
  );
}
