import { expect, type BrowserContext, type Page } from '@playwright/test';

/**
 * Collects what a hostile text or file got done in a context, whether the content policy holds it back or not: scripts that ran, dialogs,
 * requests to others, and addresses made of bytes that a browser could open as a page.
 */
export async function watchForScripts(context: BrowserContext): Promise<string[]> {
  const found: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (hostname !== 'localhost' && !['blob:', 'data:'].includes(protocol)) found.push(`request: ${request.url().slice(0, 200)}`);
  });
  context.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.exposeBinding('xssReport', (_, what: string) => found.push(what));
  await context.addInitScript(watch);
  return found;
}

/** Runs in every frame before anything else. */
function watch(): void {
  const host = window as Window & { xss?: () => void; xssReport?: (what: string) => void };
  const report = (what: string) => host.xssReport?.(what);
  host.xss = () => report('a script ran');
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (bytes: Blob | MediaSource) => {
    const type = bytes instanceof Blob ? bytes.type : '';
    if (/html|svg|xml(?!formats)|script|message/i.test(type)) report(`an address of type ${type}`);
    return create(bytes);
  };
}

/** Nothing that somebody wrote has become an element, an attribute that runs, or an address that leads away. */
export async function expectNothingInjected(page: Page, name: string): Promise<void> {
  expect(await page.evaluate(injected), `nothing on ${name} was made of what somebody wrote`).toEqual([]);
}

/** Runs in the page. Folio itself makes none of these, apart from its own scripts and styles. */
function injected(): string[] {
  const own = new URL('.', document.baseURI).href;
  const isOwn = (address: string) => {
    const { href, protocol } = new URL(address, document.baseURI);
    return href.startsWith(own) || protocol === 'blob:' || address.startsWith('#');
  };
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const tag = element.localName;
    const inBody = document.body.contains(element);
    const strange = /^(?:iframe|object|embed|base|frame|applet|portal|template|foreignobject|animate|set|math|marquee|xmp|listing)$/.test(tag);
    const misplaced = inBody && /^(?:script|style|link|meta|title)$/.test(tag) && !(tag === 'script' && isOwn(element.getAttribute('src') ?? '//x'));
    const attributes = [...element.attributes].filter(
      ({ name, value }) =>
        /^on|^srcdoc$|^ping$/.test(name) || (/^(?:src|href|xlink:href|action|formaction|data|poster|background|srcset)$/.test(name) && !isOwn(value)),
    );
    return strange || misplaced || attributes.length > 0 ? [element.outerHTML.slice(0, 160)] : [];
  });
}
