import type { Field, Fields, MemberField, Registry } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { BooleanControl } from './BooleanControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { useValue } from './fieldHost.ts';
import { FormulaControl } from './FormulaControl.tsx';
import { MemberControl } from './MemberControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { TextControl } from './TextControl.tsx';

interface FieldListProps {
  readonly fields: Fields;
  readonly path: Path;
  /** Only these, in this order; all where absent. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** Members without the settings of their own, which stand elsewhere. */
  readonly bare?: boolean;
}

/** Controls for the fields of a definition or of a part of the document: what each is follows from its kind alone. */
export function FieldList({ fields, path, only, except = [], bare = false }: FieldListProps) {
  const names = (only ?? Object.keys(fields)).filter((name) => !except.includes(name));
  return names.map((name) => {
    const field = fields[name];
    const own = [...path, name];
    return field && <FieldControl key={own.join('.')} field={field} path={own} bare={bare} />;
  });
}

interface FieldControlProps {
  readonly field: Field;
  readonly path: Path;
  readonly bare: boolean;
}

function FieldControl({ field, path, bare }: FieldControlProps) {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return <NumberControl field={field} path={path} />;
    case 'boolean':
      return <BooleanControl field={field} path={path} />;
    case 'choice':
      return <ChoiceControl field={field} path={path} />;
    case 'formula':
      return <FormulaControl field={field} path={path} />;
    case 'text':
    case 'formulas':
    case 'numbers':
      return <TextControl field={field} path={path} />;
    case 'member':
      return (
        <>
          <MemberControl field={field} path={path} />
          {!bare && <MemberFields field={field} path={path} />}
        </>
      );
  }
}

/** The settings that the chosen member has of its own. */
function MemberFields({ field, path }: { readonly field: MemberField<Registry>; readonly path: Path }) {
  const { type } = useValue(path) as { readonly type: string };
  return <FieldList key={type} fields={field.registry[type]?.fields ?? {}} path={path} />;
}
