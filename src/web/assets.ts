import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { type Router } from 'express';
import { packageRoot } from '../package-root.js';

/** Beside our own folder or above it, wherever npm put the package. */
const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend'));

/**
 * GOV.UK's styles as the package ships them, less what only services on GOV.UK may use: its typeface. The brand
 * colour is a custom property.
 */
export function govukStyles(brandColour: string | null): string {
  const styles = readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,', '')
    .replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//g, '');
  return brandColour === null ? styles : `${styles}\n:root{--govuk-brand-colour:${brandColour}}`;
}

/** Styles and scripts under /assets; never the package's own assets folder, which holds the crown. */
export function assets(brandColour: string | null): Router {
  const router = express.Router();
  const styles = govukStyles(brandColour);
  router.get('/govuk-frontend.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'public, max-age=3600').send(styles);
  });
  router.get('/govuk-frontend.min.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').sendFile(join(govuk, 'govuk-frontend.min.js'));
  });
  router.use(
    express.static(join(packageRoot, 'views/assets'), { index: false, maxAge: '1h', extensions: [] }),
  );
  return router;
}
