package tag

import (
	"strings"

	"synoptic/wordlist"
)

// forms makes a table from lines "lemma form form …".
func forms(lines string) map[string]string {
	m := map[string]string{}
	for _, l := range strings.Split(strings.TrimSpace(lines), ";") {
		w := strings.Fields(l)
		for i := 1; i < len(w); i++ {
			m[w[i]] = w[0]
		}
	}
	return m
}

var irregular = forms(`be am is are was were been being 's 're 'm; have has had having 've; do does did done doing; will wo 'll; would 'd; can ca;
say says said; go goes went gone going; get got gotten getting; make made making; know knew known; think thought; take took taken taking;
see saw seen; come came coming; give gave given giving; find found; tell told; become became becoming; leave left leaving; feel felt; bring brought;
begin began begun beginning; keep kept; hold held; write wrote written writing; stand stood; hear heard; mean meant; meet met; pay paid; sit sat sitting;
speak spoke spoken; lie lay lain lying; lead led; grow grew grown; lose lost losing; fall fell fallen; send sent; build built; understand understood;
draw drew drawn; break broke broken; spend spent; rise rose risen rising; drive drove driven driving; buy bought; wear wore worn; choose chose chosen choosing;
seek sought; throw threw thrown; catch caught; deal dealt; win won winning; forget forgot forgotten; sell sold; fight fought; teach taught; eat ate eaten;
sing sang sung; strike struck striking; shake shook shaken; ride rode ridden; fly flew flown flying; swim swam swum; drink drank drunk; show shown;
hide hid hidden hiding; shoot shot; steal stole stolen; boycott boycotted boycotting; hang hung; arise arose arisen; bear bore borne; bind bound; bite bit bitten; blow blew blown;
breed bred; cling clung; creep crept; dig dug; feed fed; flee fled fleeing; forbid forbade forbidden; forgive forgave forgiven; freeze froze frozen freezing;
grind ground; kneel knelt; lay laid; lend lent; light lit; ring rang rung; run ran running; shine shone; shrink shrank shrunk; sink sank sunk; sleep slept;
slide slid; spin spun; spread spread; spring sprang sprung; stick stuck; sting stung; swear swore sworn; sweep swept; swing swung; tear tore torn; wake woke woken;
weave wove woven; weep wept; wind wound; withdraw withdrew withdrawn; withstand withstood; overcome overcame; undergo underwent undergone; undertake undertook undertaken;
die dying; tie tying; put putting; cut cutting; set setting; let letting; hit hitting; shut shutting; quit quitting; use used using; agree agreeing; see seeing;
free freeing; upset upsetting; beat beaten; split splitting; overthrow overthrew overthrown; mistake mistook mistaken; foresee foresaw foreseen; uphold upheld;
rebuild rebuilt; resell resold; retell retold; rewrite rewrote rewritten; slay slew slain; strive strove striven; tread trod trodden; lean leant; learn learnt; bend bent; stink stunk; burn burnt; spill spilt; dream dreamt; prove proven; focus focused focusing; travel travelled travelling traveled traveling; cancel cancelled cancelling canceled canceling; label labelled labelling labeled; control controlled controlling; refer referred referring; occur occurred occurring; prefer preferred preferring; transfer transferred transferring; admit admitted admitting; commit committed committing; submit submitted submitting; permit permitted permitting; regret regretted; veto vetoed vetoing; echo echoed; patrol patrolled patrolling; expel expelled expelling; compel compelled; repel repelled; rebel rebelled; propel propelled; model modelled; counsel counselled; signal signalled; fuel fuelled; level levelled; total totalled; kidnap kidnapped kidnapping; worship worshipped; program programmed; visit visited visiting; await awaited; solicit solicited; limit limited limiting; exit exited; edit edited editing; inherit inherited; exhibit exhibited; prohibit prohibited; credit credited; deposit deposited; benefit benefited; profit profited; target targeted; market marketed; budget budgeted; meet meeting`)

var plurals = forms(`man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; life lives; wife wives; knife knives; leaf leaves;
half halves; wolf wolves; thief thieves; shelf shelves; self selves; loaf loaves; calf calves; crisis crises; analysis analyses; basis bases; thesis theses; axis axes;
hypothesis hypotheses; oasis oases; diagnosis diagnoses; criterion criteria; phenomenon phenomena; bacterium bacteria; series series; species species;
means means; news news; troops troops; people people; politics politics; clothes clothes; goods goods; headquarters headquarters; thanks thanks; remains remains; proceedings proceedings; whereabouts whereabouts; grandchild grandchildren; gentleman gentlemen; countryman countrymen; guardsman guardsmen; cookie cookies; businessman businessmen; data data; media media; bus buses; gas gases; lens lenses; virus viruses; campus campuses; status statuses; focus focuses; census censuses; business businesses; case cases; base bases;
house houses; horse horses; nurse nurses; course courses; purse purses; cause causes; clause clauses; use uses; phase phases; phrase phrases; purchase purchases; release releases; increase increases; promise promises; exercise exercises; enterprise enterprises; premise premises; surprise surprises; response responses; expense expenses; license licenses; defense defenses; offense offenses; sense senses; corpse corpses; collapse collapses; lapse lapses; size sizes; prize prizes; seize seizes; nose noses; rose roses; dose doses; purpose purposes; shoe shoes; toe toes; movie movies; calorie calories; zombie zombies; tie ties; lie lies; die dies; pie pies; talks talk; spokesman spokesmen; spokeswoman spokeswomen; policeman policemen; fisherman fishermen; gunman gunmen; businessman businessmen; serviceman servicemen; congressman congressmen; chairman chairmen; woman women; axe axes; cache caches; ache aches; niche niches; headache headaches; say says; does does; goes go`)

