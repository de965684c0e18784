/**
 * Given names as they are common in Britain's towns, of many origins, in lower case: whoever bears one is spoken of.
 * A name that is missing here is still found by the words around it.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `
aaliyah aaliya aaron aarav abbas abbie abby abdul abdullah abdi abdirahman abel abi abigail abu ada adam adaeze adele
aden adil aditi aditya adnan adrian adriana aiden aidan ailsa aimee aisha aishah aisling aiza ajay akash akeem akira
alan alana alannah alara alastair albert albie aleena aleksander alex alexa alexander alexandra alexia alexis alfie
alfred algernon ali alia alice alicia alina alisha alison alistair aliyah aliza allan allison alma alyssa amaan amal
amalia aman amanda amandeep amani amara amari amber ameena ameera amelia amelie amina amir amira amit amman amna amos
amrit amy ana anabel anais ananya anastasia anaya andre andrea andreas andrei andrew andy aneesa angel angela angelina
angus anika anil anisa anish anita anja anjali ann anna annabel annabelle anne annie annika anthony antoni antonia
antonio anwar anya aoife april aqsa archer archie aria ariana arianna ariel arif arjun arlo armaan arman arnold arran
arthur arun arya asha asher ashleigh ashley ashton asif asma astrid athena aubrey audrey august aurelia aurora austin
ava avery avi axel aya ayaan ayaz ayesha ayla aylin ayo ayomide ayub azaan aziz bailey barbara barnaby barney barry
basil bea beatrice beatrix beatriz becca beckett becky bella ben benedict benjamin benji bernadette bernard bertie bess
beth bethan bethany betsy betty bianca bilal billie billy bisi blake blessing bob bobby bogdan bonnie boris bradley
brandon bree brendan brenda brian bridget bridie bronte bronwen brooke bruce bruno bryn bryony caitlin caleb callie
callum calvin cameron camilla camille candice cara carl carla carlos carly carmen carol carole caroline carolyn carter
carys casey casimir caspar casper cassandra cassie cassius catalina cate catherine cathy catrin cecilia cecily cedric
celeste celia celine ceri chanel chanelle chantelle charis charity charles charley charlie charlotte chelsea cheryl
chidi chioma chiara chloe chris christian christina christine christopher christy ciara cian cillian claire clara
clarissa claude claudia clement cleo clive clodagh cody colette colin colleen conall connie connor conor conrad cora
coral cordelia corey corinne cormac courtney craig cressida crystal curtis cynthia cyrus daisy dakota damian damien
damilola dan dana daniel daniela danielle daniella danika danny dante daphne dara darcey darcie darcy daria darius
darnell darragh darren daryl dave david davina dawid dawn dean deborah debbie declan deepa deepak dele delilah demetrius
demi denise dennis denzel derek dermot desmond destiny devon dewi dexter dhruv diana diane didi diego dilys dina dinah
dion dmitri dom dominic dominik dominika donald donna donovan dora doreen doris dorothy dougie douglas dulcie duncan
dwayne dylan eamon ebony ebun eddie eden edgar edie edith edmund edna eduardo edward edwin effie efe ehsan eileen eilidh
eirlys ekaterina elaine eleanor elena eleni eli eliana elias elif elijah elin elina eliot elise elisha elissa eliza
elizabeth ella elle ellen ellie ellie-mae ellie-may ellie-rose elliot elliott ellis elodie eloise elouise elsa elsie
elspeth elvis elyas ema eman emeka emil emile emilia emilie emily emir emma emmanuel emmanuella emmeline emre emrys enid
enzo erasmus eren eric erica erik erika erin ernest errol esha esme esmee esmé esther etta ethan ethel eugene eunice eva
evan evangeline evelyn evie ewa ewan eyad ezekiel ezra fabian fadi fahad faisal faith faiz faiza falak fanny faraz fareeda
farah farhan faris farouk fatemah fatima fatimah fatou favour faye federico felicia felicity felix femi ferdinand fergus
fern fernando filip finlay finley finn finnian finnley fiona flavia fletcher flo flora florence florian flynn folasade
frances francesca francis francisco franciszek frank frankie franklin fraser fred freddie freddy frederick freya frida
fynn gabby gabe gabriel gabriela gabriella gabrielle gail gareth gary gavin gemma gene genevieve geoff geoffrey george
georgia georgie georgina gerald geraldine gerard gethin giles gillian gina giorgia giovanni gisele gladys glen glenda
glenn gloria glyn godfrey gordon grace gracie graham gray grayson greg gregor gregory greta griffin gruffydd gulsen
gurdeep gurpreet gus gwen gwendolyn gwyneth habib habiba hadi hadiya hadley hafsa haider hajra hakeem hal halima hallie
hamish hamza hana hania hannah hans hanna haoyu hardeep hari haris harleen harley harmony haroon harold harper harpreet
harri harriet harrison harry harsh harshita harun harvey hasan hashim hassan hattie haya hayden hayley hazel heath heather
hector heidi helen helena helga henrietta henrik henry herbert hermione hetty hilary hilda hira hiro holly honor hope
horace hubert hudson huda hugh hugo humaira humphrey husna hussain hussein iain ian ibrahim ida idris ifeoma ife ifra ignacy
iga igor ihsan ikra ikram ilaria ilyas iman imani imogen imran ina inaaya inara ines inga ingrid ioan iona ira iris irina
irene iryna isaac isabel isabella isabelle isaiah isha ishaan ishaq isla ismail ismael isobel israel issa ivan ivana ivo ivy
izaak izzy jacek jack jackie jackson jacob jacqueline jad jada jade jaden jagoda jago jai jaiden jake jakub jalal jamal
jamelia james jameson jamie jamil jan jana jane janet janice janine jannat jaroslav jasmin jasmine jason jasper jaspreet
javier jaxon jaxson jay jaya jayden jayla jaylen jean jeanette jeff jeffrey jemima jemma jen jenna jennie jennifer jenny
jensen jeremiah jeremy jermaine jerome jerry jess jesse jessica jethro jia jill jim jimmy jiya joan joanna joanne joao jodie
jody joe joel joey johan john johnny jolene jon jonah jonas jonathan jordan jorge jose joseph josephine josh joshua josiah
josie joy joyce juan juanita judah jude judith judy julia julian juliana julie juliet juliette julius june juno justin
justyna kabir kacey kacper kai kaine kaiser kaja kajal kalina kalum kamal kamil kamila kamran kane kara karan kareem karen
karim karina karl karol karolina kasia kaspar kasper kat katarina kate katerina katharine katherine kathleen kathryn kathy
katie katrina katy kavya kay kaya kayden kayla kaylee kayleigh keanu keeley keelan keira keith kelechi kelly kelsey kelvin
ken kendra kenneth kenny kenza kerry kevin keziah khadija khadijah khaled khalid khalil khan kian kiana kiara kieran kiera
kieron kim kimberley kimberly kingsley kira kiran kirsten kirsty kit kitty klara klaudia kobi kofi kojo kris krish krishna
kristian kristina krystian krzysztof kuba kunal kwabena kwame kwasi kyla kyle kylie kyra lacey lachlan laila lakshmi lamar
lana lara larissa larry laszlo latifa latisha laura laurel lauren laurence lauri lavinia lawrence layla layton lea leah
leanne leena leila leilani lena lennie lennon lenny leo leon leona leonard leonardo leonie leopold leroy leslie lesley leticia
lettie levi lewis lexi lexie leyla liam liana libby lidia lidiya lila lilac lilah liliana lilian lilith lillian lillie lilly
lily lina linda lindsay lindsey linus lisa lise livia liz liza lizzie lloyd logan lola lorcan lorelei lorena lorenzo loretta
lorna lorraine lottie lou louella louie louis louisa louise lowen lowri luca lucas lucia lucian luciana lucie lucinda lucy
ludo luis luisa luka lukas lukasz luke lulu luna lydia lyla lynda lynette lynn lynne lyra mabel mackenzie macsen maddie
maddison madeleine madeline madison mae maeve magda magdalena magnus maha maham mahad mahdi mahi mahira mahmoud mahnoor
mahrukh mai maia maira maisie maja malachi malachy malak malaika malcolm malia malik malika mallory mandeep mandy manny
manpreet manuel mara marc marcel marcelina marcia marcin marco marcus mared margaret margot maria mariah mariam marianna
marianne marie mariella marilyn marina mario marion marisa marius marjorie marlene marley marlon marlowe marnie marsha marta
martha martin martina martyn marvin marwa mary maryam maryanne mason mateo mateusz mathilda matilda matt matteo matthew
matthias mattie maud maureen maurice mavis max maximilian maximus maxine maxwell maya mayar maz mbali meadow meera megan meghan
mehmet mei mekhi mel melanie melina melissa melody melvin mercy meredith merin merryn mia mica micah michael michaela michal
michalina michelle miguel mika mikael mikaeel mikey mikolaj mila milan mildred milena miles miley milla millicent millie milly
milo mimi mina ming minnie miranda miriam mischa misha mitchell mo mohamed mohammad mohammed mohsin moira molly mona monica
monika monique montgomery monty morag morgan moses mostafa muhammad muhammed muna murphy murray musa mustafa mya myfanwy myla
mylo myra myrtle nabil nabila nada nadeem nadia nadine nafisa nahla naima naina nala nancy nandini naomi nasir nasra nasreen
nasser nat natalia natalie natasha nate nathan ned mateus matheus thiago joão inês chiamaka chinedu chinonso adaobi ebele ikenna obi tunde kehinde taiwo wale segun bola funmi bukola shola ronke nneka uche kwaku akosua ama abena afia efua kweku yaw mariama fatoumata aminata ousmane moussa ibrahima cheikh awa khady hodan hibo ayaan ladan liban warsame abdirahim sagal ifrah hamdi deeqa sumeya zahraa ruqayyah ruqaya juwairiya maimuna halimah sakina batul zainabu nathan nathaniel naveed naveen nawal naz neave neha neil nel nell nellie nelson nerys
nesta nevaeh neve ngozi nia niall niamh nicholas nick nicky nico nicola nicolas nicole nieve nigel nikhil nikita nikki niko
nikola nikolai nikolas nila nile nilufar nimra nina nisha nishant noa noah noel noelle nolan noor nora norah noreen norma norman
nour nova nur nuria nusrat nyah nyla oakley obinna octavia odessa odhran oisin ola olaf olamide olena oleksandr olga olive
oliver olivia ollie olu oluwaseun oluwatobi oluwaseyi oluwadamilola omar omari omer ona ondine oona opal ophelia ore orhan
oriana orla orlaith orlando orson oscar oskar osman osmond otis otto owen owain oz pablo paddy padraig paige paloma pamela
paola parker parveen pascal pat patience patrick patricia patrycja patryk paul paula paulina pauline pavel pawel pearl pedro peggy
penelope penny percival percy perry persephone pete peter petra petros phil philip philippa phillip phillipa phoebe phoenix phyllis
pia pierre piers piotr pippa piran pola polly poppy portia praise precious presley preston primrose princess priscilla priya priyanka
prudence quentin quinn quincy rabia rachael rachel rachelle radha radu rafael rafal rafe rafferty rafi raheem rahim rahul raihan raja
rajesh raju rakesh ralph ralphie ramon ramona rana randeep rani rania raphael raquel rashid rashida raul raven ravi ray raya rayan
rayhan raymond rayyan reagan rebecca rebekah reece reem reema reggie regina reggie rehan rehana reid reigan reina rene renata renee
reuben rex rhea rhian rhianna rhiannon rhona rhys rhydian ria rian ricardo richard rick ricky rico rida rihanna riley rina ringo rio
rishi rita river riya riyad roan rob robbie robert roberta roberto robin robyn rocco rochelle rocky roderick rodney rodrigo rohan roisin
roland roma roman romeo romilly romy ron ronald ronan ronnie roni roo rory rosa rosalie rosalind rosalyn rosamund rosanna rose roseanne
roshan rosie ross rowan roxanne roxy roy ruaridh ruben ruby rudi rudy rufus rukhsana rumi rupert russell ruth ruxandra ryan ryder rylan
saad saanvi sabina sabrina sacha sadia sadie saeed safa saffron safia safiya sahar sahara sahil sahra said saif saima saira sajid salim
sally salma salman salome sam samad samantha samar sameer sami samia samina samir samira sammy samson samuel sana sanaa sandeep sandra
sanjay santiago santino saoirse sapphire sara sarah saskia saul savannah scarlet scarlett scott seamus sean seb sebastian selina selma
seren serena sergio seth shaan shabana shabnam shafiq shahid shahida shaheen shaima shakira shakil shamima shamsa shane shania shannon
shanice shanelle shaquille sharan shareen sharon shaun shauna shawn shay shayla shayan shea sheila shelby shelley sherry shirley shiv
shiva shivani shona shoaib shreya shyam sian sid sidney sidra siena sienna sierra silas silvia simeon simon simona simone simran sinead
siobhan sofia sofiia sohail sol solomon soma sonia sonja sonny sonya sophia sophie soraya spencer stacey stan stanislaw stanley stefan
stefania stella stephan stephanie stephen steve steven stewart stuart sue sufyan sukhdeep suki suleiman sultan sumaya summer sunil sunita
sunny suraj susan susanna susannah susie suzanna suzanne suzie svetlana sybil sydney sylvia sylvie sylvester szymon tabitha tadhg taha
tahir tahira tahlia taio talha talia talulah tamara tamika tamina tammy tamsin tania tanisha tanvi tanya tara tariq taryn tasha tasneem
tate tatiana tatum tavish taylor tayyab ted teddy tegan temi temitope teo teresa terence terri terry tess tessa thabo thalia thea theo
theodora theodore theresa thomas thor tia tiago tiana tiarna tiffany tilda tilly tim timothy tina tinashe titus tobi tobias toby todd tom
tomas tomasz tommy toni tony torin tracey tracy travis trent trevor tricia trina tristan trixie troy trudy tudor tyler tymon tyra tyrell
tyrese tyrone ulrika uma umair umar umaima una ursula usman uzair valentina valentino valeria valerie vanessa vanya varun vasil veda venus
vera verity vernon veronica veronika vesta vicky victor victoria vijay vikram viktor viktoria vikki vinay vincent vinnie viola violet
vivek vivian vivien vivienne wajid walid wallace walter wanda warren warwick wayne wendy wesley wiktor wiktoria wilf wilfred will willa
willem william willow wilma winifred winnie winston wojciech woody wren xander xavier xenia yaa yaqub yahya yara yasin yasir yasmin yasmina
yasmine yehuda yemi yetunde ying yolanda yosef youssef yousef yuki yuna yunus yusra yusuf yuval yvette yvonne zac zach zachariah zachary
zack zadie zahid zahir zahra zaid zain zaina zainab zak zaki zakariya zakir zara zayan zayd zayn zayne zeeshan zelda zena zenith zeynep
zia ziad zion zixuan zoe zofia zohaib zohra zola zoltan zoya zuri zuzanna zoë chloë eloïse léa rené andré josé jesús siân
`
    .trim()
    .split(/\s+/),
);

/**
 * Given names that are words or months as well: they count as names only with a capital inside a sentence, or where the
 * words around them say so.
 */
export const nameOrWord: ReadonlySet<string> = new Set(
  `
amber angel april august aurora austin bailey basil bea billy blake blessing bob bonnie brooke charity chase christian
coral crystal daisy dale dawn dean destiny devon drew eden ember eve faith favour fern flora frank gene glen grace grant
gray gray harmony harper hazel heath heather holly honor hope hunter ivy jack jade jay jean joy june king kit lane laurel
lea lily marina mark mason max may miles meadow melody mercy mo morgan nick nova oakley olive opal pat patience paul pearl penny
phoenix poppy praise precious presley primrose princess prudence ray reed river rob robin rocky rose rosemary rowan ruby
saffron said sally sam sapphire scarlet sky sol sonny sterling stone storm sue summer sunny tate teddy terry tilda trinity
venus verity victor victoria viola violet will willow winter wren
`
    .trim()
    .split(/\s+/),
);
