import { useCallback } from 'react';
import type { Problem } from '../../domain/evidence/row.ts';
import { languageNames, paperNames, paperSizes, portfolioLanguages, type Portfolio } from '../../domain/portfolio.ts';
import { isFilled } from '../../domain/record.ts';
import { Card } from '../../ui/card.tsx';
import { Form } from '../../ui/form.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { Columns, Stack } from '../../ui/stack.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClashNotice } from '../clash-notice.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';
import { SharedComputerCard } from '../shared-computer-card.tsx';
import { useRecordForm } from '../use-record-form.ts';
import { AboutCard } from './about-card.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { LargeFilesCard } from './large-files-card.tsx';
import { LogoPart } from './logo-part.tsx';
import { MethodCard } from './method-card.tsx';
import { StorageCard } from './storage-card.tsx';

/** The candidate's particulars, the organisation's risk method, the look, and what is stored. Others find the last two. */
export function SettingsScreen() {
  const isCandidate = useIsCandidate();
  if (isCandidate) return <CandidateSettings />;
  return (
    <Page title="Settings" lead="How Folio looks on this device, and what it keeps here. The candidate’s particulars are the candidate’s to change.">
      <Stack gap="l">
        <AppearanceCard />
        <StorageCard />
        <LargeFilesCard />
        <SharedComputerCard />
        <AboutCard />
      </Stack>
    </Page>
  );
}

function CandidateSettings() {
  const { snapshot } = useOpenPortfolio();
  const problems = useCallback(
    (values: Portfolio): readonly Problem[] =>
      isFilled(values.candidate.name) ? [] : [{ path: ['candidate', 'name'], message: 'Enter your name, as it should stand on the sign-off sheet.' }],
    [],
  );
  const { form, state, clash } = useRecordForm('portfolios', snapshot.portfolio, problems);
  return (
    <Page title="Settings" lead={<SaveStateText state={state} />}>
      <Stack gap="l">
        <Form form={form} label="Particulars">
          <Card title="Candidate and centre">
            <Stack gap="m">
              <ClashNotice clash={clash} />
              <Columns min={240}>
                <TextField<Portfolio> name="candidate.name" label="Name" autoComplete="name" />
                <TextField<Portfolio> name="candidate.enrolmentNumber" label="Enrolment number" autoComplete="off" optional />
                <TextField<Portfolio> name="candidate.uln" label="Unique learner number (ULN)" autoComplete="off" optional />
                <TextField<Portfolio> name="centre.name" label="Centre" optional />
                <TextField<Portfolio> name="centre.number" label="Centre number" autoComplete="off" optional />
                <TextField<Portfolio> name="employer" label="Employer" autoComplete="organization" optional />
                <TextField<Portfolio> name="jobTitle" label="Job" autoComplete="organization-title" optional />
                <SelectField<Portfolio>
                  name="language"
                  label="Language you write in"
                  hint="For spelling and for being read aloud, also in the PDF. The unit’s own words stay English."
                  options={portfolioLanguages.map((language) => ({ value: language, label: languageNames[language] }))}
                />
              </Columns>
              <LongTextField<Portfolio>
                name="responsibility"
                label="Area of responsibility"
                hint="What you look after: the unit asks for risks in your own area."
                minRows={3}
                optional
              />
            </Stack>
          </Card>
          <Card title="The printed portfolio">
            <Stack gap="m">
              <SelectField<Portfolio>
                name="paper"
                label="Paper"
                hint="What the PDF is laid out for."
                options={paperSizes.map((paper) => ({ value: paper, label: paperNames[paper] }))}
              />
              <LogoPart />
            </Stack>
          </Card>
        </Form>
        <MethodCard />
        <AppearanceCard />
        <StorageCard />
        <LargeFilesCard />
        <SharedComputerCard />
        <AboutCard />
      </Stack>
    </Page>
  );
}
