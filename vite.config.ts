import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { buildFileEntry, buildHash } from './tests/tools/build-hash.mjs';
import { contentPolicy } from './tests/tools/content-policy.mjs';
import { findBrowser } from './tests/tools/find-browser.mjs';
import { webManifest } from './tests/tools/web-manifest.mjs';

const underTest = process.env['VITEST'] !== undefined;
const browser = underTest ? await findBrowser() : undefined;

/** Parts of pdf-lib and fontkit that Folio never calls, and that would double the size of the PDF chunk. */
const stubs = Object.fromEntries(
  ['@pdf-lib/standard-fonts', '@pdf-lib/upng', 'brotli/decompress.js', 'brotli/decompress'].map((name) => [
    name,
    new URL('./src/pdf/document/unused-dependency.ts', import.meta.url).pathname,
  ]),
);

/** How long a test may hang, in milliseconds. No test measures time, so a slow machine must not fail one. */
const PATIENCE = 300_000;

export default defineConfig({
  // Relative, so that any static host and any sub-path can serve the build.
  base: './',
  resolve: { alias: stubs },
  plugins: [
    react(),
    ...(underTest
      ? []
      : [
          VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src',
            filename: 'sw.ts',
            registerType: 'prompt',
            injectRegister: false,
            manifest: webManifest,
            // The example is fetched when somebody asks for it; everything else works offline after the first visit.
            injectManifest: {
              globPatterns: ['**/*.{js,css,html,svg,png,woff2,ttf}'],
              globIgnores: ['example/**'],
              additionalManifestEntries: [buildFileEntry],
              // Parts that are named by their content: how long each is, so that one that was cut off can be told (R62).
              manifestTransforms: [
                (entries) => ({ manifest: entries.map((entry) => (entry.revision === null ? { ...entry, bytes: entry.size } : entry)) }),
              ],
              maximumFileSizeToCacheInBytes: 6_000_000,
            },
          }),
          contentPolicy(),
          buildHash(),
        ]),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    // The rescue page must open when the app does not, so it shares no loader with it either: every browser of es2022 preloads modules.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: new URL('./index.html', import.meta.url).pathname,
        rescue: new URL('./rescue.html', import.meta.url).pathname,
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/journeys/**', 'node_modules/**'],
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        extends: true,
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            '@testing-library/react',
            '@testing-library/user-event',
            '@mantine/core',
            '@mantine/hooks',
            '@mantine/spotlight',
            '@tabler/icons-react',
            'react-router',
            'react-hook-form',
            'zod',
            'dexie',
            'dexie-react-hooks',
            'axe-core',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
            '@noble/hashes/scrypt.js',
            '@noble/hashes/hkdf.js',
            '@noble/ciphers/chacha.js',
            '@noble/curves/nist.js',
            '@scure/bip39/wordlists/english.js',
            '@zip.js/zip.js/lib/zip-core-custom.js',
            'age-encryption',
            'qr',
            'qr/decode.js',
            'pdf-lib',
            'fontkit',
            'bidi-js',
            'papaparse',
          ],
        },
        test: {
          name: 'browser',
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          expect: { poll: { timeout: PATIENCE } },
          include: ['tests/browser/**/*.test.tsx', 'tests/browser/**/*.test.ts'],
          setupFiles: ['tests/support/browser-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browser?.launchOptions ?? {} }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
          },
        },
      },
    ],
  },
});
