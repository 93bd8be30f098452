import type { EvidenceKind } from './evidence.ts';
import type { RiskType } from './risk.ts';

/** Somewhere in the app, without a word about URLs: where a gap is mended or a finding is seen. */
export type Place =
  | { readonly screen: 'process'; readonly stageId?: string; readonly field?: string }
  | { readonly screen: 'register'; readonly riskId?: string; readonly field?: string }
  | { readonly screen: 'register-grid'; readonly stageId: string; readonly riskType: RiskType }
  | {
      readonly screen: 'new-evidence';
      readonly kind: EvidenceKind;
      readonly riskId?: string;
      readonly pointId?: string;
      readonly audience?: 'customers' | 'staff';
    }
  | { readonly screen: 'evidence'; readonly evidenceId: string; readonly field?: string }
  | { readonly screen: 'coverage'; readonly pointId: string }
  | { readonly screen: 'people'; readonly personId?: string }
  | { readonly screen: 'check' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'sign-off' };
