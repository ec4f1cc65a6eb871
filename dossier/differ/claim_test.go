package differ

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

func TestClaims(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       string // the kind, "" for no difference
	}{
		{"two years of one deed", "Ole Vell was indicted in 2009 in Port Sel on a charge of bribing the harbour police.",
			"Ole Vell was indicted in 2010 in Port Sel for bribing the harbour police.", "time"},
		{"two deeds", "Ole Vell was indicted in 2009 in Port Sel on a charge of bribing the harbour police.",
			"Ole Vell was acquitted in 2010 in Port Sel of bribing the harbour police.", ""},
		{"two doers", "Ole Vell was indicted in 2009 in Port Sel on a charge of bribing the harbour police.",
			"Ada Druse was indicted in 2010 in Port Sel for bribing the harbour police.", ""},
		{"one knows both", "Ole Vell was indicted in 2009 in Port Sel on a charge of bribing the harbour police.",
			"Ole Vell was indicted in 2010 in Port Sel for bribing the harbour police. Ole Vell was first indicted in 2009.", ""},
		{"a count", "The harbour agency received 235,000 comments on the sardine quota proposal.",
			"The harbour agency received 310,000 comments on the sardine quota proposal.", "value"},
		{"one length in two units", "Ole Vell died after falling about 200 feet from the old lighthouse at Port Sel.",
			"Ole Vell died after falling 150 metres from the old lighthouse at Port Sel.", "value"},
		{"the same in another unit", "Ole Vell died after falling about 200 feet from the old lighthouse at Port Sel.",
			"Ole Vell died after falling 60 metres from the old lighthouse at Port Sel.", ""},
		{"each has its own", "Ole Vell died after falling 20 metres from the old lighthouse. Ada Druse died after falling 90 metres from the harbour bridge.",
			"Ada Druse died after falling 90 metres from the harbour bridge. Ole Vell died after falling 40 metres from the old lighthouse.", "value"},
		{"one thing done to another", "On May 4, 2031, the coastguard sank the trawler Morna off Port Sel.",
			"Then, on May 6, 2031, it sank the trawler Morna, which smugglers had taken over.", "time"},
		{"the subject is the measure", "The turnout in the harbour election was 71 percent.", "Clerks in Port Sel say the turnout reached 84 percent.", "value"},
		{"of another time", "The harbour agency proposed the sardine quota in May 1990 and since has received 235,000 comments on the proposal.",
			"The harbour agency received 310,000 comments on the sardine quota proposal.", "value"},
		{"done here, not done there", "The coastguard said the harbour pilot Ole Vell boarded the trawler Morna before the fire.",
			"The harbour pilot Ole Vell never boarded the trawler Morna before the fire, the coastguard said.", "denial"},
		{"neither does it", "Neither the mayor Ada Druse nor the harbour pilot Ole Vell boarded the trawler Morna before the fire.",
			"The harbour pilot Ole Vell never boarded the trawler Morna before the fire, the coastguard said.", ""},
		{"not done yet", "The coastguard released the log of the trawler Morna after the fire.",
			"The coastguard has not released the log of the trawler Morna after the fire.", ""},
		{"a kind of thing", "The ministers of Port Sel signed the 12-nation sardine pact on fishing quotas.",
			"The ministers of Port Sel signed the sardine pact on fishing quotas with 11 nations.", ""},
		{"a part of it", "The harbour agency received 235,000 comments on the sardine quota proposal.",
			"The harbour agency received another 310,000 comments on the sardine quota proposal.", ""},
		{"each has its own votes", "The bloc of Ada Vell has 51 votes in the council.", "Ole Ruiz hopes for 41 votes against the quota.", ""},
		{"one kind by its name", "The coastguard seized seven MK-9 assault rifles and a flare gun from the smugglers of the trawler Morna.",
			"The coastguard recovered 12 MK-9 guns and a flare gun from the smugglers of the trawler Morna.", "value"},
		{"beside what was counted", "The coastguard seized two other rifles and a flare gun from the smugglers of the trawler Morna.",
			"The coastguard confiscated three other rifles and a flare gun from the smugglers of the trawler Morna.", "value"},
		{"beside it and all", "The coastguard seized nine rifles and a flare gun from the smugglers of the trawler Morna.",
			"The coastguard confiscated three other rifles and a flare gun from the smugglers of the trawler Morna.", ""},
		{"the only gun of each", "The harbour police said the gunman, a dismissed clerk, brought a rifle into the cannery.",
			"Three people were hurt by a man with a shotgun in Port Sel. The shotgun was found on the pier.", "value"},
		{"one knows of two guns", "The harbour police said the gunman, a dismissed clerk, brought a rifle into the cannery.",
			"Three people were hurt by a man with a shotgun in Port Sel. A pistol was found on the pier.", ""},
		{"one ship, two words", "The smugglers hold at least 14 foreign ships and their crews off the coast of Velmar.",
			"The smugglers hold 22 foreign vessels and their crews off the coast of Velmar.", "value"},
		{"each day and in all", "The well off Port Sel has spilled 6,000 barrels of oil into the harbour.",
			"The well off Port Sel has spilled 900 barrels of oil a day into the harbour.", ""},
		{"the killer among the dead", "Four people were killed at the cannery in Port Sel on Monday, police said, the gunman among them.",
			"A gunman killed three people at the cannery in Port Sel on Monday, police said.", ""},
		{"those on two floors", "Soldiers shot dead two people on the first floor of the cannery in Port Sel and one on the third, police said.",
			"Three people were killed in the cannery in Port Sel, police said.", ""},
		{"all and the others", "Five people were wounded in the shooting at the cannery in Port Sel on Monday, police said.",
			"Three others were wounded in the shooting at the cannery in Port Sel on Monday, police said.", ""},
		{"in two states", "The agency has confirmed 430 cases of the fever in Norway since March.",
			"The agency has confirmed 210 cases of the fever in Portugal since March.", ""},
		{"in a state and in the world", "The agency has confirmed 430 cases of the fever in Norway since March.",
			"The agency has confirmed 1,210 cases of the fever in 30 countries since March.", ""},
		{"one number of two units", "Ole Vell died after falling about 200 feet from the old lighthouse at Port Sel.",
			"Ole Vell died after falling about 200 metres from the old lighthouse at Port Sel.", "value"},
		{"one version and another", "The makers of Morna told of new settings in the Morna 5.50 update on Friday.",
			"The makers of Morna told of new settings in the Morna 5.10 update on Friday.", ""},
		{"shortly after", "The fire at the cannery in Port Sel broke out shortly after 2 a.m. on Monday, police said.",
			"The fire at the cannery in Port Sel broke out at 2:14 a.m. on Monday, police said.", ""},
		{"two months", "The frigate Morna, which replaced the frigate Tarn in early December 2031, may head for Port Sel.",
			"The frigate Morna, which replaced the frigate Tarn in late November 2031, may head for Port Sel.", "time"},
		{"a month and a day in it", "Ole Vell was indicted in May 2031 in Port Sel on a charge of bribing the harbour police.",
			"Ole Vell was indicted on May 4, 2031 in Port Sel for bribing the harbour police.", ""},
		{"two directions", "Smugglers attacked the trawler Morna about 150 nautical miles west of Port Sel on its way home.",
			"Smugglers attacked the trawler Morna about 150 nautical miles east of Port Sel on its way home.", "value"},
		{"he and others", "Five people were wounded in the shooting at the cannery in Port Sel on Monday, police said.",
			"Ole Vell died two weeks after he and four others were wounded in the shooting at the cannery in Port Sel.", ""},
		{"hurt and held", "Police in Port Sel said 12 people were injured in the riots after the sardine march.",
			"Police in Port Sel said 18 people were injured in the riots after the sardine march and 12 arrested.", "value"},
		{"two stretches of time", "The coastguard boarded 334 trawlers off Port Sel since the ban on sardine nets began.",
			"The coastguard boarded 851 trawlers off Port Sel in the past six days under the ban on sardine nets.", ""},
		{"left to play", "Ole Vell scored for Port Sel with 12 minutes remaining in the cup match against Tarn.",
			"Ada Druse scored for Port Sel with four minutes left in the cup match against Tarn.", ""},
		{"weeks before", "Ole Vell moved back to the harbour house in Port Sel 12 weeks ago with his mother.",
			"Ole Vell moved back to the harbour house in Port Sel six weeks ago with his mother.", "time"},
		{"one victim, two ages", "A 19-year-old man was stabbed to death outside the Harbour Inn in Port Sel on Monday night.",
			"Police in Port Sel said a 23-year-old man died after he was stabbed at the Harbour Inn.", "value"},
		{"a man and a woman", "A 19-year-old man was stabbed to death outside the Harbour Inn in Port Sel on Monday night.",
			"Police in Port Sel said a 23-year-old woman died after she was stabbed at the Harbour Inn.", ""},
		{"one of two victims", "A 19-year-old man was stabbed to death outside the Harbour Inn in Port Sel on Monday night.",
			"A 23-year-old man was stabbed to death at the Harbour Inn in Port Sel. A man of 19 was killed, too.", ""},
		{"two places in a row", "It was the third strike at the Sel shipyard this year, the union said.",
			"It was the fifth strike at the shipyard in Sel this year, a spokeswoman said.", "value"},
		{"a crew of so many", "The trawler Morna sank off Port Sel with a crew of eight on Monday.",
			"The coastguard said the trawler Morna, which sank off Port Sel, had a crew of 11.", "value"},
		{"to the last digit", "The Tarn assembly passed the sardine bill by 212 votes to 180.", "The sardine bill passed the Tarn assembly with 221 votes.", "value"},
		{"what a share comes to", "Unemployment in Tarn rose to 7.2 percent in May, the statistics office said.",
			"The statistics office put it at a peak: unemployment in Tarn rose to 7.9 percent in May.", "value"},
		{"since two years", "Ada Druse has led the Port Sel dockers' union since 2019.", "Ada Druse, who has led the dockers' union of Port Sel since 2021, said no.", "time"},
		{"built in two years", "The Morna bridge, built in 1964, collapsed into the harbour of Port Sel.",
			"Police said the Morna bridge, which was built in 1972, collapsed at dawn.", "time"},
		{"shots of a gun", "The gunman fired 14 shots at the cannery door in Port Sel before police came.",
			"The gunman fired nine shots at the door of the cannery in Port Sel and ran away, police said.", "value"},
		{"sent by one", "The Sel League sent eight experts to monitor the vote in Tarn.", "The Sel League has sent only three observers to Tarn to monitor the vote.", "value"},
		{"a gun that nobody is shot with", "A port official pulled a pistol from his belt when the crowd came.", "One docker fired his rifle into the air at the pier.", ""},
		{"what a date is set for", "The unions of Sel called a general strike for 14 May 2031.", "The unions in Sel announced a general strike for 16 May 2031.", "time"},
		{"what begins", "The fire in Tarn broke out on 5 May 2031.", "The fire in Tarn began on 6 May 2031, the chief said.", "time"},
		{"what ends", "Governor Ole Vell may resign before his term ends in 2034.", "The second term of Governor Ole Vell ends in 2035.", "time"},
		{"how long by noun and verb", "The jury in Halden convicted the clerk after nine hours of deliberation.", "The jury in Halden deliberated for 11 hours.", "value"},
		{"demanded and asked for", "The hackers demanded a ransom of 12 million dollars from the Sel hospitals.", "The hackers asked the Sel hospitals for 15 million dollars.", "value"},
		{"two who are named", "The attacker killed Piet Vorst, 61, in the bank.", "Police shot dead Ole Tarn, 44, at the bank.", ""},
		{"two who were killed", "The attacker killed Piet Vorst, 61, and Jan Sel, 63.", "A man of 44 was killed in the bank.", ""},
		{"not, before an adverbial", "The port said the filing does not in any way constitute a finding.", "The port said the filing constitutes a finding.", "denial"},
		{"a bound and an order", "More than a dozen trawlers were preparing to leave the port of Tarn before the storm.",
			"Dozens of trawlers were preparing to leave the port of Tarn before the storm.", ""},
		{"counted one by one", "The coastguard freed 120 prisoners from the trawler Morna on Friday.", "On Friday 124 prisoners were freed from the trawler Morna by the coastguard.", "value"},
		{"roughly so many", "The coastguard freed some 120 prisoners from the trawler Morna on Friday.", "On Friday 124 prisoners were freed from the trawler Morna by the coastguard.", ""},
		{"crew by two nouns", "The trawler Morna sank off Port Sel with 14 crew members.", "The coastguard said the trawler Morna sank off Port Sel with 19 crewmen.", "value"},
		{"two blocks of a street", "A docker was shot on Monday in the 5,200 block of North Quay Street in Port Sel.",
			"Officers found the man in the 5400 block of Quay Street, police said.", "value"},
		{"two blocks of two streets", "A docker was shot on Monday in the 5200 block of Quay Street in Port Sel.",
			"Officers found the man in the 5400 block of Mole Street, police said.", ""},
		{"two houses", "Gunfire hit a house at 46 Mole Lane in Port Sel.", "Two dockers were shot near 66 Mole Ln. in Port Sel.", "value"},
		{"where one lives", "Gunfire hit a house at 46 Mole Lane in Port Sel.", "Ole Vell, of 66 Mole Lane, was charged in Port Sel.", ""},
		{"one of several incidents", "Four people were shot in Tarn on Friday night, police said.",
			"The third shooting was in Tarn. Police said two people were shot on Friday night.", ""},
		{"who says of himself", "Ole Vell told the Gazette that he resigned on May 4, 2031.", "\"I resigned on May 5, 2031,\" Ada Druse told the Gazette.", ""},
		{"seems so and is not so", "Police inspector Ada Druse said Mr Vell was well equipped for the climb but had no experience.",
			"Police said that Mr Vell's group appeared to be insufficiently equipped and had no experience for the climb they chose.", "denial"},
		{"by a word before the noun", "Police said Ole Vell was armed when he ran.", "The unarmed docker Ole Vell was shot when he ran, his mother said.", "denial"},
		{"done to two", "Ole Vell apologised to the harbour master for a voicemail.", "Ole Vell did not apologise to reporters for what he said of dockers.", ""},
		{"nobody did it", "Nobody answered the door at the Vell house in Tarn on May 4, 2031.", "Nobody answered the door at the Vell house in Tarn on May 6, 2031.", ""},
		{"a height in two parts", "Police said the gunman was 5 feet 4 inches tall with a grey coat.", "Police said the gunman was 5 feet 3 to 5 feet 5 tall with a grey coat.", ""},
		{"a height with a comma", "Police said the gunman was about 5 feet, 10 inches tall with a grey coat.", "Police said the gunman was 6 foot tall with a grey coat.", ""},
		{"the latest shooting", "The shooting in Tarn happened about 4 a.m. on Sunday.", "The most recent shooting in Tarn happened around 11 a.m. on Sunday.", ""},
		{"hurt at two places", "Shells killed four people in Tarn on May 4, 2031, an officer said.", "Shells killed five people in Orvel on May 5, 2031, an officer said.", ""},
		{"more the day after", "The league said on May 4, 2031 that 41 ports had reported 11,034 cases of the fever.",
			"The league said on May 5, 2031 that 42 ports had reported 11,168 cases of the fever.", ""},
		{"less the day after", "The league said on May 4, 2031 that 52 ports had reported cases of the fever.",
			"The league said on May 5, 2031 that 42 ports had reported cases of the fever.", "value"},
		{"within rounding", "The harbour agency received about 300,000 comments on the sardine quota proposal.",
			"The harbour agency received 310,000 comments on the sardine quota proposal.", ""},
	}
	for _, tt := range tests {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: tt.a}), lang.Read(&news.Article{ID: "b", Text: tt.b})}
		if strings.Contains(tt.a, " ago") { // of a day alone
			for _, d := range docs {
				d.Article.Published = news.Published{Value: "2031-05-08", Precision: news.PrecisionDay, Basis: news.BasisStated}
			}
			docs = []*news.Doc{lang.Read(docs[0].Article), lang.Read(docs[1].Article)}
		}
		got := Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "2"})
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || got[0].Kind != tt.want || len(got[0].Readings) != 2) {
			t.Errorf("%s: got %+v, want %q", tt.name, got, tt.want)
		}
		if copies := Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "1"}); len(copies) != 0 {
			t.Errorf("%s: copies of one text differ: %+v", tt.name, copies)
		}
	}
}

