import { openModels } from '../../store/open-models.js';
import { benchWebinar } from './questions.js';

/** Opens a store in a process of its own, as at a start, gets a page of questions, and says what that took. */
const [, , folder = ''] = process.argv;
const begun = performance.now();
const { models, close } = await openModels({ kind: 'embedded', folder });
const openMs = performance.now() - begun;
const rssMb = process.memoryUsage.rss() / 2 ** 20;
const paging = performance.now();
await models.Question.find({ webinar: benchWebinar })
  .sort({ received: 1, _id: 1 })
  .skip(100)
  .limit(50)
  .lean();
const pageMs = performance.now() - paging;
await close();
process.stdout.write(JSON.stringify({ openMs, rssMb, pageMs }));
