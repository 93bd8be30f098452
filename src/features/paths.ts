import type { EvidenceKind } from '../domain/evidence.ts';
import type { Place } from '../domain/place.ts';

/** Every address of the app. Nothing else in the code spells one out. Addresses stand behind the `#`. */
export const routes = {
  home: '/',
  start: '/start',
  open: '/open',
  /** Where an app of the device leads that shared files with Folio; `sw.ts` knows it too. */
  shared: '/shared',
  /** From the icon of the installed app; the manifest knows it too. */
  add: '/add',
  identity: '/you',
  sampling: '/sampling',
  units: '/units',
  signPdf: '/sign-pdf',
  finish: '/finish',
  lock: '/lock',
  lockNow: '/lock-now',
  portfolio: '/p/:portfolioId',
  process: '/p/:portfolioId/process',
  strand: '/p/:portfolioId/strand/:kind',
  newEvidence: '/p/:portfolioId/new/:kind',
  evidenceList: '/p/:portfolioId/evidence',
  sharedHere: '/p/:portfolioId/shared',
  evidence: '/p/:portfolioId/evidence/:evidenceId',
  register: '/p/:portfolioId/register',
  risk: '/p/:portfolioId/register/:riskId',
  coverage: '/p/:portfolioId/coverage',
  point: '/p/:portfolioId/coverage/:pointId',
  check: '/p/:portfolioId/check',
  people: '/p/:portfolioId/people',
  person: '/p/:portfolioId/people/:personId',
  signOff: '/p/:portfolioId/sign-off',
  exportPdf: '/p/:portfolioId/export',
  history: '/p/:portfolioId/history',
  share: '/p/:portfolioId/share',
  review: '/p/:portfolioId/review',
  reviewPoint: '/p/:portfolioId/review/:pointId',
  reading: '/p/:portfolioId/reading/:evidenceId',
  plan: '/p/:portfolioId/plan',
  samples: '/p/:portfolioId/samples',
  settings: '/p/:portfolioId/settings',
} as const;

/** Given along with the address of the settings: shows the large files there. */
export const LARGE_FILES = 'large-files';

/** Addresses within one portfolio. */
export function portfolioPaths(portfolioId: string) {
  const base = `/p/${encodeURIComponent(portfolioId)}`;
  return {
    overview: base,
    process: `${base}/process`,
    strand: (kind: EvidenceKind) => `${base}/strand/${kind}`,
    newEvidence: (kind: EvidenceKind) => `${base}/new/${kind}`,
    evidenceList: `${base}/evidence`,
    /** The list with the choice of what to add open. */
    addEvidence: `${base}/evidence?add`,
    /** Files shared with Folio, to be taken into this portfolio. */
    shared: `${base}/shared`,
    evidence: (evidenceId: string) => `${base}/evidence/${encodeURIComponent(evidenceId)}`,
    register: `${base}/register`,
    risk: (riskId: string) => `${base}/register/${encodeURIComponent(riskId)}`,
    coverage: `${base}/coverage`,
    point: (pointId: string) => `${base}/coverage/${encodeURIComponent(pointId)}`,
    check: `${base}/check`,
    people: `${base}/people`,
    person: (personId: string) => `${base}/people/${encodeURIComponent(personId)}`,
    /** The list of people, with an introduction that somebody read already. */
    introduction: (text: string) => withQuery(`${base}/people`, { introduction: text }),
    signOff: `${base}/sign-off`,
    exportPdf: `${base}/export`,
    history: `${base}/history`,
    share: `${base}/share`,
    review: `${base}/review`,
    reviewPoint: (pointId: string) => `${base}/review/${encodeURIComponent(pointId)}`,
    /** A piece of evidence to read, for those who did not write it. */
    reading: (evidenceId: string) => `${base}/reading/${encodeURIComponent(evidenceId)}`,
    plan: `${base}/plan`,
    samples: `${base}/samples`,
    settings: `${base}/settings`,
  };
}

/** The address of a place. The screen there brings the field named in `?field=` into view and focuses it. */
export function placePath(portfolioId: string, place: Place): string {
  const paths = portfolioPaths(portfolioId);
  switch (place.screen) {
    case 'process':
      return withQuery(paths.process, { stage: place.stageId, field: place.field });
    case 'register':
      return place.riskId === undefined ? paths.register : withQuery(paths.risk(place.riskId), { field: place.field });
    case 'register-grid':
      return withQuery(paths.register, { stage: place.stageId, type: place.riskType });
    case 'new-evidence':
      return withQuery(paths.newEvidence(place.kind), { risk: place.riskId, point: place.pointId, audience: place.audience });
    case 'evidence':
      return withQuery(paths.evidence(place.evidenceId), { field: place.field });
    case 'coverage':
      return paths.point(place.pointId);
    case 'people':
      return place.personId === undefined ? paths.people : paths.person(place.personId);
    case 'check':
      return paths.check;
    case 'settings':
      return paths.settings;
    case 'sign-off':
      return paths.signOff;
  }
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]));
  return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
}
