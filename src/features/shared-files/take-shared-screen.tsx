import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { evidenceReference, evidenceTitle, kindName, type Evidence } from '../../domain/evidence.ts';
import { createEvidence } from '../../storage/record-commands.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useIsReadOnly } from '../../ui/read-only.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths, routes } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { SharedFileList } from './shared-file-list.tsx';
import { useSharedFiles } from './use-shared-files.ts';
import { useTakeShared, type FindEvidence } from './use-take-shared.ts';

/** Takes files that were shared with Folio into this portfolio: as a new piece of evidence, or into a draft that is there. */
export function TakeSharedScreen() {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { shared, lookAgain } = useSharedFiles();
  const { progress, problems, take } = useTakeShared();
  const isReadOnly = useIsReadOnly();
  const command = useCommand();
  const navigate = useNavigate();
  if (!shared) return null;
  const { files } = shared;
  if (files.length === 0 && progress === null) {
    return (
      <Page title="Files shared with Folio">
        <EmptyState title="Nothing is waiting" actions={<LinkButton to={portfolioPaths(portfolioId).overview}>Go to the overview</LinkButton>}>
          Share a photo or a document with Folio from another app, and it is shown here.
        </EmptyState>
      </Page>
    );
  }

  const takeInto = async (find: FindEvidence) => {
    const into = await take(files, find);
    await lookAgain();
    if (into === null) return;
    const reference = evidenceReference(into.evidence);
    if (into.added < files.length) {
      showToast({ message: `${String(into.added)} of ${String(files.length)} files are in ${reference} now. Beside the others stands why not.` });
      return;
    }
    showToast({ message: `Added to ${reference}. Now say what it shows.`, tone: 'success' });
    await navigate(portfolioPaths(portfolioId).evidence(into.evidence.id));
  };
  const create = () =>
    takeInto(async (takenOn) => {
      const created = await command((session) =>
        createEvidence(session, portfolioId, 'work-product', { activityDate: takenOn === '' || takenOn > today ? today : takenOn }),
      );
      return created.isDone ? created.value : null;
    });
  // The newest first: what is shared now most often belongs to what was written last.
  const drafts = snapshot.evidence
    .filter(({ status, author }) => status === 'draft' && author === 'candidate')
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));

  return (
    <Page title="Files shared with Folio" lead={`They go into the portfolio of ${snapshot.portfolio.candidate.name || 'the new candidate'}.`}>
      <Stack gap="l">
        {progress !== null ? (
          <Card>
            <ProgressBar
              label="Taking the files in"
              value={progress.done}
              max={progress.all}
              valueText={`${String(Math.round((progress.done / progress.all) * 100))} %`}
            />
          </Card>
        ) : (
          <>
            <Card title="Where they go">
              <Stack gap="m">
                <div>
                  <Button disabled={isReadOnly} onClick={() => void create()}>
                    Make a new piece of evidence
                  </Button>
                </div>
                {drafts.length > 0 && <IntoDraft drafts={drafts} onTake={(draft) => void takeInto(() => Promise.resolve(draft))} />}
                <p>
                  <Link to={`${routes.shared}?ask`}>Another portfolio</Link>
                </p>
              </Stack>
            </Card>
            <Card title={files.length === 1 ? 'The file' : `${String(files.length)} files`}>
              <SharedFileList files={files} problems={problems} onDiscarded={() => void lookAgain()} />
            </Card>
          </>
        )}
      </Stack>
    </Page>
  );
}

function IntoDraft({ drafts, onTake }: { readonly drafts: readonly Evidence[]; readonly onTake: (draft: Evidence) => void }) {
  const isReadOnly = useIsReadOnly();
  const [chosen, setChosen] = useState(drafts[0]?.id ?? '');
  const draft = drafts.find(({ id }) => id === chosen) ?? drafts[0];
  if (!draft) return null;
  return (
    <Row wrap align="end">
      <PlainSelect
        label="Or add to a draft"
        value={draft.id}
        onChange={setChosen}
        options={drafts.map((item) => ({ value: item.id, label: `${evidenceReference(item)} ${evidenceTitle(item)} (${kindName(item.kind)})` }))}
      />
      <Button variant="secondary" disabled={isReadOnly} onClick={() => onTake(draft)}>
        Add to this draft
      </Button>
    </Row>
  );
}
