import type { RewriteProgress } from '../../storage/at-rest-rewrite.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** How far sealing or opening has come. */
export function RewriteBar({ isOpening, progress }: { readonly isOpening: boolean; readonly progress: RewriteProgress }) {
  if (progress.part === 'words') {
    return <ProgressBar label={isOpening ? 'Opening your words' : 'Sealing your words'} value={0} max={1} valueText="some seconds at most" />;
  }
  const { done, total } = progress;
  return (
    <ProgressBar
      label={isOpening ? 'Opening your files' : 'Sealing your files'}
      value={done}
      max={Math.max(total, 1)}
      valueText={`${done} of ${total}`}
    />
  );
}
