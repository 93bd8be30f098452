import { useNavigate } from 'react-router';
import type { Applied } from '../../exchange/apply-package.ts';
import { restorePoint } from '../../exchange/restore-points.ts';
import type { Staged } from '../../exchange/stage-package.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths, routes } from '../paths.ts';
import { useExchange } from '../use-exchange.ts';
import { OpenPackage } from './open-package.tsx';

/** Opens a package that somebody handed over, or a copy of a device, and shows what it would change before anything is changed. */
export function OpenScreen() {
  const navigate = useNavigate();
  const exchange = useExchange();
  const onApplied = async ({ restorePointId }: Applied, staged: Staged) => {
    await navigate(portfolioPaths(staged.portfolioId).overview);
    const undo = async () => {
      if (restorePointId === null) return;
      const back = await exchange(({ session }) => restorePoint(session, staged.portfolioId, restorePointId));
      if (back.isDone) showToast({ message: 'The portfolio is as it was before.', tone: 'success' });
    };
    showToast({
      message: staged.isKnownHere
        ? 'The package is taken over.'
        : `The portfolio of ${staged.candidateName || 'the candidate'} is on this device now.`,
      tone: 'success',
      ...(restorePointId === null ? {} : { undo: { run: undo } }),
    });
  };
  const onRestored = async (portfolioIds: readonly string[]) => {
    const [only, ...more] = portfolioIds;
    await navigate(only !== undefined && more.length === 0 ? portfolioPaths(only).overview : routes.home);
    showToast({ message: more.length === 0 ? 'The portfolio is back.' : `${portfolioIds.length} portfolios are back.`, tone: 'success' });
  };

  return (
    <Page
      title="Open a package"
      lead="A file that somebody handed over, a PDF from Folio, your own backup, or a copy of everything. You see what it would change before anything is changed."
    >
      <Stack gap="l">
        <OpenPackage onApplied={onApplied} onRestored={onRestored} />
        <Row wrap>
          <LinkButton variant="quiet" to={routes.home}>
            Back to the portfolios
          </LinkButton>
          <LinkButton variant="quiet" to={routes.signPdf}>
            Sign or check a PDF instead
          </LinkButton>
        </Row>
      </Stack>
    </Page>
  );
}
