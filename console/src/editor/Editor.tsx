import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { Breadcrumbs } from '../parts/Breadcrumbs';
import { notationOf, parseDefinition } from '../parts/definitionText';
import { Failure } from '../parts/Failure';
import { GraphView } from '../parts/GraphView';
import { nameOf, routeTo } from '../parts/routes';
import { outline } from '../graph/definition';
import { layOut } from '../graph/layout';
import { DefinitionEditor } from './DefinitionEditor';
import { inNotation } from './definitionNotation';
import { DiagnosticList } from './DiagnosticList';
import { TEMPLATES, templateText } from './templates';
import { TestStatePanel } from './TestStatePanel';
import { useDiagnostics } from './useDiagnostics';
import { useSave } from './useSave';

/** The text of a definition beside its graph, and a state of it to be tried. */
export function Editor({
  arn,
  initialText,
  type: initialType,
}: {
  readonly arn: string | undefined;
  readonly initialText: string;
  readonly type: 'STANDARD' | 'EXPRESS';
}) {
  const [text, setText] = useState(initialText);
  const [name, setName] = useState('');
  const [type, setType] = useState(initialType);
  const [chosen, setChosen] = useState<{ readonly name: string }>();
  const [atCursor, setAtCursor] = useState<string>();
  const { diagnostics, isCurrent } = useDiagnostics(text, type);
  const picture = useMemo(() => layOut(outline(parseDefinition(text))), [text]);
  const save = useSave(arn, name, type);
  const invalid = diagnostics.some(diagnostic => diagnostic.severity === 'ERROR');
  const obstacle = save.obstacle ?? (invalid ? 'The definition has errors' : undefined);
  const notation = notationOf(text);
  const selected = atCursor ?? chosen?.name;
  return (
    <ContentLayout
      header={
        <SpaceBetween size="xs">
          <Breadcrumbs
            way={arn === undefined ? [] : [{ text: nameOf(arn), href: `#${routeTo.machine(arn)}` }]}
            page={arn === undefined ? 'Create' : 'Edit'}
          />
          <Header
            variant="h1"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button href={`#${arn === undefined ? routeTo.machines() : routeTo.machine(arn)}`} variant="link">
                  Cancel
                </Button>
                {arn !== undefined && (
                  <Button
                    disabled={(obstacle ?? save.publishObstacle) !== undefined}
                    disabledReason={obstacle ?? save.publishObstacle ?? ''}
                    onClick={() => save.save({ text, publish: true })}
                  >
                    Save and publish a version
                  </Button>
                )}
                <Button
                  variant="primary"
                  disabled={obstacle !== undefined}
                  disabledReason={obstacle ?? ''}
                  loading={save.isPending}
                  onClick={() => save.save({ text, publish: false })}
                >
                  {arn === undefined ? 'Create' : 'Save'}
                </Button>
              </SpaceBetween>
            }
          >
            {arn === undefined ? 'Create a state machine' : `Edit ${nameOf(arn)}`}
          </Header>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        {save.error && <Failure error={save.error} what="It was not saved" />}
        {arn === undefined && (
          <div className="filters">
            <FormField label="Name" description="1 to 80 letters, digits, - and _" errorText={save.nameProblem}>
              <Input value={name} onChange={event => setName(event.detail.value)} ariaRequired />
            </FormField>
            <FormField label="Type" description="Express runs in memory, five minutes at most">
              <Select
                options={[
                  { value: 'STANDARD', label: 'Standard' },
                  { value: 'EXPRESS', label: 'Express' },
                ]}
                selectedOption={{ value: type, label: type === 'STANDARD' ? 'Standard' : 'Express' }}
                onChange={event => setType(event.detail.selectedOption.value === 'EXPRESS' ? 'EXPRESS' : 'STANDARD')}
              />
            </FormField>
            <FormField label="Start from" description="Replaces the text below">
              <Select
                placeholder="A template"
                selectedOption={null}
                options={TEMPLATES.map(({ id, label, description }) => ({ value: id, label, description }))}
                onChange={event => {
                  const template = TEMPLATES.find(t => t.id === event.detail.selectedOption.value);
                  setText(templateText(template?.definition ?? {}));
                }}
              />
            </FormField>
          </div>
        )}
        <div className="beside beside-even">
          <SpaceBetween size="xs">
            <SegmentedControl
              label="Notation"
              selectedId={notation}
              onChange={event => {
                const other = inNotation(text, event.detail.selectedId === 'yaml' ? 'yaml' : 'json');
                setText(other ?? text);
              }}
              options={[
                { id: 'json', text: 'JSON' },
                { id: 'yaml', text: 'YAML', disabled: inNotation(text, 'yaml') === undefined },
              ]}
            />
            <DefinitionEditor
              text={text}
              onChange={setText}
              diagnostics={diagnostics}
              chosen={chosen}
              onStateAtCursor={setAtCursor}
            />
            <DiagnosticList text={text} diagnostics={diagnostics} isCurrent={isCurrent} />
          </SpaceBetween>
          <SpaceBetween size="m">
            <GraphView
              picture={picture}
              selected={selected}
              onSelect={state => {
                setChosen({ name: state });
                setAtCursor(state);
              }}
              label="Graph of the definition"
            />
            <TestStatePanel text={text} name={selected} />
          </SpaceBetween>
        </div>
      </SpaceBetween>
    </ContentLayout>
  );
}
