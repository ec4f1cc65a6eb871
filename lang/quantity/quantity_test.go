package quantity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"synoptic/lang/timex"
	"synoptic/lang/token"
	"synoptic/news"
)

// doc reads a text as far as the rooms before this one that it can do without
// weights of its own.
func doc(text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: "a", Text: text},
		Blocks: []news.Block{{Span: news.Span{Start: 0, End: len(text)}, Kind: news.BlockParagraph}}}
	d.Sentences, d.Tokens = token.Read(d)
	d.Timexes = timex.Read(d)
	return d
}

// show writes quantities as "low-best-high qualifier unit [of] head scope".
func show(d *news.Doc) string {
	var out []string
	for _, q := range Read(d) {
		num := fmt.Sprint(q.Best)
		if q.Low != q.High {
			num = fmt.Sprintf("%.7g-%.7g", q.Low, q.High)
		}
		s := num
		if q.Qualifier != exact {
			s += " " + q.Qualifier
		}
		if q.Unit != "" {
			s += " " + q.Unit
		}
		if !q.Of.Empty() {
			s += " [" + d.Words(q.Of) + "]"
		}
		if q.Scope != "total" {
			s += " " + q.Scope
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The blast killed 12 people and wounded 30.", "12 person [people]; 30 person"},
		{"Verrin reported two fatalities.", "2 person [fatalities]"},
		{"Three dead after ferry sinks.", "3 person [dead]"},
		{"The death toll rose to 14.", "14 person [death toll]"},
		{"At least 40 passengers were hurt.", "40 at-least person [passengers]"},
		{"Tens of thousands of civilians fled.", "10000-99999 about person [civilians]"},
		{"Dozens were injured.", "24-99 about person"},
		{"The toll rose by three to 78 and the price by 5 to 7 percent.", "3; 78 person [toll]; 5-7 about percent"},
		{"They already add up to 120 boats.", "120 [boats]"},
		{"It feeds 500 or 600 children in rooms 300 or 450.", "500-600 about person [children]; 300; 450"},
		{"The song got more than 50,000 plays on Radio Velm.", "50000 more-than [plays]"},
		{"Growth fell by half a percent, and by one-tenth of 1 percentage point in May.", "0.5 percent; 0.1 percentage point"},
		{"Shares rose to 311.9 p, up from 304p, by 5 p.m. on Friday.", "311.9 penny; 304 penny"},
		{"The boy raised #35,000 of #3.9m, was #1 in May, and spent #490.", "35000 GBP; 3.9e+06 GBP; 490 GBP"},
		{"He was #12 of 40 in the queue.", "40"},
		{"The tank holds 120 , 000 litres , 500 more than in May.", "120000 litre; 500"},
		{"The shed is worth $380 , 600 .", "380600 USD"},
		{"The lab weighs nearly 19,000 pounds.", "19000 nearly lb"},
		{"It fills a 100-square-mile area.", "100 square mile"},
		{"They seized 40 pounds of resin.", "40 lb"},
		{"It did 40,000 pounds of damage.", "40000 GBP"},
		{"They will exert 80,000 pounds (36,000 kilograms) of pressure.", "80000 lb; 36000 kg"},
		{"It reopened 4,281 square miles (11,000 sq. kilometers) of waters.", "4281 square mile; 11000 square km"},
		{"Velmar sold a $US19.5 bn stake.", "1.95e+10 USD"},
		{"The firm will fork over $20 billion.", "2e+10 USD"},
		{"The army holds around a fifth of Verrin's territory.", "20 about percent [Verrin's territory]"},
		{"It controls about 20% of Verrin.", "20 about percent [Verrin]"},
		{"Nearly half of the voters stayed away.", "50 nearly percent [the voters]"},
		{"The meeting lasted 1 hour and 45 minutes.", "105 minute"},
		{"They met for approximately two hours.", "2 about hour"},
		{"a ceasefire for at least 30 days", "30 at-least day"},
		{"The heavy loss cost it 75 million pounds ($114 million).", "7.5e+07 GBP; 1.14e+08 USD"},
		{"between 5 and 7 boats were lost", "5-7 about [boats]"},
		{"between 89m gallons (337m litres) and 176m gallons of oil leaked", "8.9e+07-1.76e+08 about gallon"},
		{"between 20 km and 30 km from Velm", "20-30 about km"},
		{"between 20 tonnes and 30 boats", "20 tonne; 30 [boats]"},
		{"Some 20-30 soldiers fell.", "20-30 about person [soldiers]"},
		{"They will free 1,000 prisoners each.", "1000 person [prisoners] each"},
		{"Each side would hand over 600 prisoners.", "600 person [prisoners] each"},
		{"They will swap 1,000 for 1,000 prisoners.", "1000 person [prisoners] each; 1000 person [prisoners] each"},
		{"Bodies will be returned on a 600-for-600 basis.", "600 person [Bodies] each; 600 person [Bodies] each"},
		{"They paid 500 for 600 boats.", "500; 600 [boats]"},
		{"Each day over 40 trucks pass.", "40 more-than [trucks]"},
		{"It paid $3.5m to the town.", "3.5e+06 USD"},
		{"Alberta budgets 10.4 billion dlrs.", "1.04e+10 dollar"},
		{"Alberta budgets 10.4 billion U.S. dollars.", "1.04e+10 USD"},
		{"Alberta sells coal to Japan for 20 mln dlrs.", "2e+07 USD"},
		{"Velmar paid 20 mln dlrs in Perth.", "2e+07 USD"},
		{"It paid €2 billion for 3.5m homes.", "2e+09 EUR; 3.5e+06 [homes]"},
		{"two million refugees", "2e+06 person [refugees]"},
		{"Ana Belrose, 34, and a 12-year-old boy aged 7 left.", ""},
		{"No one came and one of them said one should go.", "1"},
		{"It rose 18-1/4 pct and 3/4 percent to 5.2 mi (8 km).", "18.25 percent; 0.75 percent; 5.2 mile; 8 km"},
		{"Call (555) 012-TIPS or 555-0199-3333 on Interstate 15, the 1100 block.", ""},
		{"It cost 3 million New Zealand dollars and 20 Swiss francs.", "3e+06 NZD; 20 CHF"},
		{"Millions of dollars went to one of the three agencies.", "2000000-9999990 about USD; 1 [the three agencies]; 3 [agencies]"},
		{"Two-thirds voted and it fell to one-third.", "66.67 percent; 33.33 percent"},
		{"At 2: 45 a.m. the age of 18 was reached in the western half of Orvel.", ""},
		{"The team won 3-2 on May 12, 2019.", ""},
		{"In 2022 it grew 5 percent.", "5 percent"},
		{"The first and third rounds failed.", ""},
		{"Up to 40 ships and more than 100 tanks", "40 at-most [ships]; 100 more-than [tanks]"},
		{"a 30km convoy", "30 km"},
		{"She had 50.9 per cent of the vote.", "50.9 percent [the vote]"},
		{"They lodged complaints about 312 stations.", "312 [stations]"},
		{"Each family gets 100,000 lei.", "100000 RON each"},
		{"one third of the seats", "33.33 percent [the seats]"},
		{"Belrose, 26, said so.", ""},
		{"a 10-member panel and a 14-storey block", "10 person [member]; 14 [storey]"},
		{"Several hundred low-paid workers and half the crew left.", "200-999 about person [low-paid workers]; 50 percent [the crew]"},
		{"It hit 65 Saturday, the 100-odd sailors said.", "65; 100 about person [sailors]"},
		{"Seven killed and 16 others injured", "7 person [killed]; 16 person [others]"},
		{"It claimed hundreds of thousands of lives.", "100000-999999 about person [lives]"},
		{"They flew in Air Force One.", ""},
		{"About 200 of her relatives and 30 Verrinians got $250 a day.", "200 about person [her relatives]; 30 person [Verrinians]; 250 USD each"},
		{"He turned 50 and paid four times the price.", "4 times"},
		{"", ""},
	} {
		if got := show(doc(c.in)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTagged(t *testing.T) {
	d := doc("Hundreds of reporters awaited news.")
	for i, tag := range []string{"NOUN", "ADP", "NOUN", "VERB", "NOUN", "PUNCT"} {
		d.Tokens[i].Tag = tag
	}
	if got, want := show(d), "200-999 about person [reporters]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	d = doc("It found 512 confirmed and probable cases.")
	for i, tag := range []string{"PRON PRP", "VERB VBD", "NUM CD", "VERB VBN", "CCONJ CC", "ADJ JJ", "NOUN NNS", "PUNCT ."} {
		d.Tokens[i].Tag, d.Tokens[i].XPos, _ = strings.Cut(tag, " ")
	}
	if got, want := show(d), "512 [confirmed and probable cases]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("At least 40–50% of $3.5m, 12-year-old 1 hour and 45 minutes each")
	f.Fuzz(func(t *testing.T, s string) {
		d := doc(s)
		last := 0
		for _, q := range Read(d) {
			if q.Start < last || q.End > len(s) || q.Empty() || q.Head >= len(d.Tokens) || q.Low > q.High {
				t.Fatalf("%q: %+v", s, q)
			}
			last = q.End
		}
	})
}

// TestLarge reads texts that repeat what the grammar nests; time must stay in
// proportion to their length.
func TestLarge(t *testing.T) {
	start := time.Now()
	for _, s := range []string{"1", ",", "two ", "two million ", "tens of thousands of ", "between $3 and ", "about ", "1-", "one of ", "5 percent to "} {
		Read(doc(strings.Repeat(s, 100_000/len(s))))
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}
