import { useNavigate } from 'react-router';
import { evidenceReference, type Evidence } from '../../domain/evidence.ts';
import { setEvidenceStatus } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths } from '../paths.ts';
import { useCommand } from '../use-command.ts';
import { useDelete } from '../use-delete.ts';

/** Ready or draft, and delete with undo. Marking as ready first asks the form what is missing. */
export function EvidenceActions({ evidence, flush }: { readonly evidence: Evidence; readonly flush: () => Promise<void> }) {
  const command = useCommand();
  const remove = useDelete();
  const navigate = useNavigate();
  const reference = evidenceReference(evidence);
  const { portfolioId, id } = evidence;

  const returnToDraft = async () => {
    await flush();
    const saved = await command((s) => setEvidenceStatus(s, portfolioId, id, 'draft'));
    if (saved.isDone) showToast({ message: `${reference} is a draft again.`, tone: 'success' });
  };
  const leave = () => navigate(portfolioPaths(portfolioId).evidenceList);

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
      <Button variant="quiet" onClick={() => void remove({ table: 'evidence', record: evidence, flush, leave, message: `${reference} is deleted.` })}>
        Delete
      </Button>
    </>
  );
}
