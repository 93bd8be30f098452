import { personRoleNames } from '../domain/person.ts';
import type { Actor } from '../domain/policy.ts';
import { signOffLines } from '../domain/signature.ts';
import { PlainSelect } from '../ui/plain-select.tsx';

interface RoleSelectProps {
  readonly label: string;
  readonly value: Actor;
  readonly onChange: (role: Actor) => void;
}

const options = signOffLines.map((role) => ({ value: role, label: personRoleNames[role] }));

/** One of the roles that people have in a portfolio. */
export function RoleSelect({ label, value, onChange }: RoleSelectProps) {
  return <PlainSelect label={label} options={options} value={value} onChange={onChange} />;
}
