import { isLockOn } from '../storage/at-rest-standing.ts';
import { LinkButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { routes } from './paths.ts';

/** For a computer that others use too: the lock, and going away from it for good. */
export function SharedComputerCard() {
  return (
    <Card title="A computer that others use too">
      <Stack gap="m">
        <p>
          {isLockOn()
            ? 'Folio is locked with a passphrase on this computer.'
            : 'Anybody who uses this browser after you can open Folio and read along. Lock it with a passphrase.'}{' '}
          When you are done here for good, take a backup with you and leave nothing behind.
        </p>
        <Row>
          <LinkButton variant="secondary" to={routes.lock}>
            {isLockOn() ? 'The lock' : 'Lock Folio on this computer'}
          </LinkButton>
          <LinkButton variant="secondary" to={routes.finish}>
            Finish and remove from this computer
          </LinkButton>
        </Row>
      </Stack>
    </Card>
  );
}
