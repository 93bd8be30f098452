import { useEffect } from 'react';
import { findField, focusElement } from './focus-element.ts';

/** Milliseconds that a screen may take to show the field, because its data or its code is still loading. */
const PATIENCE = 2_000;

/**
 * Brings the field of this name into view and focuses it as soon as it exists; after two seconds without it, the nearest field
 * above it in the path. Once for each name: later renders leave the focus alone.
 */
export function useFocusField(fieldName: string | null): void {
  useEffect(() => {
    if (fieldName === null || fieldName === '') return undefined;
    const until = performance.now() + PATIENCE;
    let frame = requestAnimationFrame(look);

    function look(): void {
      const found = findField(fieldName ?? '');
      const isLate = performance.now() >= until;
      if (found && (found.isExact || isLate)) focusElement(found.element);
      else if (!isLate) frame = requestAnimationFrame(look);
    }

    return () => cancelAnimationFrame(frame);
  }, [fieldName]);
}
