import { sizeOf, shapeText } from '../../engine/layers/layer.ts';
import { datasetDefinition, layerDefinition, type LayerShape } from '../../engine/spec/checkModel.ts';
import { memberDefaults, type Field } from '../../engine/spec/field.ts';
import { describe } from '../../engine/spec/problem.ts';
import type { LayerSpec, ModelSpec } from '../../engine/spec/model.ts';
import { MemberPicker } from '../fields/MemberPicker.tsx';
import { formatCount, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { LayerMenu } from './LayerMenu.tsx';
import { layerName } from './layerName.ts';
import { NeuronColumn } from './NeuronColumn.tsx';
import { tileScale, tiledUnits } from './tiledUnits.ts';
import { useCardDrag } from './useCardDrag.ts';
import { useBound } from './useKernel.ts';
import { WeightPicture } from './WeightPicture.tsx';

interface LayerCardProps {
  readonly document: ModelSpec;
  readonly index: number;
  readonly layer: LayerSpec;
  readonly shape: LayerShape | undefined;
  /** As it ran before, where the stack does not fit together. */
  readonly ran: LayerShape | undefined;
  readonly chosen: boolean;
}

const selectSummary = ({ summary }: PageState) => summary;
const selectProblems = ({ problems }: PageState) => problems;

/** One layer: its name and units, its activation, a picture of its weights, what it gives. */
export function LayerCard({ document, index, layer, shape, ran, chosen }: LayerCardProps) {
  const text = useText();
  const { t, language } = text;
  const problem = usePage(selectProblems).find(({ path }) => path[0] === 'layers' && path[1] === index);
  const name = layerName(document, index, text);
  const count = Object.values(shape?.parameters ?? {}).reduce((sum, each) => sum + sizeOf(each.shape), 0);
  const running = usePage(selectSummary)?.parameters.find((each) => each.name === `${layer.id}.kernel`)?.shape;
  // An impossible stack has no shapes; what ran before still has its weights.
  const kernelShape = shape ? shape.parameters['kernel']?.shape : running;
  const kernelSize = kernelShape ? sizeOf(kernelShape) : 0;
  const same = running !== undefined && kernelShape !== undefined && shapeText(running) === shapeText(kernelShape);
  const bound = useBound(kernelSize > 0 ? `${layer.id}.kernel` : undefined, kernelSize);
  const pictured = kernelSize > 8000;
  const units = tiledUnits(document, shape ?? ran);
  const phone = useMedia('(max-width: 719px)');
  const drag = useCardDrag(index);
  const hasFormula = units === 0 && kernelSize === 0;
  return (
    <article
      className={[
        'card',
        chosen && 'chosen',
        problem && 'unfit',
        pictured && 'wide',
        kernelSize === 0 && units === 0 && 'plain',
        drag.offset !== undefined && 'dragged',
      ]
        .filter(Boolean)
        .join(' ')}
      aria-label={name}
      data-card={layer.id}
      style={drag.offset === undefined ? undefined : { translate: `${drag.offset}px` }}
    >
      <header className="card-head" {...drag.handlers}>
        <span className="card-title">
          <h3>{name}</h3>
          {'frozen' in layer && layer.frozen && <Icon name="lock" />}
          <UnitsStepper layer={layer} index={index} />
        </span>
        <span className="card-second">
          <ActivationSelect layer={layer} index={index} />
          <LayerMenu document={document} index={index} name={name} />
        </span>
      </header>
      <button
        type="button"
        className="card-body"
        aria-pressed={chosen}
        aria-label={`${chosen ? t('chosenLayer', { name }) : t('chooseLayer', { name })}${hasFormula ? `: ${layerDefinition(layer).formula}` : ''}`}
        onClick={() => {
          editor.change(['view', 'layer'], layer.id);
          if (phone) page.setState({ dialog: 'layer' });
        }}
      >
        {units > 0 ? undefined : kernelSize > 0 ? (
          same && <WeightPicture id={layer.id} count={kernelSize} />
        ) : (
          <span className="card-formula">{layerDefinition(layer).formula}</span>
        )}
      </button>
      {units > 0 && (
        <NeuronColumn
          id={layer.id}
          name={name}
          units={units}
          isLine={datasetDefinition(document).shape(document.data).kind === 'curve'}
          hasBias={(shape ?? ran)?.parameters['bias'] !== undefined}
          {...tileScale(document, index)}
          chosen={chosen}
        />
      )}
      {problem && <Problem text={describe({ ...problem, path: problem.path.slice(3) }, language)} />}
      <footer className="card-foot number">
        <span>→ {shape ? shapeText(shape.output) : '?'}</span>
        {bound !== undefined && units === 0 && <span className="bound">±{formatValue(bound)}</span>}
        {count > 0 && <span>{t('parametersShort', { count: formatCount(count) })}</span>}
      </footer>
    </article>
  );
}

interface LayerControlProps {
  readonly layer: LayerSpec;
  readonly index: number;
}

function UnitsStepper({ layer, index }: LayerControlProps) {
  const { t, say } = useText();
  const field: Field | undefined = layerDefinition(layer).fields['units'];
  if (field?.kind !== 'integer' || !('units' in layer)) return undefined;
  const { units } = layer;
  const label = say(field.label);
  return (
    <Stepper
      less={t('lessOf', { label })}
      more={t('moreOf', { label })}
      canLess={units > field.min}
      canMore={units < field.max}
      onStep={(by) => void editor.change(['layers', index, 'units'], units + by)}
    >
      <output aria-label={label}>{units}</output>
    </Stepper>
  );
}

function ActivationSelect({ layer, index }: LayerControlProps) {
  const { say } = useText();
  const field: Field | undefined = layerDefinition(layer).fields['activation'];
  if (field?.kind !== 'member' || !('activation' in layer)) return undefined;
  const { registry } = field;
  const path = ['layers', index, 'activation'];
  return (
    <MemberPicker
      quiet
      label={say(field.label)}
      registry={registry}
      value={layer.activation}
      path={path}
      onChange={(type) => void editor.change(path, memberDefaults(registry, type))}
    />
  );
}
