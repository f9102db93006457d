import './state.css';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { asRecord } from '../graph/definition';
import type { Visit } from '../history/visit';
import { JsonText } from '../parts/JsonText';

interface Step {
  readonly title: string;
  readonly by: readonly string[];
  readonly text: string | undefined;
}

/** The data of a state in the order in which it is made, and the fields of the definition that made it. */
export function DataFlow({ visit, definition }: { readonly visit: Visit; readonly definition: string }) {
  const fields = asRecord(JSON.parse(definition));
  const last = visit.attempts.at(-1);
  const assigned = visit.assigned === undefined ? undefined : variables(visit.assigned);
  const steps: Step[] = [
    { title: 'Input', by: [], text: visit.input },
    {
      title: 'What was called with',
      by: ['InputPath', 'Parameters', 'Arguments', 'ItemSelector'],
      text: last?.parameters,
    },
    { title: 'What came back', by: [], text: last?.output },
    { title: 'Variables set', by: ['Assign'], text: assigned },
    { title: 'Output', by: ['ResultSelector', 'ResultPath', 'OutputPath', 'Output'], text: visit.output },
  ];
  return (
    <SpaceBetween size="s">
      {steps
        .filter(step => step.text !== undefined)
        .map(step => (
          <div key={step.title}>
            <Box variant="awsui-key-label">{step.title}</Box>
            {step.by
              .filter(field => fields[field] !== undefined)
              .map(field => (
                <div key={field} className="mono user-text made-by">
                  {field}: {typeof fields[field] === 'string' ? fields[field] : JSON.stringify(fields[field])}
                </div>
              ))}
            <JsonText text={step.text ?? ''} label={step.title} />
          </div>
        ))}
    </SpaceBetween>
  );
}

/** The history has each variable as a text of JSON. */
function variables(assigned: Readonly<Record<string, string>>): string {
  return `{${Object.entries(assigned)
    .map(([name, json]) => `${JSON.stringify(name)}: ${json}`)
    .join(', ')}}`;
}
