import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { assets, govukStyles } from '../../src/web/assets.js';

const app = express().use('/assets', assets('#123456'));

describe('styles', () => {
  it('leave out what only services on GOV.UK may use', () => {
    const styles = govukStyles(null);
    expect(styles).toContain('.govuk-button');
    expect(styles).not.toMatch(/@font-face|GDS Transport|sourceMappingURL|--govuk-brand-colour:#123456/i);
  });

  it('carry the organisation’s colour', async () => {
    const response = await supertest(app).get('/assets/govuk-frontend.css').expect(200);
    expect(response.headers['content-type']).toMatch(/text\/css/);
    expect(response.text).toContain(':root{--govuk-brand-colour:#123456}');
  });
});

describe('assets', () => {
  it.each(['govuk-frontend.min.js', 'start.js', 'js-enabled.js', 'app.css', 'favicon.svg'])(
    'hold %s',
    async (file) => {
      const response = await supertest(app).get(`/assets/${file}`).expect(200);
      expect(response.headers['cache-control']).toBe('public, max-age=3600');
    },
  );

  it.each([
    'images/govuk-crest.svg',
    'images/favicon.ico',
    'rebrand/images/favicon.svg',
    'fonts/light-94a07e06a1-v2.woff2',
    'manifest.json',
    '../layouts/start.ejs',
    '..%2Flayouts%2Fstart.ejs',
  ])('hold no crown, no font and nothing from outside: %s', async (file) => {
    const { status } = await supertest(app).get(`/assets/${file}`);
    expect([403, 404]).toContain(status);
  });
});
