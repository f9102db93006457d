import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from 'codemirror';
import { tags } from '@lezer/highlight';

/** Colours of code, from the page's own, so that they follow light and dark. */
export const codeTheme = [
  EditorView.theme({
    '&.cm-focused': { outline: '2px solid var(--select)', outlineOffset: '-2px' },
    '.cm-gutters': { backgroundColor: 'var(--paper-soft)', color: 'var(--ink-soft)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'color-mix(in srgb, var(--running-paper) 50%, transparent)',
    },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in srgb, var(--select) 30%, transparent) !important',
    },
    '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--line-soft)' },
    '.cm-panels': { backgroundColor: 'var(--paper-soft)', color: 'var(--ink)' },
    '.cm-foldPlaceholder': { backgroundColor: 'var(--paper-soft)', color: 'var(--ink-soft)', border: 'none' },
    '.cm-matchingBracket': { backgroundColor: 'var(--running-paper) !important' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--running)' },
      { tag: tags.string, color: 'var(--good)' },
      { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--warn)' },
      { tag: tags.comment, color: 'var(--ink-soft)' },
    ]),
  ),
];
