import { autocompletion } from '@codemirror/autocomplete';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorView } from 'codemirror';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CodeEditor } from '../parts/CodeEditor';
import { notationOf } from '../parts/definitionText';
import { completeDefinition } from './completion';
import { placeOf, type EditorDiagnostic } from './diagnostic';
import { stateAt, stateRange } from './location';

/** The text of a definition, with what the validator says at the right line; goes to a state that is chosen elsewhere. */
export function DefinitionEditor({
  text,
  onChange,
  diagnostics,
  chosen,
  onStateAtCursor,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly diagnostics: readonly EditorDiagnostic[];
  /** The state to go to; a new object goes there again. */
  readonly chosen: { readonly name: string } | undefined;
  readonly onStateAtCursor: (name: string | undefined) => void;
}) {
  const [view, setView] = useState<EditorView>();
  const told = useRef(onStateAtCursor);
  useEffect(() => {
    told.current = onStateAtCursor;
  });
  const extensions = useMemo(
    () => [
      lintGutter(),
      autocompletion({ override: [completeDefinition], icons: false }),
      EditorView.updateListener.of(update => {
        if (update.selectionSet && update.view.hasFocus) {
          told.current(stateAt(update.state.doc.toString(), update.state.selection.main.head));
        }
      }),
    ],
    [],
  );
  useEffect(() => {
    if (view !== undefined) {
      view.dispatch(setDiagnostics(view.state, marks(view.state.doc.toString(), diagnostics)));
    }
  }, [view, diagnostics]);
  useEffect(() => {
    const range = view && chosen && stateRange(view.state.doc.toString(), chosen.name);
    if (view !== undefined && range !== undefined) {
      view.dispatch({
        selection: { anchor: range.from, head: range.to },
        effects: EditorView.scrollIntoView(range.from, { y: 'start', yMargin: 40 }),
      });
    }
  }, [view, chosen]);
  return (
    <CodeEditor
      value={text}
      onChange={onChange}
      notation={notationOf(text)}
      label="Definition"
      height="clamp(360px, 66vh, 900px)"
      extensions={extensions}
      onReady={setView}
    />
  );
}

function marks(text: string, diagnostics: readonly EditorDiagnostic[]): Diagnostic[] {
  return diagnostics.map(diagnostic => {
    return {
      ...placeOf(text, diagnostic),
      severity: diagnostic.severity === 'ERROR' ? 'error' : 'warning',
      source: diagnostic.code ?? '',
      message: diagnostic.message ?? '',
    };
  });
}
