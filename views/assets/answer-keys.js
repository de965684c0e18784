// One key an answer: each button that carries data-key is pressed by it. Single keys can be turned off, because some
// people's speech or switch software types them by accident.

const remembered = 'answer-keys';

/** @returns {boolean} */
function areOn() {
  try {
    return localStorage.getItem(remembered) !== 'off';
  } catch {
    return true;
  }
}

const control = document.getElementById('keys-switch');

function tell() {
  if (control !== null) control.textContent = areOn() ? 'Turn the keys off' : 'Turn the keys on';
}

control?.addEventListener('click', () => {
  try {
    localStorage.setItem(remembered, areOn() ? 'off' : 'on');
  } catch {
    // Without a memory the keys stay on.
  }
  tell();
});
tell();

/** @type {Record<string, string>} */
const fields = { n: 'title', o: 'other' };
/** @type {Record<string, string>} */
const boxes = { g: 'together' };

document.addEventListener('keydown', (event) => {
  if (!areOn() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
  const field = fields[event.key];
  if (field !== undefined) {
    document.getElementById(field)?.focus();
    event.preventDefault();
    return;
  }
  const box = document.getElementById(boxes[event.key] ?? '');
  if (box instanceof HTMLInputElement) {
    box.click();
    event.preventDefault();
    return;
  }
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (button instanceof HTMLButtonElement) {
    event.preventDefault();
    button.click();
  }
});
