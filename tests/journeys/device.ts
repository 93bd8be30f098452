import type { Page, TestInfo } from '@playwright/test';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';
import { IdentityPage } from './pages/identity-page.ts';
import { OpenPage } from './pages/open-page.ts';
import { PeoplePage } from './pages/people-page.ts';
import { PlanPage } from './pages/plan-page.ts';
import { ReviewPage } from './pages/review-page.ts';
import { SamplesPage } from './pages/samples-page.ts';
import { SharePage } from './pages/share-page.ts';
import { SignOffPage } from './pages/sign-off-page.ts';
import { digestOfFile, storePortfolio } from './store-portfolio.ts';

/** Somebody's device, with the screens that they meet on it. */
export interface Device {
  readonly page: Page;
  readonly frame: Frame;
  readonly home: HomePage;
  readonly identity: IdentityPage;
  readonly opening: OpenPage;
  readonly sharing: SharePage;
  readonly people: PeoplePage;
  readonly evidence: EvidencePage;
  readonly review: ReviewPage;
  readonly plan: PlanPage;
  readonly samples: SamplesPage;
  readonly signOff: SignOffPage;
  readonly exporting: ExportPage;
}

export function onDevice(page: Page, testInfo: TestInfo): Device {
  return {
    page,
    frame: new Frame(page),
    home: new HomePage(page),
    identity: new IdentityPage(page),
    opening: new OpenPage(page),
    sharing: new SharePage(page, testInfo),
    people: new PeoplePage(page),
    evidence: new EvidencePage(page),
    review: new ReviewPage(page),
    plan: new PlanPage(page),
    samples: new SamplesPage(page),
    signOff: new SignOffPage(page),
    exporting: new ExportPage(page),
  };
}

export const completeCandidate = 'Aisha Khan';

/**
 * Puts Aisha Khan's portfolio into the browser, in which every point is claimed and sufficient, and shows it. E2 has a photo;
 * nobody has judged, shared or signed anything. It is no example.
 */
export async function storeCompletePortfolio({ page, home }: Pick<Device, 'page' | 'home'>, photo: Buffer): Promise<void> {
  const facts = { kind: 'image', mediaType: 'image/jpeg', size: photo.byteLength, sha256: digestOfFile(photo), width: 64, height: 48 } as const;
  const snapshot = completePortfolio()
    .attachment({ name: 'till.jpg', ...facts })
    .snapshot();
  const evidence = snapshot.evidence.map((item) => (item.id === 'evidence-2' ? { ...item, attachmentIds: ['attachment-1'] } : item));
  await storePortfolio(page, { ...snapshot, evidence }, { files: [{ bytes: photo, mediaType: 'image/jpeg' }] });
  await home.openPortfolio(completeCandidate);
}
