import { stageName } from '../domain/coverage/process-operations.ts';
import { evidenceKinds, evidenceReference, evidenceTitle, kindName, kindNoun, strands } from '../domain/evidence.ts';
import { riskName, riskReference } from '../domain/risk.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Unit } from '../domain/unit.ts';
import { portfolioPaths, routes } from '../features/paths.ts';

/** Something that the palette can go to. */
export interface PaletteEntry {
  readonly label: string;
  /** What it is: "Risk", "Screen"… */
  readonly kind: string;
  readonly path: string;
  /** Lower-case words to search in. */
  readonly words: string;
}

/** Everything that the palette can find in a portfolio: screens first, then records, points and new evidence. */
export function paletteEntries(portfolioId: string, unit: Unit, snapshot: Snapshot): readonly PaletteEntry[] {
  const paths = portfolioPaths(portfolioId);
  const entry = (label: string, kind: string, path: string, more = ''): PaletteEntry => ({
    label,
    kind,
    path,
    words: `${label} ${kind} ${more}`.toLowerCase(),
  });
  return [
    entry('Overview', 'Screen', paths.overview, 'home do next progress'),
    entry('Service process', 'Screen', paths.process, 'stages moments of truth'),
    ...strands.map((kind) => entry(kind === 'knowledge' ? 'Knowledge answers' : kindName(kind), 'Screen', paths.strand(kind), 'list')),
    entry('Risk register', 'Screen', paths.register, 'grid matrix'),
    entry('All evidence', 'Screen', paths.evidenceList),
    entry('Coverage', 'Screen', paths.coverage, 'unit grid criteria points'),
    entry('Evidence check', 'Screen', paths.check, 'findings'),
    entry('People and witnesses', 'Screen', paths.people, 'assessor iqa'),
    entry('Sign-off', 'Screen', paths.signOff, 'signature'),
    entry('Export PDF', 'Screen', paths.exportPdf, 'print portfolio'),
    entry('History', 'Screen', paths.history, 'audit log deleted bin'),
    entry('Settings', 'Screen', paths.settings, 'risk method dark'),
    entry('Lock Folio on this computer', 'Screen', routes.lock, 'passphrase shared computer encryption'),
    entry('Lock now', 'Do', routes.lockNow, 'passphrase shared computer'),
    entry('Finish and remove from this computer', 'Do', routes.finish, 'shared computer delete wipe backup'),
    ...snapshot.evidence.map((evidence) =>
      entry(
        `${evidenceReference(evidence)} ${evidenceTitle(evidence)}`,
        kindName(evidence.kind),
        paths.evidence(evidence.id),
        evidence.claims.map(({ pointId }) => pointId).join(' '),
      ),
    ),
    ...snapshot.risks.map((risk) => entry(`${riskReference(risk)} ${riskName(risk)}`, 'Risk', paths.risk(risk.id), risk.hazard)),
    ...snapshot.stages.map((stage) => entry(stageName(stage), 'Stage', `${paths.process}?stage=${encodeURIComponent(stage.id)}`)),
    ...snapshot.people.map((person) => entry(person.name, 'Person', paths.person(person.id), person.jobTitle)),
    ...unit.points.map((point) => entry(`${point.id} ${point.statement}`, 'Point of the unit', paths.point(point.id))),
    ...evidenceKinds.filter((kind) => kind !== 'process').map((kind) => entry(`New ${kindNoun(kind)}`, 'Add', paths.newEvidence(kind))),
  ];
}

/** Entries that hold every word of the query, those that begin with it first; all of them for an empty query. */
export function findEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter(({ words }) => wanted.every((word) => words.includes(word)));
  const begins = (item: PaletteEntry) => (wanted[0] !== undefined && item.words.startsWith(wanted.join(' ')) ? 0 : 1);
  return found
    .map((item, order) => ({ item, order }))
    .sort((a, b) => begins(a.item) - begins(b.item) || a.order - b.order)
    .map(({ item }) => item);
}
