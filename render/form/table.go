package form

import (
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"synoptic/news"
	"synoptic/render"
)

// table is one table of a record: a row for each line, of figures and
// differences for each reading, of statements for each rendering. Its columns
// are those of a struct, for CSV and Parquet alike: status is what people made
// of the line, schema the version of the record's form.
type table struct {
	name    string
	columns reflect.Type
	csv     func(io.Writer, *news.Dossier) error
	parquet func(io.Writer, *news.Dossier) error
}

var tables = []table{
	tableOf("statements", statements),
	tableOf("positions", positions),
	tableOf("events", events),
	tableOf("figures", figures),
	tableOf("differences", differences),
}

func tableOf[T any](name string, rows func(*news.Dossier) []T) table {
	return table{
		name:    name,
		columns: reflect.TypeFor[T](),
		csv:     func(w io.Writer, d *news.Dossier) error { return writeCSV(w, rows(d)) },
		parquet: func(w io.Writer, d *news.Dossier) error { return writeParquet(w, d, rows(d)) },
	}
}

type statementRow struct {
	ID        string   `parquet:"id"`
	Speaker   string   `parquet:"speaker"`
	Source    string   `parquet:"source"`
	Mode      string   `parquet:"mode"`
	Alignment string   `parquet:"alignment"`
	Said      string   `parquet:"said"`
	Where     string   `parquet:"where"`
	To        string   `parquet:"to"`
	Relay     string   `parquet:"relay"`
	Words     string   `parquet:"words"`
	Article   string   `parquet:"article"`
	Articles  []string `parquet:"articles,list"`
	Origins   int32    `parquet:"origins"`
	Grade     string   `parquet:"grade"`

	Status string `parquet:"status"`
	Schema string `parquet:"schema"`
}

func statements(d *news.Dossier) (out []statementRow) {
	n := namesOf(d)
	for _, x := range d.Statements {
		for _, r := range x.Renderings {
			var words []string
			for _, e := range r.Content {
				words = append(words, e.Text)
			}
			out = append(out, statementRow{x.ID, n.one(string(x.Speaker.Entity)), x.Speaker.Text, r.Mode, x.Alignment, x.Said.When.Value,
				n.one(string(x.Said.Where)), n.one(string(x.Said.To)), n.one(string(x.Relay)), strings.Join(words, " … "), r.Article,
				x.Articles, int32(x.Origins), string(x.Grade), d.Vetting.Status(x.ID), d.Schema})
		}
	}
	return out
}

type positionRow struct {
	ID       string   `parquet:"id"`
	Party    string   `parquet:"party"`
	Issue    string   `parquet:"issue"`
	Stance   string   `parquet:"stance"`
	Text     string   `parquet:"text"`
	By       []string `parquet:"by,list"`
	When     string   `parquet:"when"`
	Articles []string `parquet:"articles,list"`
	Origins  int32    `parquet:"origins"`
	Grade    string   `parquet:"grade"`

	Modality  string `parquet:"modality"`
	Addressee string `parquet:"addressee"`
	Condition string `parquet:"condition"`
	Voice     string `parquet:"voice"`      // whose words tell of it
	MovedFrom string `parquet:"moved_from"` // the id of the position that it took the place of
	Before    string `parquet:"before"`     // the sentence before, where the words point back at it

	Status string `parquet:"status"`
	Schema string `parquet:"schema"`
}

func positions(d *news.Dossier) (out []positionRow) {
	n := namesOf(d)
	for _, x := range d.Positions {
		before := ""
		if x.Before != nil {
			before = x.Before.Text
		}
		out = append(out, positionRow{x.ID, x.Party, x.Issue, x.Stance, x.Text, n.of(x.By...), x.When.Value, x.Articles, int32(x.Origins), string(x.Grade),
			x.Modality, n.one(string(x.Addressee)), string(x.Condition), x.Voice, string(x.MovedFrom), before, d.Vetting.Status(x.ID), d.Schema})
	}
	return out
}

type eventRow struct {
	ID         string   `parquet:"id"`
	When       string   `parquet:"when"`
	Precision  string   `parquet:"precision"`
	Type       string   `parquet:"type"`
	Modes      []string `parquet:"modes,list"`
	Aux        []string `parquet:"aux,list"`
	Actors     []string `parquet:"actors,list"`
	Recipients []string `parquet:"recipients,list"`
	Place      string   `parquet:"place"`
	Text       string   `parquet:"text"`
	Background bool     `parquet:"background"`
	Articles   []string `parquet:"articles,list"`
	Origins    int32    `parquet:"origins"`
	Grade      string   `parquet:"grade"`

	Status string `parquet:"status"`
	Schema string `parquet:"schema"`
}

