import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';

/** What a seal proves, what it does not, and what to do when it is lost. */
export function SealExplained() {
  return (
    <>
      <Card title="What your seal proves">
        <ul>
          <li>That what you signed came from this device, and from the same person here as before.</li>
          <li>That not a single letter of it was changed since.</li>
        </ul>
        <h3>What it does not prove</h3>
        <ul>
          <li>Who you are in law. No authority has looked at your passport: your centre knows you, and that is enough for a portfolio.</li>
          <li>At what time you signed. Folio takes the time from the device’s own clock.</li>
        </ul>
      </Card>
      <Card title="If you lose it">
        <Stack gap="s">
          <p>
            The seal lives in this browser and cannot be copied. It is gone when the device is lost, or when the browser’s data for this site is
            deleted.
          </p>
          <p>
            Nothing that you signed is lost by that. Open your last backup on another device, make a new seal there, and ask your assessor (or, if you
            are the assessor, your IQA) to accept it as yours.
          </p>
          <p>If somebody else may have your device, tell your centre, so that they no longer trust what it signs.</p>
        </Stack>
      </Card>
    </>
  );
}
