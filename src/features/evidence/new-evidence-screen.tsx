import { useEffect, useRef } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { emptyEvidence, evidenceKinds, type Evidence, type EvidenceKind } from '../../domain/evidence.ts';
import { emptyRating } from '../../domain/evidence/assessment.ts';
import { createEvidence } from '../../storage/record-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import type { CreateId } from '../../lib/ids.ts';
import { Loading } from '../../ui/spinner.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';

/** Makes a new piece of evidence of the kind in the address, with what the address knows of it, and opens it. */
export function NewEvidenceScreen() {
  const { kind = '' } = useParams();
  const [query] = useSearchParams();
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { session } = useStorage();
  const command = useCommand();
  const navigate = useNavigate();
  const { key: visit } = useLocation();
  const begun = useRef<string | null>(null);

  useEffect(() => {
    // One visit makes one piece of evidence, however often React runs the effect; the next visit, however soon, makes another.
    if (begun.current === visit) return;
    begun.current = visit;
    const paths = portfolioPaths(portfolioId);
    if (!isKind(kind)) {
      void navigate(paths.overview, { replace: true });
      return;
    }
    const existing = existingOf(kind, query.get('point'), snapshot.evidence);
    if (existing) {
      void navigate(paths.evidence(existing.id), { replace: true });
      return;
    }
    const fields = { activityDate: kind === 'knowledge' ? '' : today, ...prefilled(kind, query, session.createId) };
    void command((s) => createEvidence(s, portfolioId, kind, fields)).then((created) =>
      navigate(created.isDone ? paths.evidence(created.value.id) : paths.overview, { replace: true }),
    );
  }, [visit, kind, query, portfolioId, snapshot.evidence, session, command, navigate, today]);

  return <Loading label="Opening a new entry" />;
}

/** One process, and one answer per question: the address leads to it when it is there already. */
function existingOf(kind: EvidenceKind, pointId: string | null, evidence: readonly Evidence[]): Evidence | undefined {
  if (kind === 'process') return evidence.find((item) => item.kind === 'process');
  if (kind === 'knowledge' && pointId !== null) return evidence.find((item) => item.kind === 'knowledge' && item.details.pointId === pointId);
  return undefined;
}

/** What the address says of the new evidence: the risk, the question, or the audience that a gap was about. */
function prefilled(kind: EvidenceKind, query: URLSearchParams, createId: CreateId): Partial<Pick<Evidence, 'title' | 'details' | 'claims'>> {
  const riskId = query.get('risk');
  const point = query.get('point');
  const audience = query.get('audience');
  if (kind === 'knowledge' && point !== null) {
    return {
      title: `Answer to ${point}`,
      claims: [{ pointId: point, locator: '' }],
      details: { ...emptyEvidence('knowledge').details, pointId: point },
    };
  }
  if (kind === 'communication') {
    const known = audience === 'customers' || audience === 'staff' ? audience : null;
    return { details: { ...emptyEvidence('communication').details, audience: known, riskIds: riskId === null ? [] : [riskId] } };
  }
  if (riskId === null) return {};
  if (kind === 'assessment') return { details: { ...emptyEvidence('assessment').details, rows: [emptyRating(createId(), riskId)] } };
  if (kind === 'decision') return { details: { ...emptyEvidence('decision').details, riskId } };
  return {};
}

function isKind(kind: string): kind is EvidenceKind {
  return (evidenceKinds as readonly string[]).includes(kind);
}
