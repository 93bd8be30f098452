import { useNavigate } from 'react-router';
import { evidenceReference, type Evidence } from '../../domain/evidence.ts';
import { deleteRecord, restoreRecord, setEvidenceStatus } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths } from '../paths.ts';
import { useCommand } from '../use-command.ts';

/** Ready or draft, and delete with undo. Marking as ready first asks the form what is missing. */
export function EvidenceActions({ evidence, flush }: { readonly evidence: Evidence; readonly flush: () => Promise<void> }) {
  const command = useCommand();
  const navigate = useNavigate();
  const reference = evidenceReference(evidence);
  const { portfolioId, id } = evidence;

  const returnToDraft = async () => {
    await flush();
    const saved = await command((s) => setEvidenceStatus(s, portfolioId, id, 'draft'));
    if (saved.isDone) showToast({ message: `${reference} is a draft again.`, tone: 'success' });
  };
  const remove = async () => {
    await flush();
    const deleted = await command((s) => deleteRecord(s, 'evidence', portfolioId, id));
    if (!deleted.isDone) return;
    await navigate(portfolioPaths(portfolioId).evidenceList);
    showToast({ message: `${reference} is deleted.`, undo: { run: async () => void (await command((s) => restoreRecord(s, 'evidence', portfolioId, id))) } });
  };

  return (
    <>
      {evidence.status === 'draft' ? (
        // Not a submit button: Enter in a field must not mark the evidence as ready.
        <Button onClick={(event) => event.currentTarget.form?.requestSubmit()}>Mark as ready</Button>
      ) : (
        <Button variant="secondary" onClick={() => void returnToDraft()}>
          Return to draft
        </Button>
      )}
      <Button variant="quiet" onClick={() => void remove()}>
        Delete
      </Button>
    </>
  );
}
