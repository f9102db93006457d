import FormField from '@cloudscape-design/components/form-field';
import { CodeEditor } from './CodeEditor';
import { jsonProblem } from './jsonProblem';

/** A field for JSON that is checked while one types. */
export function JsonField({
  label,
  description,
  value,
  onChange,
  height,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly height: number;
}) {
  return (
    <FormField stretch label={label} description={description} errorText={jsonProblem(value)}>
      <CodeEditor value={value} onChange={onChange} notation="json" label={label} height={height} />
    </FormField>
  );
}
