import { shapeText, sizeOf } from '../../engine/layers/layer.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { Fetched } from './Fetched.tsx';
import { inspectorTabs, type InspectorTabName } from './inspectorTabs.ts';
import { layerName } from './layerName.ts';
import { stepCostText } from './stepCostText.ts';
import { useShapes } from './useShapes.ts';

const selectTab = ({ tab }: PageState) => tab;
const selectCurrent = ({ current }: PageState) => current;
/** Of a document that cannot run nothing is known. */
const selectSummary = ({ summary, problems }: PageState) => (problems.length === 0 ? summary : undefined);
const names = Object.keys(inspectorTabs) as InspectorTabName[];

/** The chosen layer from several sides, and how good the whole is. */
export function Inspector() {
  const text = useText();
  const { t } = text;
  const tab = usePage(selectTab);
  const current = usePage(selectCurrent);
  const shape = useShapes()[usePage(chosenLayer)];
  const index = usePage(chosenLayer);
  const { tall, part } = inspectorTabs[tab];
  const summary = usePage(selectSummary);
  const cost = summary?.cost.layers[current.layers[index]?.id ?? ''];
  const count = Object.values(shape?.parameters ?? {}).reduce((sum, each) => sum + sizeOf(each.shape), 0);
  return (
    <section className={tall ? 'panel inspector inspector-tall' : 'panel inspector'} aria-labelledby="inspector-title">
      <Tabs
        label={t('inspector')}
        value={tab}
        tabs={names.map((name) => ({ name, label: t(inspectorTabs[name].label) }))}
        onChange={(next) => page.setState({ tab: next })}
        className="inspector-panel"
        beside={
          <>
            <h2 id="inspector-title">{layerName(current, index, text)}</h2>
            <span className="muted small number">
              {shape && `${shapeText(shape.input)} → ${shapeText(shape.output)} · `}
              {shape && (count > 0 ? t('parameters', { count: formatCount(count) }) : t('noParameters'))}
              {shape && summary && cost && (
                <span className="step-cost" title={t('stepCostHelp')}>
                  {` · ${stepCostText(cost, summary, current, text)}`}
                </span>
              )}
            </span>
          </>
        }
      >
        <Fetched key={tab} part={part} />
      </Tabs>
    </section>
  );
}
