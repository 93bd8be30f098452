import { useMemo, useState } from 'react';
import { decisionsOf } from '../../domain/sampling/decisions.ts';
import { samplingByAssessor } from '../../domain/sampling/rates.ts';
import { remember } from '../../lib/remember.ts';
import { useIdentities } from '../../storage/device-hooks.ts';
import { readableCase } from '../../storage/readable-case.ts';
import { useSamplingPlan } from '../../storage/sampling-commands.ts';
import { unit311 } from '../../units/load-unit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';
import { routes } from '../paths.ts';
import { useCaseload } from '../use-caseload.ts';
import { PlanCard } from './plan-card.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { RatesCard } from './rates-card.tsx';
import { ReachedCard } from './reached-card.tsx';
import classes from './sampling.module.css';

/** The IQA's plan over all portfolios on this device: what is sampled, why, and how far the sampling has come. */
export function SamplingScreen() {
  const caseload = useCaseload();
  const plan = useSamplingPlan();
  const identities = useIdentities();
  const [readable] = useState(() => remember(readableCase));
  const portfolios = useMemo(
    () =>
      caseload
        ?.filter(({ workplace }) => workplace.role === 'iqa' || workplace.role === 'eqa')
        .flatMap((portfolio) => readable(portfolio)?.snapshot ?? []),
    [caseload, readable],
  );
  const decisions = useMemo(
    () =>
      portfolios && identities
        ? decisionsOf(
            unit311,
            portfolios,
            identities.filter(({ role }) => role === 'iqa' || role === 'eqa').map(({ name }) => name),
          )
        : undefined,
    [portfolios, identities],
  );
  const assessors = useMemo(() => (decisions && plan ? samplingByAssessor(decisions, plan.rates) : []), [decisions, plan]);

  if (!portfolios || !decisions || plan === undefined) return <Loading label="Opening the sampling plan" />;
  return (
    <Page
      title="Sampling plan"
      lead="Who and what you look at over time. Folio proposes, you decide; your centre’s own policy and the EQA have the last word on how much."
      actions={
        decisions.length > 0 && (
          <span className={classes['screenOnly']}>
            <Button variant="secondary" onClick={() => window.print()}>
              Print
            </Button>
          </span>
        )
      }
    >
      <Stack gap="l">
        {plan === null && (
          <Notice tone="error" title="The plan on this device cannot be read">
            It is left as it is. The samples themselves are in the portfolios and are not touched by this.
          </Notice>
        )}
        {decisions.length === 0 ? (
          <NothingToSample hasPortfolios={portfolios.length > 0} />
        ) : (
          plan && (
            <>
              <RatesCard plan={plan} assessors={assessors} />
              <ProposalCard plan={plan} assessors={assessors} decisions={decisions} />
              <PlanCard plan={plan} portfolios={portfolios} />
              <ReachedCard decisions={decisions} />
            </>
          )
        )}
      </Stack>
    </Page>
  );
}

function NothingToSample({ hasPortfolios }: { readonly hasPortfolios: boolean }) {
  return (
    <EmptyState
      title={hasPortfolios ? 'No decisions to sample yet' : 'No portfolios to quality-assure yet'}
      actions={
        <LinkButton variant="secondary" to={hasPortfolios ? routes.home : routes.open}>
          {hasPortfolios ? 'See the caseload' : 'Open a package'}
        </LinkButton>
      }
    >
      {hasPortfolios
        ? 'As soon as an assessor has judged points in the portfolios that you quality-assure, they are listed here by assessor, and Folio proposes what to look at. Decisions of your own are never among them.'
        : 'Open the packages that assessors pass on to you, as the IQA or EQA. From all their decisions Folio then proposes a sample that touches every assessor, candidate, method and part of the unit over time, and shows how far you have come.'}
    </EmptyState>
  );
}
