import type { ReactNode } from 'react';
import { useWorkplace, useIdentities } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { routes } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { roleWords } from '../../domain/role-words.ts';
import { sealText } from '../seal-words.tsx';
import { BackupAge } from './backup-age.tsx';
import { BeforeUpdatesCard } from './before-updates-card.tsx';
import { ChangeWho } from './change-who.tsx';
import { ConflictsCard } from './conflicts-card.tsx';
import { HealthCard } from './health-card.tsx';
import { MovementsCard } from './movements-card.tsx';
import { RestorePointsCard } from './restore-points-card.tsx';
import { SendCard } from './send-card.tsx';
import { sendingsOf } from './sendings.ts';
import { useFolded } from './use-folded.ts';

/** What leaves this device and what came in: packages, backups, and whether all of it holds together. `copies` is where second copies are kept. */
export function ShareScreen({ copies }: { readonly copies?: ReactNode }) {
  const { snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const folded = useFolded();
  const sendings = sendingsOf(actor, snapshot.attachments);
  return (
    <Page
      title="Share and back up"
      lead="Portfolios travel between people as files. What comes back is added to what is here: nobody can write over your work."
      actions={
        <LinkButton variant="secondary" to={routes.open}>
          Open a package
        </LinkButton>
      }
      aside={
        <>
          <WhoCard />
          <BackupAge />
          {folded && <HealthCard folded={folded} />}
        </>
      }
    >
      <Stack gap="l">
        {folded && <ConflictsCard folded={folded} />}
        {sendings.map((sending, index) => (
          <SendCard key={sending.kind} sending={sending} isMain={index === 0} />
        ))}
        {copies}
        <MovementsCard />
        <RestorePointsCard />
        <BeforeUpdatesCard />
      </Stack>
    </Page>
  );
}

/** In whose name things leave this device. */
function WhoCard() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const workplace = useWorkplace(portfolioId);
  const identities = useIdentities();
  if (workplace === undefined || !identities) return null;
  const identity = identities.find(({ keyId }) => keyId === workplace?.keyId);
  const name = identity?.name ?? (actor === 'candidate' ? snapshot.portfolio.candidate.name : '');
  return (
    <Card title="In your name">
      <Stack gap="s">
        <p>{`You work here as the ${roleWords[actor]}${name === '' ? '' : `, ${name}`}.`}</p>
        {identity ? (
          <p>
            The six words of your seal: <b>{sealText(identity.keyId)}</b>
          </p>
        ) : (
          <p>Your seal is made when you first hand something over, back up or sign.</p>
        )}
        <Row>
          <LinkButton size="s" variant="secondary" to={routes.identity}>
            You on this device
          </LinkButton>
          <ChangeWho identities={identities} keyId={workplace?.keyId ?? null} role={actor} />
        </Row>
      </Stack>
    </Card>
  );
}
