import { shapeText } from '../../engine/layers/layer.ts';
import type { LayerSpec, ModelSpec } from '../../engine/spec/model.ts';
import { outputsBefore } from '../commands/layerEdits.ts';
import { useField } from '../fields/useField.ts';
import { useText } from '../i18n/useText.ts';
import { Problem } from '../ui/Problem.tsx';
import { Select } from '../ui/Select.tsx';
import { layerName } from './layerName.ts';

interface SourceSelectProps {
  readonly document: ModelSpec;
  readonly index: number;
  readonly layer: Extract<LayerSpec, { type: 'add' }>;
}

/** Where a skip connection starts: an earlier output by its name; those of another shape are listed with the reason. */
export function SourceSelect({ document, index, layer }: SourceSelectProps) {
  const text = useText();
  const { t } = text;
  const { id, problem, set } = useField(['layers', index, 'from']);
  const outputs = outputsBefore(document, index);
  const arriving = outputs.at(-1);
  const choices = outputs.map((output) => {
    const at = document.layers.findIndex((each) => each.id === output.id);
    const shape = shapeText(output.shape);
    const unfit = arriving !== undefined && shape !== shapeText(arriving.shape);
    return {
      value: output.id,
      label: `${at < 0 ? t('input') : layerName(document, at, text)} → ${shape}`,
      disabled: unfit,
      ...(unfit && { title: t('sourceUnfit', { got: shape, expected: shapeText(arriving.shape) }) }),
    };
  });
  const known = choices.some(({ value }) => value === layer.from);
  return (
    <div className="field field-select">
      <label htmlFor={id}>{t('skipFrom')}</label>
      <Select
        id={id}
        value={layer.from}
        choices={known ? choices : [{ value: layer.from, label: t('sourceGone'), disabled: true }, ...choices]}
        onChange={(next) => void set(next)}
        problem={problem}
      />
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
