import { useSearchParams } from 'react-router';
import { forgetRefusedFiles } from '../../attachments/shared-files.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { ChoosePortfolio } from '../choose-portfolio.tsx';
import { portfolioPaths, routes } from '../paths.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { SharedFileList } from './shared-file-list.tsx';
import { useSharedFiles } from './use-shared-files.ts';

/** Where an app of the device leads after it shared files: asks into which portfolio they go, if there are several. */
export function SharedFilesScreen() {
  const [query] = useSearchParams();
  const { shared, lookAgain } = useSharedFiles();
  if (!shared) return null;
  const { files, refused } = shared;
  const isIncomplete = query.get('problem') !== null;

  return (
    <Page title="Files shared with Folio" lead="They are kept on this device until you say where they go.">
      <Stack gap="l">
        {isIncomplete && (
          <Notice tone="error" title="Not all of it came over">
            This device may have no space left for Folio. Make some room, then share what is missing here once more.
          </Notice>
        )}
        {refused && <RefusedNotice refused={refused} onRead={() => void forgetRefusedFiles().then(lookAgain)} />}
        {files.length === 0 ? (
          <EmptyState title="Nothing is waiting" actions={<LinkButton to={routes.home}>Go to your portfolios</LinkButton>}>
            Share a photo or a document with Folio from another app, and it is shown here.
          </EmptyState>
        ) : (
          <>
            {/* What did not come over must be read before one is led on. */}
            <ChoosePortfolio
              to={(portfolioId) => portfolioPaths(portfolioId).shared}
              isAsked={isIncomplete || refused !== null || query.has('ask')}
            />
            <Card title={files.length === 1 ? 'The file' : `${String(files.length)} files`}>
              <SharedFileList files={files} onDiscarded={() => void lookAgain()} />
            </Card>
          </>
        )}
      </Stack>
    </Page>
  );
}
