import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Row, Stack } from './stack.tsx';

interface WorkingCardProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly valueText: string;
  readonly onCancel: () => void;
}

/** Stands where the result will be: how far the work is, and a way to stop it. */
export function WorkingCard({ label, value, max, valueText, onCancel }: WorkingCardProps) {
  return (
    <Card>
      <Stack gap="m">
        <ProgressBar label={label} value={value} max={Math.max(1, max)} valueText={valueText} />
        <Row>
          <Button variant="secondary" onClick={onCancel}>
            Cancel
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
