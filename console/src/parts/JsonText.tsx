import './json.css';
import { applyEdits, format } from 'jsonc-parser';
import { useMemo, useState } from 'react';

const HIGHLIGHT_CHARACTERS_MAX = 200_000;
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON, indented and coloured; what is no JSON is shown as it is. Everything is text: nothing of it is markup. */
export function JsonText({ text, label }: { readonly text: string; readonly label: string }) {
  const parts = useMemo(() => highlighted(indented(text)), [text]);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="json-box">
      <pre className="json mono" tabIndex={0} role="group" aria-label={label}>
        {parts}
      </pre>
      <button
        type="button"
        className="json-copy"
        aria-label={`Copy: ${label}`}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        onBlur={() => setCopied(false)}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}

/** The same JSON, indented; numbers stay as they are written. */
export function indented(text: string): string {
  if (text.length > HIGHLIGHT_CHARACTERS_MAX || !/^\s*[[{]/.test(text)) {
    return text;
  }
  return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }));
}

function highlighted(text: string): React.ReactNode {
  if (text.length > HIGHLIGHT_CHARACTERS_MAX) {
    return text;
  }
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, string, colon] = match;
    const kind = string === undefined ? 'word' : colon === undefined ? 'text' : 'key';
    parts.push(
      <span key={match.index} className={kind}>
        {string ?? whole}
      </span>,
      colon ?? '',
    );
  }
  parts.push(text.slice(end));
  return parts;
}
