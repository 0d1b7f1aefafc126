import { useEffect, useRef, useSyncExternalStore } from 'react';
import { presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import { createDecisionMap } from '../charts/decisionMap.ts';
import { createFittedCurve } from '../charts/fittedCurve.ts';
import { readsFiles, shapeOf } from '../data/datasetGroups.ts';
import { drawThumbnail } from '../data/drawThumbnail.ts';
import { useSamples } from '../data/useSamples.ts';
import { useText } from '../i18n/useText.ts';
import { mapReading } from '../panels/mapReading.ts';
import { curvePoints, planePoints } from '../panels/samplePoints.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import type { PresetName } from '../state/presetOf.ts';
import { Icon } from '../ui/Icon.tsx';
import { NetSketch } from './NetSketch.tsx';
import { drawDigitSheet } from './drawDigitSheet.ts';
import { isTrained, onPictures, pictureOf } from './presetPictures.ts';

/** What a preset is about: a trained net over its samples, the samples alone, or the net where it fits on paper. */
export function PresetThumbnail({ name }: { readonly name: PresetName }) {
  const { t } = useText();
  const box = useRef<HTMLSpanElement>(null);
  const { width, height } = useSize(box);
  const document = presetDocument(presets[name]);
  const { data } = document;
  const waits = readsFiles(data.type);
  const isOnPaper = presets[name].group === 'byHand';
  return (
    <span className="preset-picture" ref={box} aria-hidden="true">
      {waits && (
        <span className="caption">
          <Icon name="upload" />
          {t('galleryNeedsFiles')}
        </span>
      )}
      {isOnPaper && <NetSketch document={document} />}
      {!waits && width > 0 && isTrained(name) && <TrainedPicture name={name} width={width} height={height} />}
      {!waits && !isOnPaper && width > 0 && !isTrained(name) && (
        <DataPicture name={name} width={width} height={height} />
      )}
    </span>
  );
}

interface PictureProps {
  readonly name: PresetName;
  readonly width: number;
  readonly height: number;
}

function TrainedPicture({ name, width, height }: PictureProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const picture = useSyncExternalStore(onPictures, () => pictureOf(name));
  const isCurve = picture?.summary.kind === 'curve';
  useEffect(() => {
    const { current } = element;
    if (!current || !picture) return;
    const { summary, outputs, size } = picture;
    const { units, plane } = summary;
    const common = { outputs, size, units, showTest: false, palette };
    if (isCurve)
      createFittedCurve(current).update({
        ...common,
        points: curvePoints(summary, palette),
        domain: plane,
        width,
        height,
      });
    else
      createDecisionMap(current).update({
        ...common,
        reading: mapReading(summary).map,
        points: planePoints(summary, palette),
        plane,
        discretize: false,
        side: width,
      });
  }, [picture, palette, width, height, isCurve]);
  // The plane is square: the card shows its middle.
  return <canvas ref={element} style={isCurve ? { width, height } : { width, height: width }} />;
}

function DataPicture({ name, width, height }: PictureProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const { type } = presetDocument(presets[name]).data;
  const samples = useSamples(type);
  const shape = shapeOf(presetDocument(presets[name]).data);
  const isImage = shape.kind === 'image';
  const { sample } = shape;
  useEffect(() => {
    if (!element.current || !samples) return;
    if (isImage) drawDigitSheet(element.current, { samples, sample, width, height });
    else
      drawThumbnail(element.current, {
        samples,
        shape: shapeOf(presetDocument(presets[name]).data),
        palette,
        side: height,
      });
  }, [samples, palette, width, height, name, isImage, sample]);
  return <canvas ref={element} style={{ width: isImage ? width : height, height }} />;
}
