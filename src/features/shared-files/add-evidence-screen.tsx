import { Page } from '../../ui/page.tsx';
import { ChoosePortfolio } from '../choose-portfolio.tsx';
import { portfolioPaths } from '../paths.ts';

/** Where the shortcut “Add evidence” of the installed app leads. */
export function AddEvidenceScreen() {
  return (
    <Page title="Add evidence">
      <ChoosePortfolio to={(portfolioId) => portfolioPaths(portfolioId).addEvidence} />
    </Page>
  );
}
