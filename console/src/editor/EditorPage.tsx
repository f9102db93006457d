import { useMachine } from '../machines/useMachine';
import { Failure } from '../parts/Failure';
import { indented } from '../parts/JsonText';
import { Loading } from '../parts/Loading';
import { nameOf } from '../parts/routes';
import { usePageTitle } from '../parts/usePageTitle';
import { Editor } from './Editor';
import { TEMPLATES, templateText } from './templates';

/** Creates a state machine, or changes the one with this ARN. */
export function EditorPage({ arn }: { readonly arn: string | undefined }) {
  const machine = useMachine(arn ?? '');
  usePageTitle(arn === undefined ? 'Create a state machine' : `Edit ${nameOf(arn)}`);
  if (arn === undefined) {
    return <Editor arn={undefined} initialText={templateText(TEMPLATES[0]?.definition ?? {})} type="STANDARD" />;
  }
  if (machine.error) {
    return <Failure error={machine.error} what="This state machine cannot be edited" />;
  }
  return machine.data === undefined ? (
    <Loading what="the definition" />
  ) : (
    <Editor arn={arn} initialText={indented(machine.data.definition ?? '')} type={machine.data.type ?? 'STANDARD'} />
  );
}
