/** Function words of English, and the courtesies of mail: they say nothing of what is asked. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are arent as at be because been before being below ' +
    'between both but by can cannot cant could couldnt did didnt do does doesnt doing dont down during each either else ' +
    'even ever every few for from further get gets getting give given go goes going got had hadnt has hasnt have havent ' +
    'having he hed hell her here hers herself hes him himself his how however i id if ill im in into is isnt it its ' +
    'itself ive just know let like made make many may maybe me mean might more most much must my myself need neither no ' +
    'nor not now of off often on once one only or other our ours ourselves out over own per perhaps put quite rather ' +
    'really said same say says see she shes should shouldnt since so some someone something still such take tell than ' +
    'that thats the their theirs them themselves then there theres these they theyre theyve thing things think this those ' +
    'though through to too under until up upon us use used very via want wanted was wasnt way we well were werent weve ' +
    'what whats when where whether which while who whole whom whose why will with within without wont would wouldnt yes ' +
    'yet you youd youll your youre yours yourself youve ' +
    'dear hello hi hiya thanks thank regards please kind sincerely faithfully cheers best wishes ask asking question ' +
    'questions wonder wondering webinar'
  ).split(' '),
);
