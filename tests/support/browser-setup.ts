import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import '../../src/ui/styles.ts';

// A slow machine is no failure.
configure({ asyncUtilTimeout: 60_000 });

// What React and the browser complain about is a fault, also where every assertion holds.
beforeEach(() => {
  vi.spyOn(console, 'error');
});

afterEach(() => {
  cleanup();
  const complaints = vi.mocked(console.error).mock.calls;
  vi.restoreAllMocks();
  if (complaints.length > 0)
    throw new Error(`This was written to console.error:\n${complaints.map((words) => words.map(String).join(' ')).join('\n')}`);
});
