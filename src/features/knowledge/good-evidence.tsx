import type { UnitPoint } from '../../domain/unit.ts';
import { Card } from '../../ui/card.tsx';

/** What to ask yourself, and what a good answer has. */
export function GoodEvidence({ point }: { readonly point: UnitPoint }) {
  return (
    <Card title={`${point.id} ${point.statement}`} titleLevel={2} tight>
      <p>{point.prompt}</p>
      <ul>
        {point.goodEvidence.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
