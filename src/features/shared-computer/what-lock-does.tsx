import { Card } from '../../ui/card.tsx';
import { Columns } from '../../ui/stack.tsx';
import classes from './shared-computer.module.css';

/** R40: said before anybody relies on it. */
export function WhatLockDoes() {
  return (
    <Columns min={300}>
      <Card title="What the lock does">
        <ul className={classes['points']}>
          <li>Your words, files, history and earlier states lie sealed on the disk. Without the passphrase nobody can read them there.</li>
          <li>Folio asks for the passphrase each time it is opened, and when nobody has touched the computer for a while.</li>
          <li>All windows of Folio lock together. What you were typing is saved first.</li>
        </ul>
      </Card>
      <Card title="What it does not do">
        <ul className={classes['points']}>
          <li>
            <b>A forgotten passphrase cannot be mended,</b> by anybody.
          </li>
          <li>Whoever uses the same account of this computer can still delete everything. Keep backups elsewhere.</li>
          <li>While Folio is open and unlocked, it is open to whoever sits here, and to programs that spy on this computer.</li>
          <li>How many entries there are, when they were made, and the kind and size of files can still be seen.</li>
          <li>Backups and PDFs that you saved are not in Folio: each has its own passphrase or none.</li>
          <li>The copies that Folio makes by itself in a folder that you choose are not sealed: whoever can open the folder can read them.</li>
          <li>The key that signs for you is kept by the browser, which gives it to nobody. It is not sealed by the passphrase.</li>
        </ul>
      </Card>
    </Columns>
  );
}
