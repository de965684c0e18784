/** Questions as Teams hands them out: with answers, announcements and reactions between them. */
export const teamsExport = [
  'Type,Conversation Id,Identity,Email,Timestamp,Content,Reactions',
  'Announcement,1,A Host,host@council.example,2024-11-27T19:29:00Z,Welcome to our webinar!,3',
  'Question,2,A Parent,ash@family.example,2024-11-27T19:45:12.345Z,"How many places will there be, and when?",12',
  'Response,2,A Host,host@council.example,2024-11-27T19:47:00Z,We will come to that.,1',
  'Question,3,Anonymous,,2024-11-18T22:59:59Z,"Who sits on the panel?\nI could not find it.",0',
  'Question,4,Anonymous,,2024-11-27T19:50:00Z,,0',
  '',
].join('\r\n');

/** Questions as Slido hands them out, as Excel saves them in Britain. */
export const slidoExport = [
  'Strategy webinar;;;',
  'Question text;Participant name;Score;Created at',
  'When does the new base open?;Anonymous;7;27/11/2024 19:31',
  'Is there a taxi?;Kim;2;27/11/2024 19:32',
  'Is there a taxi?;Anonymous;1;27/11/2024 19:32',
  '',
].join('\n');
