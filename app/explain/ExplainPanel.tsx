import { useText } from '../i18n/useText.ts';
import { Fetched } from '../panels/Fetched.tsx';
import { explainPart } from './explainPart.ts';

/** The place of the explanation: under the network, in place of settings and inspector. */
export function ExplainPanel() {
  const { t } = useText();
  return (
    <section className="panel explain" aria-label={t('explain')}>
      <Fetched part={explainPart} />
    </section>
  );
}
