import type { EvidenceOf } from '../../domain/evidence.ts';
import { pestleNames, swotNames, type KnowledgeDetails } from '../../domain/evidence/knowledge.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Columns } from '../../ui/stack.tsx';
import classes from './swot-pestle-fields.module.css';

type Knowledge = EvidenceOf<'knowledge'>;

/** Both worksheets of 311.3.5, filled in for the candidate's own organisation. */
export function SwotPestleFields() {
  return (
    <>
      <section className={classes['sheet']} aria-labelledby="swot-heading">
        <h2 id="swot-heading">SWOT of your customer service</h2>
        <Columns min={260}>
          {(Object.keys(swotNames) as (keyof KnowledgeDetails['swot'])[]).map((box) => (
            <LongTextField<Knowledge> key={box} name={`details.swot.${box}`} label={swotNames[box]} minRows={4} />
          ))}
        </Columns>
      </section>
      <section className={classes['sheet']} aria-labelledby="pestle-heading">
        <h2 id="pestle-heading">PESTLE of your customer service</h2>
        <Columns min={260}>
          {(Object.keys(pestleNames) as (keyof KnowledgeDetails['pestle'])[]).map((box) => (
            <LongTextField<Knowledge> key={box} name={`details.pestle.${box}`} label={pestleNames[box]} minRows={3} />
          ))}
        </Columns>
      </section>
    </>
  );
}
