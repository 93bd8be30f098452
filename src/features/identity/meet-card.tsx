import { useState } from 'react';
import { Link } from 'react-router';
import type { Introduction } from '../../domain/introduction.ts';
import { keyIdOf } from '../../signing/keys.ts';
import { usePortfolioList } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { writeIntroduction } from '../../domain/introduction.ts';
import { IntroductionReader } from '../introduction-reader.tsx';
import { portfolioPaths } from '../paths.ts';
import { roleWords } from '../../domain/role-words.ts';
import { SealWords } from '../seal-words.tsx';

/** Reads somebody's introduction, and leads to the portfolio in which it is to count. */
export function MeetCard() {
  const [met, setMet] = useState<Introduction | null>(null);
  return (
    <Card title="Somebody introduces themselves">
      {met === null ? (
        <Stack gap="m">
          <p>Paste what they sent you, or take a photo of the code on their screen.</p>
          <IntroductionReader onRead={setMet} />
        </Stack>
      ) : (
        <Stack gap="m">
          <p>
            <b>{met.name}</b>, {roleWords[met.role]}
            {met.organisation === '' ? '' : `, ${met.organisation}`}. Compare the six words with what stands on their screen:
          </p>
          <SealWords keyId={keyIdOf(met.publicKey)} label={`The six words of the seal of ${met.name}`} />
          <AcceptIn introduction={met} />
          <Row>
            <Button variant="quiet" onClick={() => setMet(null)}>
              Read another
            </Button>
          </Row>
        </Stack>
      )}
    </Card>
  );
}

function AcceptIn({ introduction }: { readonly introduction: Introduction }) {
  const portfolios = (usePortfolioList() ?? []).filter(({ isDeleted }) => !isDeleted);
  if (portfolios.length === 0) return <p>There is no portfolio on this device yet in which this could count.</p>;
  return (
    <div>
      <p>In which portfolio do they work?</p>
      <ul>
        {portfolios.map(({ id, candidateName }) => (
          <li key={id}>
            <Link to={portfolioPaths(id).introduction(writeIntroduction(introduction))}>
              {candidateName === '' ? 'Unnamed candidate' : candidateName}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
