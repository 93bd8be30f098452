export function themeCss(): Promise<string>;
