import type { VitePWAOptions } from 'vite-plugin-pwa';

/** What the device knows of the installed app. */
export const webManifest: Exclude<VitePWAOptions['manifest'], false>;
