// Words selected in a mail are taken over into the form, with the place where they stand.

const field = document.getElementById('words');
const place = document.getElementById('selected-at');
const said = document.getElementById('selection-said');

/** @type {{ words: string, at: string } | null} */
let chosen = null;

document.addEventListener('selectionchange', () => {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  for (const id of ['visible-text', 'whole-text']) {
    const text = document.getElementById(id);
    if (text === null || !text.contains(range.commonAncestorContainer)) continue;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    // Places are told in what the family wrote: elsewhere the words alone must do.
    chosen = { words: range.toString(), at: id === 'visible-text' ? String(before.toString().length) : '' };
  }
});

document.getElementById('use-selection')?.addEventListener('click', () => {
  if (!(field instanceof HTMLTextAreaElement) || !(place instanceof HTMLInputElement)) return;
  if (chosen === null) {
    if (said !== null) said.textContent = 'Select some words of the mail first.';
    return;
  }
  field.value = chosen.words.trim();
  place.value = chosen.at;
  if (said !== null) said.textContent = '';
  field.focus();
});
