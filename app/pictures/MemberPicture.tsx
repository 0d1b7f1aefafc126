import { useEffect, useRef } from 'react';
import { createMemberChart } from '../charts/memberChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { Picture } from './picture.ts';

interface MemberPictureProps {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  readonly large?: boolean;
  /** What it shows, in words; a picture beside its name needs none. */
  readonly label?: string;
}

export function MemberPicture({ picture, width, height, large = false, label }: MemberPictureProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useEffect(() => {
    if (!element.current) return undefined;
    const chart = createMemberChart(element.current);
    chart.update({ picture, palette, width, height, large });
    return () => chart.destroy();
  }, [picture, palette, width, height, large]);
  return (
    <canvas
      ref={element}
      className="member-picture"
      style={{ width, height }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
