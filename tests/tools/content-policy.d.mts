import type { Plugin } from 'vite';

export const pagePolicy: string;

export const securityHeaders: Readonly<Record<string, string>>;

export function contentPolicy(): Plugin;
