import './code.css';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { Notation } from './definitionText';
import { codeTheme } from './codeTheme';
import { contentNonce } from './contentNonce';
import { typeOverSelection } from './typeOverSelection';

/** A text editor for JSON or YAML. Tab leaves it, as everywhere on the page. */
export function CodeEditor({
  value,
  onChange,
  notation,
  label,
  height,
  extensions = [],
  onReady,
  readOnly = false,
}: {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly notation: Notation;
  readonly label: string;
  readonly height: number | string;
  readonly extensions?: Extension;
  readonly onReady?: (view: EditorView) => void;
  readonly readOnly?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const language = useRef(new Compartment());
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (box.current === null) {
      return;
    }
    const created = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(contentNonce()),
          typeOverSelection,
          basicSetup,
          codeTheme,
          language.current.of(languageOf(notation)),
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of(update => update.docChanged && changed.current?.(update.state.doc.toString())),
          extensions,
        ],
      }),
    });
    view.current = created;
    onReady?.(created);
    return () => created.destroy();
    // the editor keeps its own state; what changes later comes in through the effects below
  }, []);
  useEffect(() => {
    const current = view.current?.state.doc.toString();
    if (current !== undefined && current !== value) {
      view.current?.dispatch({ changes: { from: 0, to: current.length, insert: value } });
    }
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(languageOf(notation)) });
  }, [notation]);
  return (
    <div
      className="editor"
      ref={box}
      style={{ '--editor-height': typeof height === 'number' ? `${height}px` : height } as React.CSSProperties}
    />
  );
}

function languageOf(notation: Notation): Extension {
  return notation === 'json' ? json() : yaml();
}
