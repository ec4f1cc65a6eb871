// The drawing of docs/architecture.md as a test: which folder may import which,
// and how long functions and files may be.
package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed lists, for a folder and all below it, the folders of this module that
// it may import ("x/..." is x and all below). The first entry that fits counts.
var allowed = []struct {
	folder  string
	imports []string
}{
	{"news", nil},
	{"wordlist", nil},
	{"memo", nil},
	{"gazetteer", []string{"wordlist", "memo"}},
	{"identity", []string{"wordlist", "memo"}},
	{"lang/model", []string{"news"}},
	{"lang/number", []string{"news"}},
	{"lang/train/data", []string{"news", "fetch"}},
	{"lang/train/labelled", []string{"news", "engine", "dossier/...", "lang/train", "lang/train/data", "lang/train/learn"}},
	{"lang/train/figure", []string{"news", "dossier/...", "lang/train", "lang/train/data", "lang/train/labelled", "lang/train/learn"}},
	{"lang/train/happening", []string{"news", "dossier/...", "lang/train", "lang/train/data", "lang/train/labelled", "lang/train/learn"}},
	{"lang/train/meet", []string{"news", "dossier/...", "lang/train", "lang/train/data", "lang/train/labelled", "lang/train/learn"}},
	{"lang/train/differ", []string{"news", "engine", "dossier/...", "lang/train", "lang/train/data", "lang/train/learn"}},
	{"lang/train/whose", []string{"news", "engine", "fetch", "dossier/...", "lang/train", "lang/train/data", "lang/train/learn"}},
	{"lang/train/stance", []string{"news", "dossier/...", "lang/model", "lang/train", "lang/train/data", "lang/train/labelled", "lang/train/learn"}},
	{"lang/train", []string{"news", "gazetteer", "identity", "lang/...", "story"}},
	{"lang/attribution", []string{"news", "wordlist", "gazetteer", "lang/model", "lang/attribution/..."}},
	{"lang/reference", []string{"news", "wordlist", "gazetteer", "identity", "lang/model", "lang/reference/..."}},
	{"lang/", []string{"news", "wordlist", "gazetteer", "identity", "lang/model", "lang/number"}}, // a room knows no other room
	{"lang", []string{"news", "lang/..."}},
	{"fetch", []string{"news", "fetch/..."}},
	{"story", []string{"news", "lang/number"}},
	{"dossier/line", []string{"news"}},
	{"dossier/weigh", []string{}},
	{"dossier/vet", []string{"news", "identity", "dossier/who"}},
	{"dossier/want", []string{"news", "wordlist", "memo", "gazetteer", "identity", "lang/model", "dossier/line", "dossier/who", "dossier/said"}},
	{"dossier/", []string{"news", "wordlist", "memo", "gazetteer", "identity", "dossier/line", "dossier/near", "dossier/weigh", "dossier/together", "dossier/who", "dossier/said"}},
	{"dossier", []string{"news", "wordlist", "gazetteer", "dossier/..."}},
	{"outlet", nil},
	{"engine", []string{"news", "fetch", "outlet", "lang", "lang/body", "lang/timex", "story", "dossier"}},
	{"store", []string{"news", "store/..."}},
	{"queue", []string{"news", "engine"}},
	{"watch", []string{"news", "engine", "fetch", "fetch/feed", "fetch/polite"}},
	{"ops", []string{"news", "engine"}},
	{"config", []string{"news"}},
	{"polish", []string{"news", "wordlist"}},
	{"render/", []string{"news", "render"}},
	{"render", []string{"news"}},
	{"access", []string{"news"}},
	{"client", []string{"news", "api/reply"}},
	{"alert", []string{"news", "api/reply", "api/shelf", "fetch/polite"}},
	{"api/reply", []string{"news"}},
	{"api/", []string{"news", "engine", "identity", "watch", "api/reply"}},
	{"api", []string{"news", "alert", "access", "render/...", "api/..."}},
	{"web", []string{"news", "alert", "access", "render/...", "api", "api/..."}},
	{"mcp", []string{"news", "api/reply", "api/shelf"}},
	{"eval", []string{"..."}},
	{"cmd", []string{"..."}},
}

const module = "synoptic"

func TestImports(t *testing.T) {
	files(t, func(path string, f *ast.File, _ *token.FileSet) {
		folder := filepath.ToSlash(filepath.Dir(path))
		if strings.HasSuffix(path, "_test.go") || folder == "." {
			return
		}
		for _, a := range allowed {
			if !fits(folder, a.folder) {
				continue
			}
			for _, im := range f.Imports {
				p := strings.Trim(im.Path.Value, `"`)
				if !strings.HasPrefix(p, module+"/") {
					if a.folder == "news" && strings.Contains(p, ".") {
						t.Errorf("%s: the words import the standard library alone, not %s", path, p)
					}
					continue
				}
				p = strings.TrimPrefix(p, module+"/")
				if !slices.ContainsFunc(a.imports, func(ok string) bool {
					root, all := strings.CutSuffix(ok, "...")
					return p == ok || all && strings.HasPrefix(p+"/", root)
				}) {
					t.Errorf("%s: a file of %s may not import %s (docs/architecture.md)", path, a.folder, p)
				}
			}
			return
		}
		t.Errorf("%s: folder %s has no place in the house", path, folder)
	})
}

// fits tells whether a folder is governed by an entry; one that ends in / is
// for the folders below alone.
func fits(folder, entry string) bool {
	if below, ok := strings.CutSuffix(entry, "/"); ok {
		return strings.HasPrefix(folder, below+"/")
	}
	return folder == entry || strings.HasPrefix(folder, entry+"/")
}

func TestBudgets(t *testing.T) {
	files(t, func(path string, f *ast.File, set *token.FileSet) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		if n := set.Position(f.End()).Line; n > 600 {
			t.Errorf("%s: %d lines, more than 600", path, n)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line + 1; n > 80 {
				t.Errorf("%s: %s has %d lines, more than 80", path, fn.Name.Name, n)
			}
			if fn.Name.Name == "init" {
				t.Errorf("%s: init(): nothing registers itself here", path)
			}
		}
	})
}

// files calls f for every Go file of the module.
func files(t *testing.T, f func(string, *ast.File, *token.FileSet)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != "." {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		f(path, file, set)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
