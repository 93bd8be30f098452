import type { ReportModel } from './build-report.ts';

/** Every text of a report that may be printed, for the choice of fonts; the records that ride inside are not. */
export function printedTexts(model: ReportModel): string[] {
  return textsIn({ ...model, data: null });
}

/** Every text in plain data. */
export function textsIn(data: unknown): string[] {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) collect(inside);
  };
  collect(data);
  return texts;
}
