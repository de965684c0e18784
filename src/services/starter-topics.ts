import type { ExpectedTopic } from '../pipeline/types.js';

const topic = (title: string, description: string): ExpectedTopic => ({ title, description });

/** Lists to begin with: a host takes one, strikes out what does not fit and adds what is missing. */
export const starterLists: readonly { id: string; name: string; topics: ExpectedTopic[] }[] = [
  {
    id: 'send',
    name: 'Special educational needs and disabilities',
    topics: [
      topic(
        'Special school places',
        'new special schools, more places, when they open, where they are, who gets one, full schools',
      ),
      topic(
        'How placement decisions are made',
        'panels, who sits on them, how a school is named, reasons for a decision, parental preference',
      ),
      topic(
        'EHC plans: waiting and delays',
        'requests for assessment, the 20 weeks, late plans, educational psychologists, backlog',
      ),
      topic(
        'Annual reviews and changes to plans',
        'reviews held late, amended plans, moving area, plans that are out of date, ceasing a plan',
      ),
      topic(
        'Support in mainstream schools',
        'inclusion, teaching assistants, training of staff, resourced provision in ordinary schools, SENCOs',
      ),
      topic(
        'School transport',
        'taxis and buses to school, who is entitled, escorts, long journeys, travel training, mileage',
      ),
      topic(
        'Children out of school',
        'school avoidance, exclusions, part-time timetables, tuition at home, alternative provision, attendance fines',
      ),
      topic(
        'Therapies and health',
        'speech and language therapy, occupational therapy, mental health, waiting lists, diagnosis of autism and ADHD',
      ),
      topic(
        'After 16 and becoming an adult',
        'colleges, sixth forms, supported internships, plans up to 25, moving to adult services',
      ),
      topic(
        'Early years',
        'nurseries, starting school, portage, help before a diagnosis, funding for under fives',
      ),
      topic(
        'Money and funding',
        'the high needs budget, banding, top-up funding, spending on tribunals, value for money',
      ),
      topic(
        'Being told and being heard',
        'calls and emails not answered, caseworkers who change, complaints, how parents are involved, the local offer',
      ),
    ],
  },
  {
    id: 'admissions',
    name: 'School admissions',
    topics: [
      topic('Applying and deadlines', 'how to apply, closing dates, changing a form, late applications'),
      topic(
        'Catchment areas and distance',
        'how distance is measured, priority areas, the last place offered',
      ),
      topic('Brothers and sisters', 'sibling priority, twins, siblings at linked schools'),
      topic('Faith and selective schools', 'supplementary forms, church attendance, tests, aptitude places'),
      topic('Special needs and medical reasons', 'EHC plans, social and medical priority, evidence'),
      topic('Waiting lists', 'position on the list, how long it runs, places that come up'),
      topic('Appeals', 'how to appeal, the hearing, grounds, infant class size'),
      topic('Moving during the year', 'in-year transfers, moving house, fair access'),
      topic('Proof of address', 'documents, separated parents, renting, checks on false addresses'),
      topic('New schools and more places', 'expansions, full schools, new housing, bulge classes'),
      topic('Getting to school', 'free transport, safe routes, buses'),
    ],
  },
  {
    id: 'council',
    name: 'A council service in general',
    topics: [
      topic('What is changing and when', 'plans, dates, which areas, what stays the same'),
      topic('Who can get it', 'eligibility, rules, how to apply, evidence that is asked for'),
      topic('What it costs', 'charges, savings, budgets, help with paying'),
      topic('Waiting and delays', 'how long things take, backlogs, missed appointments'),
      topic('Quality and complaints', 'poor service, how to complain, putting things right'),
      topic('Staff and contact', 'who to speak to, phone lines, opening hours, offices, visits'),
      topic(
        'Access and equality',
        'disabled people, other languages, rural areas, people who are not online',
      ),
      topic('Having a say', 'consultation, how decisions are made, what residents said before'),
    ],
  },
];
