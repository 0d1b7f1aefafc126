import type { MetricName } from '../../engine/metrics/index.ts';
import type { LineChartData } from '../charts/lineChart.ts';
import { useText } from '../i18n/useText.ts';
import { frames, history } from '../state/playground.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Segment } from '../ui/Segment.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import type { CurveView } from './curveSeries.ts';

interface CurveOptionsProps {
  readonly view: CurveView;
  readonly onChange: (view: CurveView) => void;
  readonly scale: LineChartData['scale'];
  readonly onScale: (scale: LineChartData['scale']) => void;
  /** What is drawn beside the loss. */
  readonly metric: MetricName;
  readonly metrics: readonly { readonly value: MetricName; readonly label: string }[];
  readonly onMetric: (metric: MetricName) => void;
}

/** Shares of the value before that smoothing keeps. */
const shares = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98] as const;

/** How the curves are drawn, behind one press. */
export function CurveOptions({ view, onChange, scale, onScale, metric, metrics, onMetric }: CurveOptionsProps) {
  const { t } = useText();
  const position = shares.findIndex((share) => share === view.smoothing);
  return (
    <Popover className="button button-icon" label={t('curveOptions')} trigger={<Icon name="more" />}>
      {(close) => (
        <div className="option-list">
          <Segment
            label={t('scale')}
            value={scale}
            choices={[
              { value: 'log', label: t('log') },
              { value: 'linear', label: t('linear') },
            ]}
            onChange={onScale}
          />
          <Segment
            label={t('axis')}
            value={view.axis}
            choices={[
              { value: 'epoch', label: t('axisEpoch') },
              { value: 'step', label: t('axisStep') },
            ]}
            onChange={(axis) => onChange({ ...view, axis })}
          />
          <p>{t('secondCurve')}</p>
          <Select
            label={t('secondCurve')}
            value={metric}
            choices={metrics}
            onChange={(name) => {
              const chosen = metrics.find(({ value }) => value === name);
              if (chosen) onMetric(chosen.value);
            }}
          />
          <p>
            {t('smoothing')} <b className="number">{view.smoothing}</b>
          </p>
          <Slider
            label={t('smoothing')}
            position={position}
            last={shares.length - 1}
            text={String(view.smoothing)}
            onChange={(next) => onChange({ ...view, smoothing: shares[next] ?? 0 })}
            onReset={() => onChange({ ...view, smoothing: 0 })}
          />
          <Button
            disabled={history.previous.length === 0}
            onPress={() => {
              history.previous = [];
              frames.refresh();
              close();
            }}
          >
            {t('forgetBefore')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
