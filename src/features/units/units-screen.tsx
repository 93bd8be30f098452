import { useState } from 'react';
import { matrixToUnit, unitToMatrix } from '../../domain/interchange/mahara-matrix.ts';
import { neededCount, type Unit } from '../../domain/unit.ts';
import { keepUnitFile } from '../../exchange/unit-files.ts';
import { saveDownload } from '../../lib/download.ts';
import { useUnitFiles } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { parseUnit, unit311, unitFileErrorText } from '../../units/load-unit.ts';
import { exchangeErrorText } from '../exchange-error-text.ts';
import { routes } from '../paths.ts';

/** Units on this device: the one that came with Folio and those opened from files, to take elsewhere or to begin with. */
export function UnitsScreen() {
  const { session } = useStorage();
  const files = useUnitFiles() ?? [];
  const [problem, setProblem] = useState<string | null>(null);
  const own = files.flatMap((file) => {
    const parsed = parseUnit(file.json, `unit ${file.id}`);
    return parsed.ok ? [parsed.value] : [];
  });

  const take = async ([file]: File[]) => {
    if (!file) return;
    setProblem(null);
    const read = await readUnit(file);
    if (!read.ok) {
      setProblem(read.error);
      return;
    }
    const kept = await keepUnitFile(session, read.value, file.name);
    if (kept.ok) showToast({ message: `Unit ${kept.value.id} is on this device. Choose it when you start a portfolio.`, tone: 'success' });
    else setProblem(kept.error.type === 'unit-file' ? unitFileErrorText(kept.error) : exchangeErrorText(kept.error));
  };

  return (
    <Page title="Units" lead="Folio comes with Unit 311. Another unit can be opened from its file.">
      <Stack gap="l">
        {[unit311, ...own].map((unit) => (
          <UnitCard key={`${unit.id} ${unit.version}`} unit={unit} />
        ))}
        <Card title="Open a unit file">
          <Stack gap="m">
            {problem !== null && (
              <Notice tone="error" title="The unit was not opened">
                {problem}
              </Notice>
            )}
            <FileDrop
              label="Choose a unit file"
              hint="A unit as Folio writes it (.json), or a framework of Mahara’s SmartEvidence (.matrix). Nothing is changed when it does not fit."
              accept=".json,.matrix,application/json"
              onFiles={(chosen) => void take(chosen)}
            />
          </Stack>
        </Card>
        <Row>
          <LinkButton variant="quiet" to={routes.home}>
            Your portfolios
          </LinkButton>
        </Row>
      </Stack>
    </Page>
  );
}

function UnitCard({ unit }: { readonly unit: Unit }) {
  const save = (content: unknown, ending: string) =>
    saveDownload(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }), `unit-${unit.id}.${ending}`);
  return (
    <Card title={`Unit ${unit.id} ${unit.title}`}>
      <Stack gap="m">
        <p>
          {unit.level > 0 && `Level ${unit.level} · ${unit.credits} credits · `}
          {unit.reference} · {neededCount(unit)} points needed
        </p>
        <Row wrap>
          <Button size="s" variant="secondary" onClick={() => save(unitToMatrix(unit), 'matrix')}>
            Save for Mahara (SmartEvidence)
          </Button>
          <Button size="s" variant="secondary" onClick={() => save(unit, 'json')}>
            Save as unit file
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

const LONGEST_FILE = 16 * 1024 * 1024;

/** The unit in a file, not checked yet; or a sentence about why there is none. */
async function readUnit(file: File): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string }> {
  if (file.size > LONGEST_FILE) return { ok: false, error: `${file.name} is too large to be a unit. Unit files are well under 1 MB.` };
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch {
    return { ok: false, error: `${file.name} is not a unit file: it does not hold JSON. Choose a .json or .matrix file.` };
  }
  if (typeof json !== 'object' || json === null || !('framework' in json)) return { ok: true, value: json };
  const unit = matrixToUnit(json, unit311);
  if (unit.ok) return unit;
  return { ok: false, error: `${file.name} is not a SmartEvidence framework that Folio can read. At ${unit.error.path}: ${unit.error.reason}` };
}
