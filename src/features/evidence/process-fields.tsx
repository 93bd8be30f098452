import type { EvidenceOf } from '../../domain/evidence.ts';
import { LinkButton } from '../../ui/button.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Row } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

type Process = EvidenceOf<'process'>;

/** The explanation of the process; its stages have a screen of their own. */
export function ProcessFields() {
  const { portfolioId } = useOpenPortfolio();
  return (
    <>
      <LongTextField<Process>
        name="details.explanation"
        label="How does your customer service process work?"
        hint="From the first contact to the end, as you would explain it to a new colleague."
        minRows={6}
      />
      <Row>
        <LinkButton variant="secondary" to={portfolioPaths(portfolioId).process}>
          Open the stages
        </LinkButton>
      </Row>
    </>
  );
}
