import type { FieldPath, FieldValues } from 'react-hook-form';
import { ChoiceChipsField } from '../../ui/choice-chips-field.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useMemo } from 'react';

/** The points that something is about. */
export function PointsField<T extends FieldValues>({ name, label }: { readonly name: FieldPath<T>; readonly label: string }) {
  const { unit } = useOpenPortfolio();
  const options = useMemo(() => unit.points.map(({ id, statement }) => ({ value: id, label: <span title={statement}>{id}</span> })), [unit]);
  return <ChoiceChipsField<T> name={name} label={label} options={options} />;
}
