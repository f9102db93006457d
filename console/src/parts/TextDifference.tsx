import './code.css';
import { json } from '@codemirror/lang-json';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import Box from '@cloudscape-design/components/box';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import { codeTheme } from './codeTheme';
import { contentNonce } from './contentNonce';

/** Two texts beside each other, with what differs marked. */
export function TextDifference({
  left,
  right,
  label,
}: {
  readonly left: string;
  readonly right: string;
  readonly label: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) {
      return;
    }
    const extensions = (side: string) => [
      EditorView.cspNonce.of(contentNonce()),
      basicSetup,
      codeTheme,
      json(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': `${label}, ${side}`, tabindex: '0' }),
    ];
    const view = new MergeView({
      parent: box.current,
      a: { doc: left, extensions: extensions('left') },
      b: { doc: right, extensions: extensions('right') },
      collapseUnchanged: { margin: 3, minSize: 8 },
    });
    return () => view.destroy();
  }, [left, right, label]);
  return (
    <div>
      <Box variant="awsui-key-label">
        {label}
        {left === right ? ': the same' : ''}
      </Box>
      <div className="difference" ref={box} />
    </div>
  );
}
