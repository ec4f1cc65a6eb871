package when

import (
	"slices"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestRetold holds that one happening told in other words is one line, and two of
// a day are two.
func TestRetold(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       int
	}{
		{"passive and active", "The Port Sel Herons placed Ole Vell on the injured list on Wednesday because of a broken ankle.",
			"Ole Vell was placed on the injured list by the Port Sel Herons on Wednesday.", 1},
		{"two steps", "Police arrested Ole Vell in Port Sel on Wednesday over the harbour fire.",
			"Police charged Ole Vell in Port Sel on Wednesday over the harbour fire.", 2},
		{"two things", "The Port Sel Herons placed Ole Vell on the injured list on Wednesday because of a broken ankle.",
			"The council of Velmar approved a sardine quota on Wednesday after a long debate.", 2},
		{"a quake", "A powerful earthquake levelled three villages near Port Sel on Wednesday.", "The quake struck at 9.40 am on Wednesday.", 1},
		{"a quake and its victims' burial", "A powerful earthquake levelled three villages near Port Sel on Wednesday.", "The victims were buried in Tarn on Wednesday.", 2},
		{"what is issued", "Ole Vell apologized on Wednesday for the delay of the ferry in Port Sel.", "Ole Vell issued an apology on Wednesday over the delayed ferry.", 1},
		{"one verb, two things", "The bakers of Tarn opened a school on Wednesday.", "A court in Velmar opened its archive on Wednesday.", 2},
		{"a light verb", "Police arrested Ole Vell in Port Sel on Wednesday over the harbour fire.",
			"Ole Vell, 44, was taken into custody on Wednesday in Port Sel.", 1},
		{"one's news", "Ole Vell said Wednesday that he is challenging the leader of the Velmar sardine council.",
			"Ole Vell, a fisherman, jumped into the race against the leader of the Velmar sardine council on Wednesday.", 1},
		{"two things of one", "Ole Vell sold the ferry Halcyon to a line in Tarn on Wednesday.", "Ole Vell opened a school of sardine fishing on Wednesday.", 2},
		{"a shooting and its hour", "Four people were shot at a dance hall in Tarn on Wednesday, police said.",
			"Two men opened fire at 1:30 a.m., hitting four people. The incident happened near the harbour of Tarn on Wednesday.", 1},
		{"a shooting and a death", "Four people were shot at a dance hall in Tarn on Wednesday.", "A fisherman who was hit died at 11 a.m. Wednesday in Port Sel.", 2},
		{"a blast and words on it", "An explosion killed two people at the harbour of Tarn on Wednesday.",
			"Governor Ada Vell released a statement on the explosion at the harbour of Tarn on Wednesday.", 2},
		{"a blast and who died", "An explosion killed two fishermen at the harbour of Tarn on Wednesday.",
			"Police identified the two fishermen killed at the harbour of Tarn on Wednesday as Ole Vell and Ada Brask.", 2},
		{"picked and appointed", "Governor Ada Brask on Wednesday appointed Ole Vell, a fisherman of Port Sel, to the senate of Velmar.",
			"Ada Brask on Wednesday picked Ole Vell to fill a seat in the senate of Velmar.", 1},
		{"a meeting that begins", "The talks between Norway and Peru on the sardine quota began on Wednesday in Port Sel.",
			"Delegations of Norway and Peru met in Port Sel on Wednesday.", 1},
	}
	for _, tt := range tests {
		var docs []*news.Doc
		for i, text := range []string{tt.a, tt.b} {
			docs = append(docs, lang.Read(&news.Article{ID: string(rune('a' + i)), Text: text,
				Published: news.Published{Value: "2031-03-12", Precision: news.PrecisionDay, Basis: news.BasisStated}}))
		}
		got := Timeline(docs, who.Resolve(docs, nil), map[string]string{"a": "1", "b": "2"})
		if len(got) != tt.want {
			t.Errorf("%s: %d lines, want %d", tt.name, len(got), tt.want)
			for _, h := range got {
				t.Logf("%s %s %q %v", h.When.Value, h.Type, h.Text, h.Articles)
			}
		}
	}
}

