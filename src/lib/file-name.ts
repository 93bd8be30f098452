/** `report.final.pdf` is `report.final` and `.pdf`. What cannot be an ending, such as that of `Minutes 12. Nov`, stays in the stem. */
export function splitFileName(name: string): { readonly stem: string; readonly ending: string } {
  const [, stem = name, ending = ''] = /^(.+)(\.[A-Za-z0-9]{1,8})$/s.exec(name) ?? [];
  return { stem, ending };
}

/** Characters that Windows, macOS and Linux all allow in a name. */
export function withoutForbidden(name: string): string {
  return name.replaceAll(/[<>:"|?*/\\]/g, '-').replace(/[. ]+$/, '');
}
