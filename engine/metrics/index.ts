import { accuracy } from './accuracy.ts';
import { auc } from './auc.ts';
import { f1 } from './f1.ts';
import { mae } from './mae.ts';
import { precision } from './precision.ts';
import { r2 } from './r2.ts';
import { recall } from './recall.ts';
import { rmse } from './rmse.ts';

/** Every metric of a classification, in teaching order. */
export const classificationMetrics = { accuracy, precision, recall, f1, auc } as const;

/** Every metric of a regression, in teaching order. */
export const regressionMetrics = { rmse, mae, r2 } as const;

export type MetricName = keyof typeof classificationMetrics | keyof typeof regressionMetrics;
