import { EditorView } from 'codemirror';

/**
 * Replaces a selection by what is typed without the browser's help, which would carry the look of what was selected over to
 * the new text with inline styles, and those the Content-Security-Policy refuses.
 */
export const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const text = event.data;
    const { main, ranges } = view.state.selection;
    if (event.inputType !== 'insertText' || text === null || main.empty || ranges.length > 1 || view.composing) {
      return false;
    }
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(view.state.toText(text)), {
        userEvent: 'input.type',
        scrollIntoView: true,
      });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some(handler => handler(view, main.from, main.to, text, insert))) {
      view.dispatch(insert());
    }
    return true;
  },
});
