import type { FormulaError } from '../../engine/formula/formulaError.ts';
import { useText } from '../i18n/useText.ts';
import { Problem } from '../ui/Problem.tsx';

interface FormulaMistakeProps {
  readonly text: string;
  readonly error: FormulaError;
}

/** The text with the mistake underlined, and a sentence that says what to do. */
export function FormulaMistake({ text, error }: FormulaMistakeProps) {
  const { say } = useText();
  const { position, length } = error;
  // At the end of the text nothing stands that could be underlined: an empty place does.
  const wrong = text.slice(position, position + Math.max(1, length)) || ' ';
  return (
    <div className="formula-mistake">
      <p className="formula-text" aria-hidden="true">
        {text.slice(0, position)}
        <mark>{wrong}</mark>
        {text.slice(position + wrong.length)}
      </p>
      <Problem text={say(error.words)} />
    </div>
  );
}
