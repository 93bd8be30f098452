import { useFieldArray, useFormContext } from 'react-hook-form';
import { suggestedClaims } from '../../domain/coverage/next-actions.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { ClaimReviewNote } from '../claim-review-note.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { IconPlus, IconX } from '@tabler/icons-react';
import { AddClaim } from './add-claim.tsx';
import classes from './claims-card.module.css';

/** What this evidence counts towards: the candidate's claims with their locators, and what the rules suggest. */
export function ClaimsCard({ evidence }: { readonly evidence: Evidence }) {
  const { portfolioId, coverage } = useOpenPortfolio();
  const { control } = useFormContext<Evidence>();
  const { fields, append, remove } = useFieldArray({ control, name: 'claims' });
  const claimed = new Set(fields.map(({ pointId }) => pointId));
  const suggested = suggestedClaims(coverage, evidence.id).filter((pointId) => !claimed.has(pointId));
  const claim = (...pointIds: readonly string[]) =>
    append(
      pointIds.map((pointId) => ({ pointId, locator: '' })),
      { shouldFocus: false },
    );

  return (
    <div data-field="claims" id="field-claims" tabIndex={-1}>
      <Card title="Counts towards">
        <Stack gap="m">
          {fields.length === 0 && <p className={classes['lead']}>Claim each point that this evidence shows, and say where in it to look.</p>}
          {fields.length > 0 && (
            <ul className={classes['claims']}>
              {fields.map((field, index) => (
                <li key={field.id} className={classes['claim']}>
                  <Chip
                    tone={evidence.status === 'ready' && coverage.byPoint.get(field.pointId)?.isEvidenced === true ? 'good' : 'plain'}
                    to={portfolioPaths(portfolioId).point(field.pointId)}
                  >
                    {field.pointId}
                  </Chip>
                  <LongTextField<Evidence>
                    name={`claims.${index}.locator`}
                    label={`Where to look for ${field.pointId}`}
                    placeholder="Page, paragraph or minute"
                    minRows={1}
                    hideLabel
                  />
                  <div className={classes['review']}>
                    <ClaimReviewNote evidence={evidence} pointId={field.pointId} />
                  </div>
                  <IconButton label={`Remove the claim on ${field.pointId}`} icon={<IconX aria-hidden size={16} />} onClick={() => remove(index)} />
                </li>
              ))}
            </ul>
          )}
          {suggested.length > 0 && (
            <Stack gap="s">
              <p className={classes['lead']}>What you wrote also bears on these. Claim only what it shows.</p>
              <Row gap="xs" wrap>
                {suggested.map((pointId) => (
                  <Button
                    key={pointId}
                    size="s"
                    variant="secondary"
                    icon={<IconPlus aria-hidden size={14} />}
                    aria-label={`Claim ${pointId}`}
                    onClick={() => claim(pointId)}
                  >
                    {pointId}
                  </Button>
                ))}
                {suggested.length > 1 && (
                  <Button size="s" variant="quiet" onClick={() => claim(...suggested)}>
                    Claim all {suggested.length}
                  </Button>
                )}
              </Row>
            </Stack>
          )}
          <AddClaim claimed={claimed} onClaim={claim} />
          {evidence.status === 'draft' && fields.length > 0 && (
            <p className={classes['lead']}>A draft claims nothing yet. Mark it as ready when it is whole.</p>
          )}
        </Stack>
      </Card>
    </div>
  );
}
