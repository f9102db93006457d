import Box from '@cloudscape-design/components/box';
import { JsonText } from './JsonText';

/** What went in and what came out, of a state or of an execution. */
export function InputAndOutput({
  input,
  output,
  of,
}: {
  readonly input: string;
  readonly output: string;
  readonly of: string;
}) {
  return (
    <div className="stacked">
      <div>
        <Box variant="awsui-key-label">Input</Box>
        <JsonText text={input} label={`Input of the ${of}`} />
      </div>
      <div>
        <Box variant="awsui-key-label">Output</Box>
        <JsonText text={output} label={`Output of the ${of}`} />
      </div>
    </div>
  );
}