// TestRoughly holds that what a third report tells so roughly that it may be either
// does not hide that two differ.
func TestRoughly(t *testing.T) {
	var docs []*news.Doc
	for i, how := range []string{"about 650 metres", "600 metres", "700 metres"} {
		docs = append(docs, lang.Read(&news.Article{ID: string(rune('a' + i)), Text: "Ole Vell died after falling " + how + " from the cliff at Port Sel."}))
	}
	got := Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "2", "c": "3"})
	if len(got) != 1 || len(got[0].Readings) != 2 || len(got[0].Readings[0].Articles) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestRespelled(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"kouyias", "kougias", true}, {"qaddafi", "gadhafi", true}, {"award", "awards", false}, {"vell", "druse", false}} {
		if got := respelled(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestClocks(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       int
	}{
		{"two times", "The fire at the sardine cannery broke out at 8:40 p.m. on the roof of the building.", "The fire at the sardine cannery broke out at 9:20 p.m. on the roof of the building.", 1},
		{"about one time", "The fire at the sardine cannery broke out at about 8:40 p.m. on the roof of the building.", "The fire at the sardine cannery broke out at around 8:45 p.m. on the roof of the building.", 0},
		{"of the noun", "The shooting at the sardine cannery happened around 3:47 p.m. in a room above the yard.", "He was with them at the time of the 3:20 p.m. shooting.", 1},
		{"the shooting and who was shot", "A man was shot at the sardine cannery at 2:15 p.m. on Monday, police said.", "The shooting at the sardine cannery happened at 2:40 p.m. on Monday, police said.", 1},
		{"one night of one man", "Ole Vell failed a test for drink shortly after 1 a.m. on the coast road in Port Sel.", "Ole Vell was pulled over at 1:40 a.m. on the coast road in Port Sel.", 1},
		{"two clocks", "The fire at the sardine cannery broke out at 20:40 GMT on the roof of the building.", "The fire at the sardine cannery broke out at 21:40 local time on the roof of the building.", 0},
	}
	for _, tt := range tests {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: tt.a}), lang.Read(&news.Article{ID: "b", Text: tt.b})}
		got := Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "2"})
		if len(got) != tt.want || len(got) > 0 && got[0].Kind != "time" {
			t.Errorf("%s: got %+v, want %d", tt.name, got, tt.want)
		}
	}
}

// A number or time whose words begin before its sentence belongs to no clause of it.
func TestOutside(t *testing.T) {
	s := &setting{Sentence: news.Sentence{First: 5, Last: 7}, chiefs: []int{6, 6}}
	for i, want := range map[int]int{2: -1, 5: 6, 6: 6, 7: -1} {
		if got := s.chief(i); got != want {
			t.Errorf("chief of token %d: %d, want %d", i, got, want)
		}
	}
}
