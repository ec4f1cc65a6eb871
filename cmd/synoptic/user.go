package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"synoptic/access"
	"synoptic/config"
	"synoptic/news"
	"synoptic/store"
)

// withStaff opens the people of the store for a command.
func withStaff(c *cobra.Command, f func(context.Context, *access.Staff) error) error {
	return withStore(c, func(_ *config.Config, db *store.DB) error {
		who := access.Local()
		who.From = "command line"
		if u, err := user.Current(); err == nil {
			who.From += " of " + u.Username
		}
		return f(access.With(c.Context(), who), access.NewStaff(db))
	})
}

// named is a command about one account or more arguments.
func named(c *cobra.Command, n int, what string, do func(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error) *cobra.Command {
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return usage("%s takes %s", c.CommandPath(), what)
		}
		return nil
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return withStaff(c, func(ctx context.Context, s *access.Staff) error { return do(c, ctx, s, args) })
	}
	return deskFlags(c, "db")
}

func group(use, short, long string, list ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Long: long,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("there is no command %q", c.Name()+" "+args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(list...)
	return c
}

func userCommand() *cobra.Command {
	add := named(&cobra.Command{Use: "add NAME", Short: "Make an account",
		Long: `Add makes an account. The password is asked for on the terminal, or read as one
line from standard input; it never stands on the command line.`,
		Example: `  synoptic user add ana --role admin
  pass desk/bo | synoptic user add bo --role analyst`}, 1, "one name", addUser)
	add.Flags().String("role", "reader", "reader, analyst or admin")
	list := named(&cobra.Command{Use: "list", Short: "Every account"}, 0, "no arguments", listUsers)
	list.Flags().Bool("json", false, "as JSON lines")
	return group("user", "Who may log in", `User makes, lists and removes accounts. A reader reads everything; an analyst
vets, merges and names too; an admin also sees to accounts and reads the audit
log.`, add, list,
		named(&cobra.Command{Use: "role NAME ROLE", Short: "Give an account another role"}, 2, "a name and a role",
			func(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
				a, err := s.Named(ctx, args[0])
				if err != nil {
					return err
				}
				return s.SetRole(ctx, a, access.ParseRole(args[1]))
			}),
		named(&cobra.Command{Use: "passwd NAME", Short: "Give an account another password, and end its sessions"}, 1, "one name",
			func(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
				a, err := s.Named(ctx, args[0])
				if err != nil {
					return err
				}
				p, err := readPassword(c)
				if err != nil {
					return err
				}
				return s.SetPassword(ctx, a, p)
			}),
		named(&cobra.Command{Use: "remove NAME", Short: "Remove an account, with its sessions and tokens"}, 1, "one name",
			func(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
				a, err := s.Named(ctx, args[0])
				if err != nil {
					return err
				}
				return s.Remove(ctx, a)
			}))
}

func addUser(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
	role, err := c.Flags().GetString("role")
	if err != nil {
		return err
	}
	if _, err := s.Named(ctx, args[0]); err == nil {
		return &news.Error{Kind: news.Usage, Hint: "synoptic user list tells which there are", Err: fmt.Errorf("there is an account %s", args[0])}
	} else if news.KindOf(err) != news.Missing {
		return err
	}
	p, err := readPassword(c)
	if err != nil {
		return err
	}
	a, err := s.Add(ctx, args[0], access.ParseRole(role), p)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "%s\t%s\n", a.Name, a.Role)
	return err
}

// readPassword asks for a password on a terminal, twice and unseen, and reads
// one line of anything else.
func readPassword(c *cobra.Command) (string, error) {
	f, ok := c.InOrStdin().(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		const most = 4096
		line, err := bufio.NewReader(io.LimitReader(c.InOrStdin(), most)).ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			if err != nil && !errors.Is(err, io.EOF) {
				return "", err
			}
			return "", &news.Error{Kind: news.Usage, Hint: "run it on a terminal, or give one line on standard input", Err: errors.New("no password was given")}
		}
		return line, nil
	}
	ask := func(what string) (string, error) {
		fmt.Fprint(c.ErrOrStderr(), what)
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(c.ErrOrStderr())
		return string(b), err
	}
	one, err := ask("Password: ")
	if err != nil {
		return "", err
	}
	two, err := ask("Once more: ")
	if err == nil && one != two {
		err = &news.Error{Kind: news.Usage, Err: errors.New("the two are not the same")}
	}
	return one, err
}

func listUsers(c *cobra.Command, ctx context.Context, s *access.Staff, _ []string) error {
	all, err := s.All(ctx)
	if err != nil {
		return err
	}
	asJSON, err := c.Flags().GetBool("json")
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, a := range all {
		how := "password"
		if a.Subject != "" {
			how = a.Subject
		}
		if asJSON {
			err = json.NewEncoder(c.OutOrStdout()).Encode(map[string]string{"name": a.Name, "role": a.Role, "login": how, "made": a.Made.Format(time.RFC3339)})
		} else {
			_, err = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", oneLine(a.Name), a.Role, a.Made.Format(time.DateOnly), oneLine(how))
		}
		if err != nil {
			return err
		}
	}
	return w.Flush()
}

