import { useMemo } from 'react';
import { useText } from '../i18n/useText.ts';
import { qrPath } from './qrPath.ts';

/** A link as a picture for a phone: black on white in either theme, as scanners want it. */
export function QrCode({ text }: { readonly text: string }) {
  const { t } = useText();
  const picture = useMemo(() => qrPath(text), [text]);
  if (!picture) return <p className="empty">{t('shareQrTooLong')}</p>;
  const { size, path } = picture;
  return (
    <figure className="qr" aria-label={t('shareQr')}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </figure>
  );
}
