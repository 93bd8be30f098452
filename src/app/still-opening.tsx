import { lazy, Suspense, useEffect, useState } from 'react';

/** So long nothing is said, in milliseconds: opening takes a tenth of a second, on slow devices two. */
const PATIENCE = 5_000;

const StartProblemScreen = lazy(async () => ({ default: (await import('../features/start-problems/start-problem-screen.tsx')).StartProblemScreen }));

/** R61: stands where the app will be while the browser opens the database. When that takes long, it says so, and what can be done. */
export function StillOpening() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <Suspense>
      <StartProblemScreen problem={{ type: 'waiting' }} onResolved={nothing} restoreScreen={nowhere} />
    </Suspense>
  );
}

/** It goes on by itself. */
function nothing() {
  return undefined;
}

function nowhere() {
  return null;
}
