import { damageScenario } from './scenarios/damage.mjs';
import { editsScenario } from './scenarios/edits.mjs';
import { clearedScenario, fullDiskScenario, quotaScenario } from './scenarios/full.mjs';
import { importScenario } from './scenarios/import.mjs';
import { journeyScenario } from './scenarios/journey.mjs';
import { killScenario } from './scenarios/kill.mjs';
import { leftScenario } from './scenarios/left.mjs';
import { lockingScenario } from './scenarios/locking.mjs';
import { packagesScenario } from './scenarios/packages.mjs';
import { soakScenario } from './scenarios/soak.mjs';
import { upgradeScenario } from './scenarios/upgrade.mjs';
import { wipedScenario } from './scenarios/wiped.mjs';

/** All scenarios in the order in which they run, each with its small and its full count. */
export const scenarios = [
  journeyScenario('chromium'),
  journeyScenario('firefox'),
  journeyScenario('webkit'),
  killScenario('chromium', 20, 1_000),
  killScenario('firefox', 5, 300),
  killScenario('webkit', 5, 300),
  upgradeScenario,
  importScenario,
  damageScenario,
  wipedScenario,
  leftScenario('chromium', 2, 50),
  leftScenario('firefox', 2, 30),
  leftScenario('webkit', 3, 50),
  lockingScenario,
  quotaScenario,
  fullDiskScenario('chromium', 2, 10),
  fullDiskScenario('firefox', 1, 10),
  clearedScenario,
  editsScenario,
  packagesScenario,
  soakScenario,
];
