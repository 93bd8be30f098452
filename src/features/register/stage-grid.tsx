import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { GridCell, Register } from '../../domain/register.ts';
import type { Stage } from '../../domain/process.ts';
import { riskName, riskReference, riskTypeNames, riskTypes } from '../../domain/risk.ts';
import { stageName } from '../../domain/coverage/process-operations.ts';
import { useIsCandidate } from '../use-is-candidate.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { GridCellDialog } from './grid-cell-dialog.tsx';
import classes from './stage-grid.module.css';

/** Which point of the unit each type of risk belongs to. */
const POINTS = { financial: '311.1.2', reputational: '311.1.3', 'health-safety': '311.1.4', 'sub-standard': '311.1.5' } as const;

interface OpenCell {
  readonly stage: Stage;
  readonly cell: GridCell;
}

/** Stages × types of risk: what is there, what is reasoned away, and what is still open. */
export function StageGrid({ grid }: { readonly grid: Register['grid'] }) {
  const { portfolioId } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const [query] = useSearchParams();
  const [chosen, setChosen] = useState<{ readonly stageId: string; readonly type: string } | null>(() => {
    const [stageId, type] = [query.get('stage'), query.get('type')];
    return stageId !== null && type !== null ? { stageId, type } : null;
  });
  const open = chosen ? findCell(grid, chosen.stageId, chosen.type) : undefined;

  if (grid.length === 0 && !isCandidate) return null;
  if (grid.length === 0) {
    return (
      <Card title="Stages and types of risk">
        <EmptyState
          title="Begin with your service process"
          actions={<LinkButton to={portfolioPaths(portfolioId).process}>List your stages</LinkButton>}
        >
          The grid has a row for each stage. List the stages first, then look for risks of each type at each of them.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title="Stages and types of risk" tight>
      <div className={classes['scroll']} role="group" aria-label="Grid, scrolls sideways" tabIndex={0}>
        <table className={classes['grid']}>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              {riskTypes.map((type) => (
                <th key={type} scope="col">
                  {type === 'sub-standard' ? 'Sub-standard' : riskTypeNames[type]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.map(({ stage, cells }) => (
              <tr key={stage.id}>
                <th scope="row">
                  {stageName(stage)}
                  {stage.isMomentOfTruth && <span title="Moment of truth"> ★</span>}
                </th>
                {cells.map((cell) => (
                  <td key={cell.type}>
                    {isCandidate ? (
                      <button
                        type="button"
                        className={classes['cell']}
                        onClick={() => setChosen({ stageId: stage.id, type: cell.type })}
                        aria-label={cellWords(stage, cell)}
                      >
                        <CellContent cell={cell} />
                      </button>
                    ) : (
                      <CellReading cell={cell} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && isCandidate && <GridCellDialog stage={open.stage} cell={open.cell} onClose={() => setChosen(null)} />}
    </Card>
  );
}

function CellContent({ cell }: { readonly cell: GridCell }) {
  if (cell.isOpen) return <Chip tone="gap">Gap · {POINTS[cell.type]}</Chip>;
  if (cell.risks.length === 0) return <Chip tone="none" title={cell.reason ?? ''}>{`None: ${shorten(cell.reason ?? '')}`}</Chip>;
  return (
    <>
      {cell.risks.map(({ risk, rating }) =>
        rating?.classification ? (
          <LevelMark key={risk.id} level={rating.classification} prefix={riskReference(risk)} />
        ) : (
          <Chip key={risk.id}>{riskReference(risk)}</Chip>
        ),
      )}
    </>
  );
}

/** A cell for those who did not write it: the risks as links, a reason in full. */
function CellReading({ cell }: { readonly cell: GridCell }) {
  const { portfolioId } = useOpenPortfolio();
  if (cell.risks.length === 0)
    return <div className={classes['reading']}>{cell.isOpen ? <CellContent cell={cell} /> : `None: ${cell.reason ?? ''}`}</div>;
  return (
    <div className={classes['reading']}>
      {cell.risks.map(({ risk, rating }) => {
        const path = portfolioPaths(portfolioId).risk(risk.id);
        return rating?.classification ? (
          <LevelMark key={risk.id} level={rating.classification} prefix={riskReference(risk)} to={path} />
        ) : (
          <Chip key={risk.id} to={path}>
            {riskReference(risk)}
          </Chip>
        );
      })}
    </div>
  );
}

function shorten(reason: string): string {
  return reason.length > 26 ? `${reason.slice(0, 24).trimEnd()}…` : reason;
}

function cellWords(stage: Stage, cell: GridCell): string {
  const where = `${stageName(stage)}, ${riskTypeNames[cell.type].toLowerCase()}`;
  if (cell.isOpen) return `${where}: no risk and no reason yet`;
  if (cell.risks.length === 0) return `${where}: none, because ${cell.reason ?? ''}`;
  return `${where}: ${cell.risks.map(({ risk }) => `${riskReference(risk)} ${riskName(risk)}`).join('; ')}`;
}

function findCell(grid: Register['grid'], stageId: string, type: string): OpenCell | undefined {
  const row = grid.find(({ stage }) => stage.id === stageId);
  const cell = row?.cells.find((item) => item.type === type);
  return row && cell ? { stage: row.stage, cell } : undefined;
}