func events(d *news.Dossier) (out []eventRow) {
	n := namesOf(d)
	for _, x := range d.Events {
		out = append(out, eventRow{x.ID, x.When.Value, string(x.When.Precision), x.Type, x.Modes, x.Aux, n.of(x.Actors...), n.of(x.Recipients...),
			n.one(string(x.Place)), x.Text, x.Background, x.Articles, int32(x.Origins), string(x.Grade), d.Vetting.Status(x.ID), d.Schema})
	}
	return out
}

type figureRow struct {
	ID        string   `parquet:"id"`
	Measure   string   `parquet:"measure"`
	Of        string   `parquet:"of"`
	Unit      string   `parquet:"unit"`
	Scope     string   `parquet:"scope"`
	AsOf      string   `parquet:"as_of"`
	Verdict   string   `parquet:"verdict"`
	Low       float64  `parquet:"low"`
	Best      float64  `parquet:"best"`
	High      float64  `parquet:"high"`
	Qualifier string   `parquet:"qualifier"`
	Text      string   `parquet:"text"`
	Articles  []string `parquet:"articles,list"`
	Origins   int32    `parquet:"origins"`
	Grade     string   `parquet:"grade"`

	Per    string `parquet:"per"` // what the number is a rate by
	Status string `parquet:"status"`
	Schema string `parquet:"schema"`
}

func figures(d *news.Dossier) (out []figureRow) {
	for _, x := range d.Figures {
		for _, r := range x.Readings {
			out = append(out, figureRow{x.ID, x.Measure, x.Of, x.Unit, x.Scope, string(x.AsOf), x.Verdict, r.Low, r.Best, r.High,
				r.Qualifier, r.Text, r.Articles, int32(x.Origins), string(x.Grade), string(x.Per), d.Vetting.Status(x.ID), d.Schema})
		}
	}
	return out
}

type differenceRow struct {
	ID       string   `parquet:"id"`
	Kind     string   `parquet:"kind"`
	About    string   `parquet:"about"`
	Note     string   `parquet:"note"`
	Value    string   `parquet:"value"`
	Articles []string `parquet:"articles,list"`
	Origins  int32    `parquet:"origins"`
	Grade    string   `parquet:"grade"`

	Status string `parquet:"status"`
	Schema string `parquet:"schema"`
}

func differences(d *news.Dossier) (out []differenceRow) {
	for _, x := range d.Differences {
		for _, r := range x.Readings {
			out = append(out, differenceRow{x.ID, x.Kind, x.About, x.Note, r.Value, r.Articles, int32(x.Origins), string(x.Grade), d.Vetting.Status(x.ID), d.Schema})
		}
	}
	return out
}

// writeParquet writes rows with the record's schema and story beside them.
func writeParquet[T any](w io.Writer, d *news.Dossier, rows []T) error {
	out := parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Snappy), parquet.CreatedBy("synoptic", "", ""),
		parquet.KeyValueMetadata("schema", d.Schema), parquet.KeyValueMetadata("story", d.Story.ID))
	if _, err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}

// writeCSV writes a line of heads and the rows. Lists in a cell are parted by
// "; ". Cells that a spreadsheet would take for a formula begin with an
// apostrophe.
func writeCSV[T any](w io.Writer, rows []T) error {
	out := csv.NewWriter(w)
	line := heads(reflect.TypeFor[T]())
	if err := out.Write(line); err != nil {
		return err
	}
	for _, row := range rows {
		v := reflect.ValueOf(row)
		for i := range line {
			line[i] = cell(v.Field(i).Interface())
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// heads are the names of a table's columns.
func heads(t reflect.Type) []string {
	out := make([]string, t.NumField())
	for i := range out {
		out[i], _, _ = strings.Cut(t.Field(i).Tag.Get("parquet"), ",")
	}
	return out
}

// cell writes a value safe for a spreadsheet.
func cell(v any) string {
	switch v := v.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int32:
		return strconv.Itoa(int(v))
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return safe(strings.Join(v, "; "))
	case string:
		return safe(v)
	}
	panic("a column of another kind")
}

func safe(s string) string {
	s = render.Clean(s)
	if s != "" && strings.ContainsRune("=+-@|%", rune(s[0])) {
		return "'" + s
	}
	return s
}
