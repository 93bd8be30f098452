import { useEffect, useState, type ComponentType } from 'react';
import { Loading } from '../../ui/spinner.tsx';

/**
 * The caseload, which brings the rules and their unit with it: a candidate never loads them here. Not by `lazy`, for React
 * holds back what a fallback stood for by 300 ms, and that is as long as all the rest takes.
 */
export function CaseloadPart() {
  const [Caseload, setCaseload] = useState<ComponentType>();
  useEffect(() => {
    import('./caseload.tsx').then(
      (part) => setCaseload(() => part.Caseload),
      (cause: unknown) =>
        setCaseload(() => {
          throw cause;
        }),
    );
  }, []);
  return Caseload ? <Caseload /> : <Loading label="Opening the caseload" />;
}
