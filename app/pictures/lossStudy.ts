import { slopeLine } from './slopeLine.ts';
import { evaluate } from '../../engine/formula/evaluate.ts';
import { losses } from '../../engine/losses/index.ts';
import type { LossDefinition } from '../../engine/losses/loss.ts';
import { lossExpression, targetExpression, type Loss } from '../../engine/losses/lossExpression.ts';
import { lossContextIn } from './lossContextIn.ts';
import type { Place, Study } from './picture.ts';
import { sampled, withDerivative } from './sampled.ts';

/** The loss of one prediction y, for the targets that it would have here. */
export function lossStudy(loss: Loss, { document }: Pick<Place, 'document'>): Study {
  const e = lossExpression(loss);
  const context = lossContextIn(document);
  const definition = losses[loss.type] as LossDefinition;
  const coding = definition.coding(context);
  const target = targetExpression(loss, context.outputs);
  const aim = (t: number): number => (target ? evaluate(target, { t }) : t);
  const formulas = [{ name: 'L(y, t)', formula: e }, ...slopeLine('∂L/∂y', e, 'y')];
  if (coding === 'value') {
    const domain = [-3, 3] as const;
    const curves = withDerivative(e, 'y', domain, ['L', 'L′'], { t: 0 });
    const caption = {
      en: 'Over the error y − t, from −3 to 3; its slope dashed.',
      zh: '横轴为误差 y − t，从 −3 到 3；虚线为导数。',
    };
    return { picture: { kind: 'curves', domain, curves }, formulas, caption };
  }
  const signed = coding === 'signed';
  const domain = signed ? ([-2, 2] as const) : ([0.01, 0.99] as const);
  const low = signed ? -1 : 0;
  const caption = {
    en: `Over the prediction y, for targets 1 and ${signed ? '−1' : '0'}; the slope for target 1 dashed.`,
    zh: `横轴为预测 y，目标为 1 与 ${signed ? '−1' : '0'}；虚线为目标 1 的导数。`,
  };
  const [own, slope] = withDerivative(e, 'y', domain, ['t = 1', 'L′'], { t: aim(1) });
  const other = {
    values: sampled(e, 'y', domain, { t: aim(low) }),
    dashed: false,
    name: signed ? 't = −1' : 't = 0',
  };
  return { picture: { kind: 'curves', domain, curves: [own, other, slope] }, formulas, caption };
}
