import { deletePortfolio, restorePortfolio } from '../../storage/portfolio-bin-commands.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../use-command.ts';

/** Puts a portfolio in the bin, with a way back. */
export function RemoveButton({ portfolioId, name }: { readonly portfolioId: string; readonly name: string }) {
  const command = useCommand();
  const remove = async () => {
    const deleted = await command((session) => deletePortfolio(session, portfolioId));
    if (deleted.isDone)
      showToast({
        message: `The portfolio of ${name} is in the bin.`,
        undo: { run: async () => void (await command((session) => restorePortfolio(session, portfolioId))) },
      });
  };
  return (
    <Button size="s" variant="quiet" onClick={() => void remove()} aria-label={`Delete the portfolio of ${name}`}>
      Delete
    </Button>
  );
}
