// @ts-expect-error The package's built script has no types beside it here.
import { initAll } from '/assets/govuk-frontend.min.js';

initAll();
