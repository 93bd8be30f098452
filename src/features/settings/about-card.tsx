import { useEffect, useState } from 'react';
import { currentBuild, type Build } from '../../exchange/build.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import classes from './about-card.module.css';

/** R53: which Folio this is, so that two people can tell whether they have the same. */
export function AboutCard() {
  const [build, setBuild] = useState<Build | null>(null);
  useEffect(() => {
    void currentBuild().then(setBuild);
  }, []);
  return (
    <Card title="About Folio">
      {build && (
        <Stack gap="m">
          <DefinitionList
            items={[
              { label: 'Version', value: build.version },
              { label: 'Build', value: build.hash === null ? 'Development, without a build number' : <Digits hash={build.hash} /> },
            ]}
          />
          {build.hash !== null && <WhatItIsFor hash={build.hash} />}
        </Stack>
      )}
    </Card>
  );
}

/** In groups, so that two people can read it to each other; copied, it is one word. */
function Digits({ hash }: { readonly hash: string }) {
  const groups = hash.match(/.{8}/g) ?? [];
  return (
    <code className={classes['digits']} aria-label={`Build ${groups.join(' ')}`} role="img">
      {groups.map((group, index) => (
        <span key={`${String(index)} ${group}`}>{group}</span>
      ))}
    </code>
  );
}

function WhatItIsFor({ hash }: { readonly hash: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(hash);
      showToast({ message: 'The build number is copied.', tone: 'success' });
    } catch {
      showToast({ message: 'The browser did not allow copying. Read the number out instead.', tone: 'error' });
    }
  };
  return (
    <>
      <p>
        The build number comes from every file of this Folio (SHA-256): where it is the same, the program is the same, letter for letter. It is in
        each package that you make and in what you sign here. Whoever hosts Folio can check it: the README says how.
      </p>
      <Row>
        <Button size="s" variant="secondary" onClick={() => void copy()}>
          Copy the build number
        </Button>
      </Row>
    </>
  );
}
