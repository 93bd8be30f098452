// The content policy under which Folio works: what a host sends (tests/tools/serve.mjs does), and, for hosts that cannot send
// headers, what stands in the built pages themselves. The development server has neither: it works with scripts within pages.

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  'frame-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

/** The policy within a page. That no other page may frame it can only be said in a header. */
export const pagePolicy = DIRECTIVES.join('; ');

/** Every header by which a host protects Folio. */
export const securityHeaders = {
  'content-security-policy': [...DIRECTIVES, "frame-ancestors 'none'"].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A plugin of Vite that puts the policy into every page of a build, before anything that it could forbid. */
export function contentPolicy() {
  return {
    name: 'folio:content-policy',
    apply: 'build',
    transformIndexHtml: (html) => {
      // Behind the character set, which must stand within the first kilobyte.
      const place = '<meta charset="utf-8" />';
      if (!html.includes(place)) throw new Error(`A page has no ${place} for the content policy to follow.`);
      return html.replace(place, `${place}\n    <meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />`);
    },
  };
}
