import type { Plugin } from 'vite';

export const buildFileEntry: { readonly url: string; readonly revision: string };

export function hashBuild(folder: string): { readonly build: string; readonly files: number };

export function buildHash(): Plugin;
