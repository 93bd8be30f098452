import { describe, expect, test } from 'vitest';
import { ownScript } from '../../src/lib/trusted-types.ts';

const page = 'https://centre.example/folio/index.html?x#/p/1';

describe('R51: an address that may become a script', () => {
  test.each([
    ['sw.js', 'https://centre.example/folio/sw.js'],
    ['https://centre.example/folio/sw.js', 'https://centre.example/folio/sw.js'],
    ['./assets/make-pdf.worker-Dap1LsrT.js', 'https://centre.example/folio/assets/make-pdf.worker-Dap1LsrT.js'],
    ['/folio/assets/es-CGx5Ci00.js', 'https://centre.example/folio/assets/es-CGx5Ci00.js'],
  ])('%s is one of ours', (address, script) => {
    expect(ownScript(address, page)).toBe(script);
  });

  test.each([
    'https://evil.example/sw.js',
    'https://evil.example/folio/assets/a.js',
    '//evil.example/folio/sw.js',
    'http://centre.example/folio/sw.js',
    'https://centre.example:8443/folio/sw.js',
    'https://a@centre.example.evil.example/folio/sw.js',
    'https://centre.example/sw.js',
    'https://centre.example/other/assets/a.js',
    'https://centre.example/folio-of-another/assets/a.js',
    '../assets/a.js',
    'assets/../../upload/a.js',
    'assets/%2e%2e/%2e%2e/upload/a.js',
    'assets/deep/a.js',
    'assets/a.js?import=https://evil.example',
    'assets/a.js#x',
    'assets/a.jsx',
    'assets/a.png',
    'example/full.js',
    'build.json',
    'data:text/javascript,1',
    'blob:https://centre.example/5b3c6a1e',
    'blob:https://centre.example/folio/assets/a.js',
    'javascript:1',
    'file:///folio/sw.js',
    'https://',
    '',
  ])('%s is not', (address) => {
    expect(ownScript(address, page)).toBeNull();
  });
});
