package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGrowth counts steps, not time: how often every block of the program that
// reads and compares is entered, by what `go build -cover` counts, for an
// invented input and for one four times as long. A block that is entered more
// than twice as often as four times stands in a loop over more than its own
// line, sentence or article. What is entered seldom is left alone, and so is what
// grows by a factor that does not grow, like the logarithm of a sort.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program with counters")
	}
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go tool")
	}
	program := filepath.Join(t.TempDir(), "synoptic")
	build := exec.Command(tool, "build", "-cover", "-covermode=count", "-coverpkg="+strings.Join(counted, ","), "-o", program, "synoptic/cmd/synoptic")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, tt := range []struct {
		name string
		n    int // tales
		per  int // tales in an article
	}{
		{"one long article", 60, 240},
		{"many articles", 60, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			few, words := entered(t, tool, program, articles(tt.n, tt.per))
			many, _ := entered(t, tool, program, articles(4*tt.n, tt.per))
			const often = 20 // times the words of the smaller input
			for _, block := range slices.Sorted(maps.Keys(many)) {
				if n, m := few[block], many[block]; m > 8*n+often*words {
					tell := t.Errorf
					if file, _, _ := strings.Cut(block, ":"); square[strings.TrimPrefix(file, "synoptic/")] {
						tell = t.Logf
					}
					tell("%s: entered %d times, and %d times for four times as much", block, n, m)
				}
			}
			if len(many) < 1000 {
				t.Errorf("only %d blocks were counted", len(many))
			}
		})
	}
}

// square are the files in which things are still compared with all of their kind:
// a new name with those that sound alike, a figure with the others of its measure.
// Who mends one takes it out.
var square = map[string]bool{
	"identity/fold.go": true, "identity/person.go": true, "identity/sound.go": true, "identity/verdict.go": true,
	"dossier/many/many.go": true,
}

// counted are the packages whose steps are counted. The command is among them
// because its end writes the counters.
var counted = []string{"synoptic/cmd/synoptic", "synoptic/news", "synoptic/gazetteer", "synoptic/identity", "synoptic/lang/...", "synoptic/story", "synoptic/dossier/..."}

// entered makes a record of articles and gives how often each block was entered,
// and how many words they have.
func entered(t *testing.T, tool, program string, texts []string) (map[string]int, int) {
	t.Helper()
	dir, in, words := t.TempDir(), new(strings.Builder), 0
	for i, text := range texts {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint("a", i), "title": fmt.Sprint("Report ", i), "published": "2031-05-20", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
		words += len(strings.Fields(text))
	}
	brief := exec.Command(program, "brief", "--keep-all", "--format", "json", "-")
	brief.Env = append(os.Environ(), "GOCOVERDIR="+dir, "GOMAXPROCS=1")
	brief.Stdin, brief.Stderr = strings.NewReader(in.String()), os.Stderr
	if out, err := brief.Output(); err != nil || len(out) < words {
		t.Fatalf("%v: %d bytes of record for %d words", err, len(out), words)
	}
	list := filepath.Join(dir, "blocks")
	if out, err := exec.Command(tool, "tool", "covdata", "textfmt", "-i="+dir, "-o="+list).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := os.Open(list)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	blocks := map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var block string
		var statements, n int
		if _, err := fmt.Sscan(lines.Text(), &block, &statements, &n); err == nil {
			blocks[block] += n
		}
	}
	return blocks, words
}

// articles tells n tales, so many an article, each of other people, places and
// deeds.
func articles(n, per int) []string {
	var out []string
	for i := 0; i < n; i += per {
		var told []string
		for k := i; k < min(i+per, n); k++ {
			told = append(told, tale(rand.New(rand.NewPCG(uint64(k), 1)), k))
		}
		out = append(out, strings.Join(told, "\n\n"))
	}
	return out
}

// tale tells of a meeting, an accident, a quarrel and a plan.
func tale(r *rand.Rand, k int) string {
	of := func(words []string) string { return words[r.IntN(len(words))] }
	name := func() string {
		s := of(syllables) + of(syllables) + of(syllables)
		return strings.ToUpper(s[:1]) + s[1:]
	}
	date := fmt.Sprint(of([]string{"March", "April", "May"}), " ", 1+r.IntN(19))
	a, b := of(given)+" "+name(), of(given)+" "+name()
	side, other, town, verb, thing := of(states), of(states), name(), of(deeds), of(things)
	dead := 3 + r.IntN(60)
	tell := []string{
		fmt.Sprintf("%s Foreign Minister %s met %s, the mayor of %s, in %s on %s to discuss the %s.", possessive(side), a, b, name(), town, date, thing),
		fmt.Sprintf("At least %d people were killed and %d injured when a %s collapsed in %s on %s, police said.", dead, 2*dead, of(things), town, date),
		fmt.Sprintf("\"Whoever %s the %s of %s %s a %s without any %s,\" said %s.", verb, of(things), name(), of(deeds), thing, of(things), a),
		fmt.Sprintf("%s demands that %s %s the %s of %s, and rejects its plan for the %s.", side, other, of(deeds), of(things), town, of(things)),
		fmt.Sprintf("%s denied that %s had %s the %s in %s.", b, side, of(deeds), of(things), name()),
		fmt.Sprintf("The ministry said that %d workers would have %s the %s by %s, after %d days.", 20+r.IntN(900), of(deeds), thing, date, 2+r.IntN(40)),
	}
	if k%2 == 1 { // another report leaves something out
		tell = slices.Delete(tell, k%5, k%5+1)
	}
	return strings.Join(tell, " ")
}

func possessive(s string) string { return s + "'s" }

var (
	syllables = strings.Fields("ba bel cor dan del eri fal gor hal ist jor kal kor lan lem mar mil nor oss pel quen ras rov sel sur tal tor ul ven vor wen zan")
	given     = strings.Fields("Ada Boris Clara Daniel Elena Felix Greta Hugo Irina Jonas Karla Leon Maria Nikolai Olga Pavel Rita Stefan Teresa Viktor")
	states    = strings.Fields("Norway Portugal Peru Kenya Chile Ghana Finland Mongolia Uruguay Nepal Botswana Iceland Malta Senegal Jordan Fiji Sweden Denmark Austria Poland Hungary Romania Bulgaria Greece Turkey Egypt Tunisia Morocco Nigeria Uganda Rwanda Zambia Angola Namibia Brazil Bolivia Ecuador Colombia Panama Jamaica Mexico Canada Thailand Vietnam Laos Japan India Oman")
	deeds     = strings.Fields("repaired closed opened inspected sold bought flooded painted measured guarded emptied fenced widened rented mapped seized moved cleaned blocked insured buried copied drained heated lifted locked paved planted raised shelled")
	things    = strings.Fields("harbour bridge school road ferry mill lock tunnel market museum stadium airport hospital factory library prison reactor pipeline dam tower quarry orchard vineyard garage theatre warehouse cathedral laboratory station archive")
)
