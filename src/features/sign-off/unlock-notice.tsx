import { useState } from 'react';
import { unlockPortfolio } from '../../storage/portfolio-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useIsCandidate } from '../use-is-candidate.ts';

/** Says that the portfolio is locked by its signature, and unlocks it when a reason is given. */
export function UnlockNotice() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const isCandidate = useIsCandidate();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!snapshot.portfolio.isLocked) return null;
  const unlock = async () => {
    const unlocked = await command((session) => unlockPortfolio(session, portfolioId, reason.trim()));
    if (unlocked.isDone) setIsOpen(false);
  };
  return (
    <Notice
      tone="info"
      title="Signed and locked"
      actions={
        isCandidate && (
          <Button variant="secondary" onClick={() => setIsOpen(true)}>
            Unlock
          </Button>
        )
      }
    >
      {isCandidate
        ? 'What was signed cannot be changed by accident. If your assessor asks for more, unlock it; signatures stay, and show that something changed afterwards.'
        : 'The candidate has signed. If more is needed, return it: the candidate unlocks it, and signs again.'}
      <Dialog title="Unlock the portfolio" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Stack gap="m">
          <p>As soon as anything is changed, the signatures on the sheet are marked “Changed since it was signed”, and you sign again.</p>
          <PlainField label="Why do you unlock it?">
            <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          </PlainField>
          <Row>
            <Button onClick={() => void unlock()} disabled={reason.trim() === ''}>
              Unlock
            </Button>
            <Button variant="quiet" onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
          </Row>
        </Stack>
      </Dialog>
    </Notice>
  );
}
