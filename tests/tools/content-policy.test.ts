import { describe, expect, test } from 'vitest';
import { contentPolicy, pagePolicy, securityHeaders } from './content-policy.mjs';

const directives = (policy: string) => new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));

describe('R50: the content policy', () => {
  test('allows nothing but Folio itself, and bytes that the page holds as pictures, sound, film and a PDF to print', () => {
    const header = directives(securityHeaders['content-security-policy'] ?? '');
    expect(header.get('default-src')).toEqual(["'none'"]);
    for (const [name, sources = []] of header) {
      if (name === 'require-trusted-types-for' || name === 'trusted-types') continue;
      const allowed = name === 'img-src' || name === 'media-src' || name === 'frame-src' ? ["'self'", "'none'", 'blob:'] : ["'self'", "'none'"];
      expect(
        sources.filter((source) => !allowed.includes(source)),
        `${name}`,
      ).toEqual([]);
    }
    expect(header.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(header.get('trusted-types')).toEqual(['default']);
    expect(header.get('frame-ancestors')).toEqual(["'none'"]);
  });

  test('R52: is in the page too, but for what only a header can say, and behind the character set', () => {
    expect(`${pagePolicy}; frame-ancestors 'none'`).toBe(securityHeaders['content-security-policy']);
    const { transformIndexHtml } = contentPolicy();
    const page = '<head>\n    <meta charset="utf-8" />\n    <script src="a.js"></script>';
    const html = typeof transformIndexHtml === 'function' ? String(Reflect.apply(transformIndexHtml, undefined, [page])) : '';
    expect(html).toMatch(/<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'[^"]*" \/>\s*<script/);
    expect(Buffer.byteLength(html.slice(0, html.indexOf('charset')))).toBeLessThan(1024);
  });
});
