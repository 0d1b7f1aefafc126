import { useEffect, useRef } from 'react';
import { FormulaError } from '../../engine/formula/formulaError.ts';
import { drawFeature } from './drawFeature.ts';
import { usePalette } from '../screen/usePalette.ts';

/** A feature's values over the plane; a formula that cannot be read leaves the picture of the last one that could. */
export function FeaturePicture({ formula, side }: { readonly formula: string; readonly side: number }) {
  const element = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useEffect(() => {
    if (!element.current) return;
    try {
      drawFeature(element.current, formula, palette, side);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
    }
  }, [formula, palette, side]);
  return <canvas ref={element} className="feature-picture" aria-hidden="true" style={{ width: side, height: side }} />;
}
