// To be loaded before anything else: the content policy lets nothing become a script unless the policy that is made here says so.

/** What browsers with Trusted Types have; TypeScript does not know of it yet. */
interface TrustedTypesHost {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string | null }): unknown;
  };
}

/**
 * R51: the address of a script when it is one of this Folio: of its own origin, beneath its own folder, as the build names scripts.
 * Null for any other. `base` is the address of the page.
 */
export function ownScript(address: string, base: string): string | null {
  if (!URL.canParse(address, base)) return null;
  const folder = new URL('.', base);
  const { href, origin, protocol } = new URL(address, base);
  if (protocol !== folder.protocol || origin !== folder.origin || !href.startsWith(folder.href)) return null;
  return /^(?:sw|assets\/[\w.-]+)\.js$/.test(href.slice(folder.href.length)) ? href : null;
}

// R51: scripts of our own, for workers. There is no way to make HTML or the text of a script, so the browser refuses both.
(globalThis as TrustedTypesHost).trustedTypes?.createPolicy('default', { createScriptURL: (address) => ownScript(address, document.baseURI) });