var compared = map[string]string{"better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most", "less": "less", "least": "least", "further": "far", "farther": "far", "furthest": "far"}

var pronouns = map[string]string{"an": "a", "me": "I", "i": "I", "my": "my", "him": "he", "them": "they", "us": "we", "these": "this", "those": "that", "whom": "who"}

var doubledL = wordlist.Set("control patrol expel compel propel repel rebel travel cancel label model signal fuel level total counsel quarrel marvel tunnel")

// eStem lists stems that take an e against the rule of thumb, plainStem those
// that take none.
var eStem = wordlist.Set(`interven conven featur structur tast wast wheez coincid confid persuad pollut commut indulg endur persecut reschedul plung interfer adher dislik nicknam invad pervad evad persever seced cohes hous rins plagu fatigu vagu intrigu catalogu conced reced preced interced imped supersed propos suppos expos impos oppos compos clos los chos us caus accus refus confus excus hous hop driv giv liv lov mov prov sav leav believ receiv achiev
arriv involv solv serv observ reserv deserv nam blam fram tim ris rais prais rais promis advis revis exercis surpris purchas increas decreas ceas releas pleas
escap shap typ hik strik lik mak tak wak bak smok invok provok evok revok decid divid provid resid guid collid overrid explod erod conclud includ exclud preclud
schedul rul fil pil smil compil reconcil requir acquir inquir hir fir tir wir retir inspir expir desir admir secur injur measur captur ensur assur insur pressur figur
manufactur procur declar prepar compar shar spar squar stor restor explor ignor scor unit invit cit recit excit incit ignit writ quot not vot devot
promot dictat complet delet compet execut prosecut distribut contribut constitut substitut institut attribut salut disput refut comput mut allud delud intrud determin
examin combin imagin defin refin outlin undermin declin confin min din lin shin tun postpon phon condon clon ston engag manag damag encourag
challeng chang arrang charg urg merg emerg forg exchang rang judg pledg acknowledg alleg besieg welcom assum consum presum resum bath breath describ prescrib subscrib
scrib brib prob glob tackl handl settl battl struggl enabl disabl troubl doubl assembl handl rescu pursu argu valu continu issu su ensu discontinu
mediat evacuat negotiat ac rac plac fac forc replac reduc produc introduc announc denounc pronounc advanc financ influenc sentenc voic choic pric notic practic sacrific polic
slic dic induc deduc seduc enforc reinforc divorc sourc resourc experienc referenc balanc enhanc danc chanc glanc distanc cit chas bas phas eras increas leas teas cruis
disguis analys paralys organis recognis realis apologis emphasis seiz prioritis`)

var plainStem = wordlist.Set(`loud cloud boycot combat format squat chat threat boycott visit limit edit exit await treat repeat defeat heat beat seat cheat eat meat great threat retreat boat float coat discuss focus press pass possess
address access assess process succeed exceed proceed need feed lead plead read spread head load upload add end send mean clean lean learn earn turn return warn concern
govern train gain remain maintain contain obtain explain complain retain sustain attain detain rain strain drain rein open happen listen threaten strengthen frighten widen
sign design resign assign campaign join coin rejoin own down frown drown own question mention position condition function action reason season poison abandon pardon
ruin begin answer offer suffer differ refer enter center order border consider remember number wonder gather cover recover discover deliver trigger fear hear bear wear tear
appear clear year near near repair pair chair despair air stir honor favor favour labor labour harbor harbour tour pour sour devour color colour monitor sponsor
author doctor factor anchor fail sail mail jail trail bail detail prevail assail hail nail feel heel peel wheel kneel steal deal heal reveal appeal conceal seal
boil spoil foil toil oil fool cool pool school tool curl hurl foul howl crawl fool break speak leak seek weak peak look book cook hook soak cloak
ask mask risk task stick pick kick lock block attack back track crack knock stock check deck neck mark park remark embark bark work talk walk balk spark
sweep keep sleep weep creep deep help stop drop ship skip trip strip equip develop envelop gallop worship roam claim proclaim exclaim aim seem esteem deem redeem team steam scream stream dream cream
inform perform reform transform confirm affirm harm farm alarm arm warm storm form bomb climb comb room zoom loom boom doom
assist insist consist resist exist persist list enlist cost host post boast coast toast roast exhaust trust adjust test protest arrest rest request suggest invest contest
 cross miss kiss dismiss guess bless confess express impress compress stress dress toss boss loss sit hit fit quit admit commit submit permit omit emit
budget target market rocket picket ticket pocket reject protect visit solicit deficit credit inherit merit benefit profit exhibit inhibit prohibit deposit suit recruit
pilot ballot pivot shout doubt scout about output input cut shut put pull fill kill bill spill till drill chill will still thrill roll enroll poll toll control patrol
call fall install stall small tall sell tell yell smell spell swell fuel cruel travel cancel label model level signal total equal initial rival dial trial vow allow follow show
grow throw know view review interview brew crew drew flow slow row tow plow arm`)
