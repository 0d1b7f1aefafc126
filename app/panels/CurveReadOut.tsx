import { useText } from '../i18n/useText.ts';
import { useFrame } from '../state/useFrame.ts';
import { readSeries, type CurveKind, type CurveView } from './curveSeries.ts';

interface CurveReadOutProps {
  readonly kind: CurveKind;
  readonly cross: number | undefined;
  readonly view: CurveView;
}

/** The values under the crosshair, or the latest: always in the header, so that nothing floats over the curves. */
export function CurveReadOut({ kind, cross, view }: CurveReadOutProps) {
  const text = useText();
  const read = useFrame(() => JSON.stringify(readSeries(kind, cross, text, view)));
  return (
    <span className="curve-read-out number" aria-hidden="true">
      {(JSON.parse(read) as ReturnType<typeof readSeries>).map(({ name, style, value }) => (
        <span key={name} title={name}>
          <i className={style} />
          {value}
        </span>
      ))}
    </span>
  );
}
