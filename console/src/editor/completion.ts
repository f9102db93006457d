import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Text } from '@codemirror/state';
import { allStates, outline } from '../graph/definition';
import { parseDefinition } from '../parts/definitionText';
import { FIELDS, REFERENCES, VALUES } from './vocabulary';

/** How many lines a list of values is looked back for its name. */
const LIST_LINES_MAX = 50;
/** What is a text in YAML as it stands: nothing at its start, or with a colon or hash, that has a meaning. */
const PLAIN_IN_YAML = /^(?!(?:true|false|null|yes|no|on|off|~)$)[A-Za-z_](?:[^:#]|:(?!\s|$)|(?<!\s)#)*$/i;

/** Names of fields, and for some of them their values; the names of states where one is to be named. */
export function completeDefinition(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const value = /["']?(\w+)["']?\s*:\s*(?:\[\s*)?(["']?)([^"',\]]*)$/.exec(before);
  if (value?.[1] !== undefined) {
    const [, field, quote, typed] = value;
    const options = valuesOf(field, context.state.doc.toString());
    return options.length === 0
      ? null
      : {
          from: context.pos - (typed ?? '').length,
          options: quoted(options, quote ?? '', context),
          validFor: /^[^"']*$/,
        };
  }
  const item = /^\s*(?:-\s+)?(["']?)([^"',:{]*)$/.exec(before);
  const list = item === null ? undefined : listAround(context.state.doc, line.number);
  if (item !== null && list !== undefined) {
    const options = valuesOf(list, context.state.doc.toString());
    return {
      from: context.pos - (item[2] ?? '').length,
      options: quoted(options, item[1] ?? '', context),
      validFor: /^[^"']*$/,
    };
  }
  const key = /(^|[{,\s])(["']?)(\w*)$/.exec(before);
  if (key === null || (!context.explicit && key[2] === '' && key[3] === '')) {
    return null;
  }
  const options: Completion[] = Object.entries(FIELDS).map(([label, info]) => ({
    label,
    detail: info,
    type: 'property',
  }));
  return {
    from: context.pos - (key[3] ?? '').length,
    options: quotedKeys(options, key[2] ?? '', context),
    validFor: /^\w*$/,
  };
}

/** The field whose list of values the items of this line belong to; undefined when it is none, or may hold anything. */
function listAround(doc: Text, line: number): string | undefined {
  const isDashed = /^\s*-\s/.test(doc.line(line).text);
  for (let at = line - 1; at >= Math.max(1, line - LIST_LINES_MAX); at--) {
    const text = doc.line(at).text;
    const begun = /["']?(\w+)["']?\s*:\s*(\[?)\s*$/.exec(text);
    if (begun?.[1] !== undefined) {
      return VALUES[begun[1]] !== undefined && isDashed !== (begun[2] === '[') ? begun[1] : undefined;
    }
    if (/[:{}[\]]/.test(text)) {
      return undefined;
    }
  }
  return undefined;
}

function valuesOf(field: string, text: string): Completion[] {
  if (REFERENCES.includes(field)) {
    return allStates(outline(parseDefinition(text))).map(state => ({
      label: state.name,
      detail: state.type,
      type: 'constant',
    }));
  }
  return (VALUES[field] ?? []).map(label => ({ label, type: 'enum' }));
}

/** In JSON a value that is begun without a quote gets both; in YAML one that would mean something else without. */
function quoted(options: Completion[], quote: string, context: CompletionContext): Completion[] {
  if (quote !== '') {
    return options;
  }
  const json = isJson(context);
  return options.map(o => (json || !PLAIN_IN_YAML.test(o.label) ? { ...o, apply: JSON.stringify(o.label) } : o));
}

function quotedKeys(options: Completion[], quote: string, context: CompletionContext): Completion[] {
  if (!isJson(context)) {
    return options.map(o => ({ ...o, apply: `${o.label}: ` }));
  }
  return quote === '' ? options.map(o => ({ ...o, apply: `"${o.label}": ` })) : options;
}

function isJson(context: CompletionContext): boolean {
  return /^\s*\{/.test(context.state.doc.sliceString(0, 200));
}
