import { failure, success, type Result } from '../lib/result.ts';
import { stageName } from './coverage/process-operations.ts';
import type { Stage } from './process.ts';
import { LONGEST_TEXT, line, text, type RecordFields } from './record.ts';
import { findColumns, plainWords, riskTypeFromWords, sheetHeadings, yesOrNo, type IgnoredBecause, type Sheet, type TakenColumn } from './register-columns.ts';
import { cellText, fileStageNames, isSameText, keptStart, sameStages } from './register-cells.ts';
import { emptyRisk, riskReference, type Risk } from './risk.ts';
