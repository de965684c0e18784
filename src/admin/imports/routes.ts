import { ExportNotReadable } from '../../services/importing.js';
import type { Webinar } from '../../store/index.js';
import { hiddenParts } from '../../web/forms.js';
import { moderators, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import { uploadOf } from '../../web/uploads.js';
import type { AdminServices } from '../services.js';
import { importLine, importPage, mappingForm } from './import-page.js';

const mostListed = 50;

/** Exports of questions: upload, look at what would be imported, import. */
export function importRoutes({ store, importing }: AdminServices): Route[] {
  const list = async (errors: { text: string; href: string }[], chosen = '') => {
    const [webinars, imports] = await Promise.all([store.webinars.list(), store.imports.latest(mostListed)]);
    const open = webinars.filter(({ phase }) => phase !== 'closed');
    const byId = new Map(webinars.map((webinar) => [webinar.id, webinar]));
    const choices = open.map(({ id, title }) => ({ value: id, text: title, selected: id === chosen }));
    return {
      pageTitle: errors.length === 0 ? 'Import' : 'Error: Import',
      errors,
      errorOf: Object.fromEntries(errors.map(({ text, href }) => [href.slice(1), { text }])),
      // Of several none is chosen beforehand: questions must not come into the wrong one by haste.
      webinars:
        choices.length > 1 ? [{ value: '', text: 'Choose a webinar', selected: false }, ...choices] : choices,
      imports: imports.map((one) => importLine(one, byId.get(one.webinar))),
    };
  };

  return [
    {
      method: 'get',
      path: '/imports',
      may: moderators,
      handle: async (_request, response) => response.render('imports/list', await list([])),
    },
    {
      method: 'post',
      path: '/imports',
      may: moderators,
      handle: async (request, response) => {
        const asked = String(request.body?.webinar ?? '');
        const again = async (text: string, href: string) => {
          response.status(400).render('imports/list', await list([{ text, href }], asked));
        };
        const webinar: Webinar | undefined = (await store.webinars.list()).find(({ id }) => id === asked);
        if (webinar === undefined) return again('Choose the webinar the questions belong to', '#webinar');
        const upload = uploadOf(response);
        if (upload === null) return again('Choose the file that you downloaded from Teams or Slido', '#file');
        try {
          const id = await importing.keep(webinar, upload.name, upload.bytes, personOf(response).name);
          response.redirect(303, `/imports/${id}`);
        } catch (error) {
          if (!(error instanceof ExportNotReadable)) throw error;
          await again(error.message, '#file');
        }
      },
    },
    {
      method: 'get',
      path: '/imports/:import',
      may: moderators,
      records: { action: 'looked at an upload', kind: 'import', parameter: 'import' },
      handle: async (request, response) => {
        const kept = await store.imports.get(String(request.params.import));
        const webinar = await store.webinars.get(kept.webinar);
        const chosen = mappingForm.safeParse(request.query);
        const preview =
          kept.bytes === null
            ? null
            : importing.preview(kept.bytes, webinar, chosen.success ? chosen.data : undefined);
        response.render('imports/import', importPage(kept, webinar, preview, importing.isGoing(kept.id)));
      },
    },
    {
      method: 'post',
      path: '/imports/:import',
      may: moderators,
      handle: async (request, response) => {
        const mapping = hiddenParts(mappingForm, request.body);
        const { id } = await store.imports.get(String(request.params.import));
        void importing.importKept(id, mapping, personOf(response).name);
        response.redirect(303, `/imports/${id}`);
      },
    },
  ];
}
