import { evidenceKinds, kindName, type EvidenceKind } from '../domain/evidence.ts';
import { Dialog } from '../ui/dialog.tsx';
import classes from './add-dialog.module.css';
import { portfolioPaths } from './paths.ts';
import { useOpenPortfolio } from './portfolio-context.tsx';
import { Link } from 'react-router';

/** What each kind is for, in one line. */
const kindHints: Readonly<Record<EvidenceKind, string>> = {
  everyday: 'Something you noticed at work that could go wrong.',
  assessment: 'A planned look at part of your process, with risks rated.',
  discussion: 'A talk with colleagues, partners or managers about risk.',
  decision: 'What you did about a risk, or why you left it.',
  knowledge: 'Your answer to one of the five questions.',
  process: 'How your customers are served, stage by stage.',
  communication: 'How you told customers or staff about a risk.',
  testimony: 'What a witness saw you do.',
  observation: 'What your assessor saw you do.',
  'professional-discussion': 'Questions and answers with your assessor.',
  'work-product': 'A document, photo or record that you made or used.',
  reflective: 'You look back: what worked, and what you would change.',
};

/** Chooses what to add. The process has a screen of its own, so it is not offered here. */
export function AddDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { portfolioId } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  return (
    <Dialog title="Add evidence" isOpen={isOpen} onClose={onClose}>
      <ul className={classes['list']}>
        {evidenceKinds
          .filter((kind) => kind !== 'process')
          .map((kind) => (
            <li key={kind}>
              <Link className={classes['item']} to={paths.newEvidence(kind)} onClick={onClose}>
                <b>{kindName(kind)}</b>
                <span>{kindHints[kind]}</span>
              </Link>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
