/** Version of Folio as its packages name it. The same as in package.json, which a test compares. */
export const appVersion = '0.1.0';
