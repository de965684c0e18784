// Follows the runs of jobs as they go: fills in what stands on the page already, and says when one has ended.

/**
 * @typedef {{ id: string, running: boolean, state: { text: string, tag: string }, sentence: string, done: number | null,
 *   last: string, failing: string, next: string }} RunView
 */

/** Which runs were going when the page last heard of them. */
const running = new Set();

/** @param {Element} card @param {string} name @param {string} text */
function fill(card, name, text) {
  const part = card.querySelector(`[data-part="${name}"]`);
  if (part !== null && part.textContent !== text) part.textContent = text;
  card.querySelector(`[data-fact="${name}"]`)?.toggleAttribute('hidden', text === '');
}

/** @param {Element} card @param {RunView} run */
function show(card, run) {
  fill(card, 'state', run.state.text);
  card.querySelector('[data-part="state"]')?.setAttribute('class', `govuk-tag ${run.state.tag}`);
  for (const name of /** @type {const} */ (['sentence', 'last', 'failing', 'next']))
    fill(card, name, run[name]);
  const bar = card.querySelector('progress');
  bar?.toggleAttribute('hidden', !run.running);
  if (run.done === null) bar?.removeAttribute('value');
  else bar?.setAttribute('value', String(run.done));
}

/** @param {Element} card @param {RunView} run */
function tell(card, run) {
  if (run.running) {
    running.add(run.id);
    return;
  }
  if (!running.delete(run.id)) return;
  const status = document.getElementById('run-ended');
  if (status !== null)
    status.textContent = `${card.getAttribute('data-name')}: ${run.state.text}. ${run.sentence}`;
}

const stream = new EventSource('/jobs/stream');
stream.addEventListener('message', ({ data }) => {
  for (const run of /** @type {RunView[]} */ (JSON.parse(data))) {
    const card = document.querySelector(`[data-run="${CSS.escape(run.id)}"]`);
    if (card === null) continue;
    show(card, run);
    tell(card, run);
  }
});
// An open stream would keep the browser from remembering this page as it was.
addEventListener('pagehide', () => stream.close());