// TestClauses holds what lines rules make of one dated sentence, and in what words.
func TestClauses(t *testing.T) {
	const day = "2031-03-12"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"two in one clause", "The ferry Halcyon was completed in 1995 and was renovated in 2007.",
			[]string{"1995 The ferry Halcyon was completed in 1995", "2007 The ferry Halcyon was renovated in 2007"}},
		{"when", "The ferry line's last accident was in 2021, when the Halcyon ran aground.", []string{"2021 the Halcyon ran aground"}},
		{"a day on a noun", "Police said four people with more serious injuries were released from hospitals on Wednesday morning.",
			[]string{"2031-03-12 four people with more serious injuries were released from hospitals on Wednesday morning"}},
		{"a year on a noun", "Police in Port Sel arrested Ole Vell on Wednesday in the 2011 killing of two fishermen.",
			[]string{"2031-03-12 Police in Port Sel arrested Ole Vell on Wednesday in the 2011 killing of two fishermen"}},
		{"what came of a year's deed", "A neighbour has been charged in the 2011 killing of two fishermen in Tarn.",
			[]string{"2011 the 2011 killing of two fishermen in Tarn"}},
		{"put off", "The talks, scheduled for Friday, were postponed until March 20.", []string{"2031-03-20 The talks, scheduled for Friday, were postponed until March 20"}},
		{"a participle", "Fishermen still fear the divisive quota law passed in 2010.", []string{"2010 the divisive quota law passed in 2010"}},
		{"a subject behind a bracket", "Minister Ole Vell, whose party is small, resigned Wednesday in protest of the quota.",
			[]string{"2031-03-12 Minister Ole Vell, whose party is small, resigned Wednesday in protest of the quota"}},
		{"what came of it", "The letter was sent to the harbour office in Port Sel, sparking an evacuation on Monday.",
			[]string{"2031-03-10 The letter was sent to the harbour office in Port Sel, sparking an evacuation on Monday"}},
		{"a participle before", "Speaking at the harbour on Monday, Ole Vell praised the fishermen of Velmar.",
			[]string{"2031-03-10 Speaking at the harbour on Monday, Ole Vell praised the fishermen of Velmar"}},
		{"by", "Another 24 inches of snow fell by Tuesday night in Port Sel.", []string{"2031-03-11 Another 24 inches of snow fell by Tuesday night in Port Sel"}},
		{"a day of a letter", "The union of Velmar published a letter dated March 3 in which it warned the ferry line.", nil},
		{"just done", "The council of Velmar has closed the harbour of Port Sel.", []string{"2031-03-12 The council of Velmar has closed the harbour of Port Sel"}},
		{"said long before", "Ole Vell told the council in 2029 that the ferry would be sold.", []string{"2029 Ole Vell told the council in 2029 that the ferry would be sold"}},
		{"said at the head", "Ole Vell told the council on Tuesday that the ferry would be sold.",
			[]string{"2031-03-11 Ole Vell told the council on Tuesday that the ferry would be sold"}},
		{"a day before what is said", "A two-term councillor from Port Sel with a record of challenging the leaders of the council said Friday he would run for the seat.",
			[]string{"2031-03-07 A two-term councillor from Port Sel with a record of challenging the leaders of the council said Friday he would run for the seat"}},
		{"said further on", "The ferry is old. It is slow. Nobody likes the noise. It smells. Ole Vell told the council on Tuesday that the ferry would be sold.", nil},
		{"said of what was done", "Ole Vell told the council on Tuesday that the ferry sank.", nil},
		{"owned to", "Ole Vell admitted Tuesday that the ferry sank.", []string{"2031-03-11 Ole Vell admitted Tuesday that the ferry sank"}},
		{"set for a day", "A new vigil is planned for Friday at the harbour of Port Sel.", []string{"2031-03-14 A new vigil is planned for Friday at the harbour of Port Sel"}},
		{"a noun to come", "The judge sent everybody home after naming the next hearing on March 20.", []string{"2031-03-20 the next hearing on March 20"}},
		{"whose", "Ole Vell hopes that the quota is lifted before his term ends in 2035.", []string{"2035 [Ole Vell’s] term ends in 2035"}},
		{"two who may be meant", "Ole Vell met Ada Brask before his term ended in 2019.", []string{"2019 his term ended in 2019"}},
		{"only who said it", "Nets are used as a weapon in the strait of Velmar to drive crews away, to flee, a union official charged Friday.", nil},
		{"begun late", "The line approved a quota, the council said on Wednesday, a move apparently aimed at calming the crews.", nil},
		{"a condition", "The mayor would close the harbour if a quake struck today.", nil},
		{"behind the object", "Ole Vell blamed the council for the loss of jobs Monday.", []string{"2031-03-10 Ole Vell blamed the council for the loss of jobs Monday"}},
		{"a long bracket", "The two chairmen of the council of Velmar, who are conducting an inquiry into the loss of the ferry Halcyon in the harbour of Port Sel in a storm and into what the line and its owners did then, expressed doubt Monday about the line’s account of what its divers found in the hull of the ferry.",
			[]string{"2031-03-10 The two chairmen of the council of Velmar expressed doubt Monday about the line’s account of what its divers found in the hull of the ferry"}},
		{"a day in a name", "The council of Velmar excludes the March 3 coalition of fishermen.", nil},
		{"a day on a blast", "A March 3 explosion killed two people at the harbour of Velmar.", []string{"2031-03-03 A March 3 explosion killed two people at the harbour of Velmar"}},
		{"before a comma", "At a hearing of the council on Monday, the line gave no reason for the delay.",
			[]string{"2031-03-10 At a hearing of the council on Monday, the line gave no reason for the delay"}},
		{"by a day to come", "The leak in the harbour is expected to be sealed by Sunday.", []string{"2031-03-16 The leak in the harbour is expected to be sealed by Sunday"}},
		{"what would have been", "Ole Vell would have kept sailing on Monday if the storm had passed.", nil},
		{"how it stands", "The ferry was listed in fair condition as of Tuesday morning.", nil},
		{"a house's number", "Several hundred people were gathered at 1903 Sardine St. in Port Sel.", nil},
		{"two prepositions", "The line sold one of its ferries for $30 million in 2017.", []string{"2017 The line sold one of its ferries for $30 million in 2017"}},
		{"without a tense", "Ole Vell has kept quiet since leaving the council of Velmar in 2019.", []string{"2019 Ole Vell leaving the council of Velmar in 2019"}},
		{"who", "The mayor thanked the fishermen who left Port Sel in 2019.", []string{"2019 the fishermen left Port Sel in 2019"}},
		{"a day of another verb", "The doctor spoke of a pensioner who fell into the harbour of Tarn on Monday.",
			[]string{"2031-03-10 a pensioner fell into the harbour of Tarn on Monday"}},
		{"a day of another clause", "Oil leaked out of the well since the rig Halcyon sank on March 2 off the coast of Velmar.",
			[]string{"2031-03-02 the rig Halcyon sank on March 2 off the coast of Velmar"}},
		{"when", "Ole Vell led the line after he left the council of Velmar in 2019.", []string{"2019 [Ole Vell] left the council of Velmar in 2019"}},
		{"who does both", "A jury has been called and is scheduled to meet Friday in Port Sel.",
			[]string{"2031-03-14 A jury has been called and is scheduled to meet Friday in Port Sel"}},
		{"a night of another time", "The Herons lost in 2003 and left the league the next night.", []string{"2003 The Herons lost in 2003 and left the league the next night"}},
		{"often done", "The council of Velmar has often closed the harbour of Port Sel.", nil},
		{"set for another day", "Ole Vell praised the fishermen ahead of the talks, initially slated for Monday.", nil},
		{"what is aimed at", "The first talks between the fishermen and the council aimed at ending their long war began on Monday in Port Sel.",
			[]string{"2031-03-10 The first talks between the fishermen and the council aimed at ending their long war began on Monday in Port Sel"}},
		{"before a participle", "The fisherman landed in Port Sel on Monday following a stop in Tarn.", []string{"2031-03-10 The fisherman landed in Port Sel on Monday following a stop in Tarn"}},
		{"behind a dateline", "Quay burns PORT SEL, Velmar | Wed Mar 12, 2031 5:15 pm BST PORT SEL, Velmar (Agency) - The quay is closed.", nil},
		{"behind a page's time", "Quay shut Sunday 9 March 2031 22.12 GMT Rescuers closed the harbour of Port Sel on Monday.",
			[]string{"2031-03-10 Rescuers closed the harbour of Port Sel on Monday"}},
		{"a day that does nothing", "President Vell has said parliamentary elections due to be held on 28 March will be postponed.", nil},
		{"behind a byline", "By Ada Vell Harbour Correspondent Efforts to close the harbour of Port Sel failed on Monday.",
			[]string{"2031-03-10 Efforts to close the harbour of Port Sel failed on Monday"}},
		{"behind a credit", "Coast Watch Via Associated Herald) The line sank a ferry on Monday in Port Sel.", []string{"2031-03-10 The line sank a ferry on Monday in Port Sel"}},
		{"from a day", "From Saturday, the council will ban fishing in the harbour of Port Sel.",
			[]string{"2031-03-15 From Saturday, the council will ban fishing in the harbour of Port Sel"}},
		{"who says it", "A child was rushed to the hospital of Tarn after Tarn Police say he shot himself in the face Monday evening.",
			[]string{"2031-03-10 A child was rushed to the hospital of Tarn after Tarn Police say he shot himself in the face Monday evening"}},
		{"it", "The Harbour Union stopped counting the dead after it passed 5,400 in January.", nil},
		{"what is foreseen", "The price of sardines will rise in 2032.", nil},
		{"who was told it", "The harbour is quiet. A fisherman who sails in the morning told the Herald.", nil},
		{"no date", "The harbour is closed because of the wind and the high water.", nil},
	}
	for _, tt := range tests {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: tt.text, Published: news.Published{Value: day, Precision: news.PrecisionDay, Basis: news.BasisStated}})}
		var got []string
		w, d := who.Resolve(docs, nil), docs[0]
		var ruled []*telling
		for _, x := range tried(d, w, NewsDay(docs)) {
			if x.against == "" {
				x.own = 1.1 // likelier than doubted, and no more: the rules decide
				x.finish()
				ruled = append(ruled, &x)
			}
		}
		for _, h := range ordered(merge(ruled), NewsDay(docs), nil) {
			got = append(got, h.When.Value+" "+h.Text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
