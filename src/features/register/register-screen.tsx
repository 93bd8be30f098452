import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { buildRegister } from '../../domain/register.ts';
import { createRisk } from '../../storage/record-commands.ts';
import { useIsCandidate } from '../use-is-candidate.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { RegisterFiles } from './register-files.tsx';
import { RegisterMatrix } from './register-matrix.tsx';
import { RegisterTable } from './register-table.tsx';
import classes from './register-screen.module.css';
import { StageGrid } from './stage-grid.tsx';

/** The risk register three ways: stages × types, the matrix, and the table. */
export function RegisterScreen() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const navigate = useNavigate();
  const isCandidate = useIsCandidate();
  const [isFiling, setIsFiling] = useState(false);
  const register = useMemo(() => buildRegister(snapshot), [snapshot]);

  const add = async () => {
    const created = await command((session) => createRisk(session, portfolioId));
    if (created.isDone) await navigate(portfolioPaths(portfolioId).risk(created.value.id));
  };

  return (
    <Page
      title="Risk register"
      lead={
        isCandidate
          ? 'Every stage needs a risk of each type, or a reason why there is none. Dashed cells are what your assessor will ask about.'
          : 'Every stage needs a risk of each type, or the candidate’s reason why there is none.'
      }
      actions={
        <>
          <Button variant="secondary" onClick={() => setIsFiling(true)}>
            {isCandidate ? 'Import or export' : 'Export'}
          </Button>
          {isCandidate && <Button onClick={() => void add()}>Add risk</Button>}
        </>
      }
    >
      <Stack gap="l">
        <div className={classes['top']}>
          <StageGrid grid={register.grid} />
          <RegisterMatrix rows={register.rows} />
        </div>
        {register.rows.length === 0 && !isCandidate ? (
          <EmptyState title="No risks yet">The candidate has not recorded a risk.</EmptyState>
        ) : register.rows.length === 0 ? (
          <EmptyState title="No risks yet" actions={<Button onClick={() => void add()}>Add your first risk</Button>}>
            A risk has a source, the hazard, and an event that may happen because of it. “A trailing cable” is a hazard; “a visitor trips and is hurt”
            is the risk. You can also import the register of your organisation.
          </EmptyState>
        ) : (
          <RegisterTable rows={register.rows} />
        )}
      </Stack>
      <RegisterFiles isOpen={isFiling} onClose={() => setIsFiling(false)} rows={register.rows} />
    </Page>
  );
}
