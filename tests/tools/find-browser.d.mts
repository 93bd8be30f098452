import type { LaunchOptions } from 'playwright';

export function findBrowser(): Promise<{ readonly source: string; readonly launchOptions: LaunchOptions }>;
