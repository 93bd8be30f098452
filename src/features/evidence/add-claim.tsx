import { useId } from 'react';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './add-claim.module.css';

/** Claims any other point, by its number and first words. */
export function AddClaim({ claimed, onClaim }: { readonly claimed: ReadonlySet<string>; readonly onClaim: (pointId: string) => void }) {
  const { unit } = useOpenPortfolio();
  const id = useId();
  return (
    <div className={classes['add']}>
      <label htmlFor={id}>Claim another point</label>
      <select id={id} value="" onChange={(event) => onClaim(event.target.value)}>
        <option value="" disabled>
          Choose a point
        </option>
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
    </div>
  );
}
