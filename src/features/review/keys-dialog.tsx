import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import classes from './judgement-form.module.css';
import { areKeysOn, switchKeys } from './use-keys.ts';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['J', '→'], 'Next point'],
  [['K', '←'], 'Previous point'],
  [['N'], 'Next point that waits for you'],
  [['1'], 'Met'],
  [['2'], 'Not yet'],
  [['3'], 'More needed'],
  [['T'], 'Tick all five rules of evidence, or none'],
  [['F'], 'Write feedback'],
  [['Esc'], 'Leave the feedback'],
  [['Ctrl Enter'], 'Save, and go on to the next point that waits'],
  [['?'], 'Show these keys'],
];

/** The keys of the review, and the way to switch the single ones off. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const [isOn, setIsOn] = useState(areKeysOn);
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose}>
      <Stack gap="m">
        <ul className={classes['keyList']}>
          {keys.map(([names, what]) => (
            <li key={what}>
              {names.map((name) => (
                <span key={name}>
                  <kbd>{name}</kbd>{' '}
                </span>
              ))}
              {what}
            </li>
          ))}
        </ul>
        <p>Single keys act while no field has the focus.</p>
        <label>
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              switchKeys(event.target.checked);
              setIsOn(event.target.checked);
            }}
          />{' '}
          Use single keys
        </label>
      </Stack>
    </Dialog>
  );
}
