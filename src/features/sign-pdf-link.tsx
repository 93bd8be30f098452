import { LinkButton } from '../ui/button.tsx';
import { Row } from '../ui/stack.tsx';
import { routes } from './paths.ts';

/** Leads from a PDF that was just made to the screen where it is signed digitally. */
export function SignPdfLink() {
  return (
    <Row wrap>
      <LinkButton variant="quiet" to={routes.signPdf}>
        Sign the PDF
      </LinkButton>
      <span>Signs a saved PDF digitally with your seal, and checks the signatures in one.</span>
    </Row>
  );
}
