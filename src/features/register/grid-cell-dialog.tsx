import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { stageName } from '../../domain/coverage/process-operations.ts';
import type { Stage } from '../../domain/process.ts';
import type { GridCell } from '../../domain/register.ts';
import { riskName, riskReference, riskTypeNames } from '../../domain/risk.ts';
import { createRisk, saveEdits } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import classes from './grid-cell-dialog.module.css';

interface GridCellDialogProps {
  readonly stage: Stage;
  readonly cell: GridCell;
  readonly onClose: () => void;
}

/** One cell of the grid: its risks, a risk of another stage that is here too, a new one, or the reason for none. */
export function GridCellDialog({ stage, cell, onClose }: GridCellDialogProps) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const navigate = useNavigate();
  const [reason, setReason] = useState(cell.reason ?? '');
  const [chosen, setChosen] = useState('');
  const paths = portfolioPaths(portfolioId);
  const elsewhere = snapshot.risks.filter((risk) => risk.type === cell.type && !risk.stageIds.includes(stage.id));

  const addNew = async () => {
    const created = await command((session) => createRisk(session, portfolioId, { type: cell.type, stageIds: [stage.id] }));
    if (created.isDone) await navigate(paths.risk(created.value.id));
  };
  const addHere = async () => {
    const risk = snapshot.risks.find(({ id }) => id === chosen);
    if (risk) await command((session) => saveEdits(session, 'risks', risk, { ...risk, stageIds: [...risk.stageIds, stage.id] }));
    setChosen('');
  };
  const saveReason = async () => {
    const others = stage.noRisk.filter(({ type }) => type !== cell.type);
    const noRisk = reason.trim() === '' ? others : [...others, { type: cell.type, reason: reason.trim() }];
    const saved = await command((session) => saveEdits(session, 'stages', stage, { ...stage, noRisk }));
    if (saved.isDone) onClose();
  };

  return (
    <Dialog title={`${stageName(stage)} · ${riskTypeNames[cell.type]}`} isOpen onClose={onClose}>
      <Stack gap="l">
        {cell.risks.length > 0 && (
          <ul className={classes['risks']}>
            {cell.risks.map(({ risk }) => (
              <li key={risk.id}>
                <Link to={paths.risk(risk.id)}>
                  <b>{riskReference(risk)}</b> {riskName(risk)}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <Row wrap>
          <Button onClick={() => void addNew()}>Add a new risk here</Button>
        </Row>
        {elsewhere.length > 0 && (
          <div className={classes['field']}>
            <PlainSelect
              label="A risk of this type from another stage is here too"
              value={chosen}
              onChange={setChosen}
              options={[
                { value: '', label: 'Choose a risk' },
                ...elsewhere.map((risk) => ({ value: risk.id, label: `${riskReference(risk)} ${riskName(risk).slice(0, 80)}` })),
              ]}
            />
            <Row>
              <Button variant="secondary" onClick={() => void addHere()}>
                It is here too
              </Button>
            </Row>
          </div>
        )}
        {cell.risks.length === 0 && (
          <div className={classes['field']}>
            <PlainField label="Or say why there is none at this stage">
              <textarea
                rows={2}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                placeholder="Seated at a screen; no goods are moved"
              />
            </PlainField>
            <Row>
              <Button variant="secondary" onClick={() => void saveReason()}>
                Keep the reason
              </Button>
            </Row>
          </div>
        )}
      </Stack>
    </Dialog>
  );
}
