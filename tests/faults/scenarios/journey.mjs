import { join } from 'node:path';
import { candidateJourney } from '../../engines/journey.mjs';
import { openEngine } from '../../engines/engine.mjs';
import { loadTypescript } from '../../tools/load-typescript.mjs';
import { openFront } from '../front.mjs';
import { withFolder } from '../visit.mjs';

/** The candidate's journey of the main job, offline after the first load with the server stopped, to the PDF that our reader opens. */
export function journeyScenario(engineName) {
  return {
    name: `journey-${engineName}`,
    small: 1,
    full: 1,
    run: ({ report }) =>
      withFolder(async (folder) => {
        const engine = await openEngine(engineName, { profile: join(folder, 'profile') });
        if (engine === null) return report.skip(1, `${engineName} is not installed`);
        const front = await openFront({ isSecure: engineName === 'webkit' });
        const { module, close } = await loadTypescript('tests/engines/read-made.ts');
        const steps = [];
        try {
          const bytes = await candidateJourney(engine, {
            url: `${front.url}?journey=${process.pid}`,
            words: module.words,
            stopServer: front.close,
            onStep: (step) => void steps.push(step),
          });
          const problems = await module.problemsOfPdf(bytes);
          if (problems.length > 0) report.fail(problems.join('; '));
          else report.pass();
          report.note(`${engineName} ${engine.version}: PDF of ${bytes.length} bytes`);
        } catch (error) {
          if (process.env['FOLIO_SCREENSHOT']) await engine.screenshot(process.env['FOLIO_SCREENSHOT']);
          report.fail(`after ${steps.at(-1) ?? 'nothing'}: ${error.message}`);
        } finally {
          await engine.kill();
          await front.close().catch(() => undefined);
          await close();
        }
      }),
  };
}
