import { useFormContext, type UseFormReturn } from 'react-hook-form';
import type { ComponentType } from 'react';
import type { EvidenceKind, EvidenceOf } from '../domain/evidence.ts';

/** The fields of one kind of evidence. They stand within the form of the record, which saves every change. */
export type KindFields<K extends EvidenceKind> = ComponentType<{ readonly evidence: EvidenceOf<K> }>;

/** One component per kind: the compiler asks for a new one when a kind is added. */
export type FieldsByKind = { readonly [K in EvidenceKind]: KindFields<K> };

/** The form around a kind's fields. Read values with `useWatch`, never with `watch`. */
export function useEvidenceForm<K extends EvidenceKind>(_kind: K): UseFormReturn<EvidenceOf<K>> {
  return useFormContext<EvidenceOf<K>>();
}