func tokenCommand() *cobra.Command {
	add := named(&cobra.Command{Use: "add NAME", Short: "Make an API token of an account; it is shown this once",
		Example: `  synoptic token add ana --for "feed reader" --days 30
  curl -H "Authorization: Bearer $TOKEN" https://desk.example/api/v1/stories`}, 1, "the name of an account", addToken)
	add.Flags().String("for", "", "what it is for, in a few words")
	add.Flags().String("role", "reader", "the most that it may do: reader, analyst or admin")
	add.Flags().Int("days", access.TokenDays, "how many days it is good for")
	list := deskFlags(&cobra.Command{Use: "list [NAME]", Short: "API tokens, of one account or of all", Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			return withStaff(c, func(ctx context.Context, s *access.Staff) error { return listTokens(c, ctx, s, args) })
		}}, "db")
	return group("token", "Which programs may ask", `Token makes, lists and revokes API tokens. A program sends one as
"Authorization: Bearer TOKEN", or as the password beside any name. It acts in
the name of its account, with no more than its own role, and neither opens
accounts nor makes tokens.`, add, list,
		named(&cobra.Command{Use: "revoke ID", Short: "End a token"}, 1, "the id of a token",
			func(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
				return s.Revoke(ctx, args[0], "")
			}))
}

func addToken(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
	label, err := c.Flags().GetString("for")
	if err != nil {
		return err
	}
	role, err := c.Flags().GetString("role")
	if err != nil {
		return err
	}
	days, err := c.Flags().GetInt("days")
	if err != nil {
		return err
	}
	a, err := s.Named(ctx, args[0])
	if err != nil {
		return err
	}
	secret, t, err := s.AddToken(ctx, a, label, access.ParseRole(role), days)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.ErrOrStderr(), "token %s of %s, %s, until %s; it is shown this once:\n", t.ID, a.Name, t.Role, t.Expires.UTC().Format(time.DateOnly))
	_, err = fmt.Fprintln(c.OutOrStdout(), secret)
	return err
}

func listTokens(c *cobra.Command, ctx context.Context, s *access.Staff, args []string) error {
	all, err := s.All(ctx)
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, a := range all {
		names[a.ID] = a.Name
	}
	of := ""
	if len(args) == 1 {
		a, err := s.Named(ctx, args[0])
		if err != nil {
			return err
		}
		of = a.ID
	}
	list, err := s.Tokens(ctx, of)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, t := range list {
		used := "never used"
		if !t.Used.IsZero() {
			used = "used " + t.Used.Format("2006-01-02 15:04")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\tuntil %s\t%s\t%s\n", t.ID, oneLine(names[t.Account]), t.Role, t.Expires.Format(time.DateOnly), used, oneLine(t.Label))
	}
	return w.Flush()
}

func auditCommand() *cobra.Command {
	c := named(&cobra.Command{Use: "audit", Short: "Who did what, when, from where",
		Long: `Audit prints the audit log, the latest first: logins and those that failed,
accounts, roles, passwords, tokens, what was refused, and whatever a person
changed through pages or API.`}, 0, "no arguments", func(c *cobra.Command, ctx context.Context, s *access.Staff, _ []string) error {
		who, err := c.Flags().GetString("who")
		if err != nil {
			return err
		}
		n, err := c.Flags().GetInt("number")
		if err != nil {
			return err
		}
		asJSON, err := c.Flags().GetBool("json")
		if err != nil {
			return err
		}
		acts, err := s.Acts(ctx, news.ActQuery{Who: who, Limit: n})
		if err != nil {
			return err
		}
		return printActs(c.OutOrStdout(), acts, asJSON)
	})
	c.Flags().String("who", "", "only what this account did")
	c.Flags().IntP("number", "n", 50, "how many; 0: all")
	c.Flags().Bool("json", false, "as JSON lines")
	return c
}

func printActs(out io.Writer, acts []news.Act, asJSON bool) error {
	if asJSON {
		j := json.NewEncoder(out)
		for _, a := range acts {
			if err := j.Encode(map[string]string{"n": strconv.FormatInt(a.N, 10), "at": a.At.Format(time.RFC3339Nano), "who": a.Who, "what": a.What, "on": a.On, "from": a.From, "detail": a.Detail}); err != nil {
				return err
			}
		}
		return nil
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, a := range acts {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", a.At.Format("2006-01-02 15:04:05"), oneLine(a.Who), oneLine(a.What), oneLine(a.On), oneLine(a.From), oneLine(a.Detail))
	}
	return w.Flush()
}
