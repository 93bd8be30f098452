import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** Says who must countersign, while the assessor or the IQA is not qualified, or nobody said whether they are (S9). */
export function CountersignNotice() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const open = (['assessor', 'iqa'] as const).flatMap((role) => {
    const person = snapshot.people.find((item) => item.role === role);
    return person && person.isQualified !== true ? [{ role, person }] : [];
  });
  if (open.length === 0) return null;
  return (
    <Notice
      tone="info"
      title="A countersignature is needed"
      actions={
        <LinkButton variant="secondary" to={portfolioPaths(portfolioId).signOff}>
          Go to sign-off
        </LinkButton>
      }
    >
      {open.map(({ role, person }) => (
        <p key={role}>
          {person.name || (role === 'assessor' ? 'The assessor' : 'The IQA')} ({role === 'assessor' ? 'assessor' : 'IQA'}){' '}
          {person.isQualified === false ? 'is not qualified yet' : 'has not said whether they are qualified'}: somebody qualified countersigns their
          decisions on the sheet.
        </p>
      ))}
    </Notice>
  );
}
