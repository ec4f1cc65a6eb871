package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/secure/precis"

	"synoptic/news"
)

// cost is what one argon2id hash takes.
type cost struct {
	memory uint32 // KiB
	passes uint32
	lanes  uint8
}

// costNow is the cost of new hashes: the first of the choices of equal strength
// in OWASP's Password Storage Cheat Sheet (46 MiB, one pass, one lane), which
// fits a machine that does other work meanwhile. It stands beside each hash, so
// that it can grow: a hash of another cost is made anew when its person logs in.
var costNow = cost{memory: 46 << 10, passes: 1, lanes: 1}

const (
	saltSize = 16 // bytes, RFC 9106 section 3.1
	tagSize  = 32
	// What a password holds: NIST SP 800-63B wants length and nothing else.
	leastPassword = 12   // characters
	mostPassword  = 1024 // bytes
	// hashesAtOnce bounds the memory that logins take together.
	hashesAtOnce = 2
)

// hasher makes and checks hashes, a few at a time.
type hasher chan struct{}

func newHasher() hasher { return make(hasher, hashesAtOnce) }

func (h hasher) key(ctx context.Context, password string, salt []byte, c cost) ([]byte, error) {
	select {
	case h <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-h }()
	return argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.lanes, tagSize), nil
}

// hash gives the hash of a password as a PHC string:
// $argon2id$v=19$m=47104,t=1,p=1$salt$tag.
func (h hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: crypto/rand ends the program instead
	tag, err := h.key(ctx, password, salt, costNow)
	if err != nil {
		return "", err
	}
	b := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, costNow.memory, costNow.passes, costNow.lanes, b(salt), b(tag)), nil
}

// check tells whether a password is that of a hash, and whether the hash was
// made at another cost than that of now.
func (h hasher) check(ctx context.Context, hash, password string) (ok, stale bool, err error) {
	c, salt, tag, err := parseHash(hash)
	if err != nil {
		return false, false, err
	}
	got, err := h.key(ctx, password, salt, c)
	if err != nil {
		return false, false, err
	}
	return subtle.ConstantTimeCompare(got, tag) == 1, c != costNow, nil
}

// parseHash takes a PHC string apart. A cost beyond all sense is refused:
// whoever can write into the store does not take the memory of the machine.
func parseHash(s string) (c cost, salt, tag []byte, err error) {
	bad := &news.Error{Kind: news.Broken, Hint: "set the password anew: synoptic user passwd NAME", Err: errors.New("the hash of a password is torn")}
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, bad
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.lanes); err != nil ||
		c.memory < 8*uint32(c.lanes) || c.memory > 1<<20 || c.passes < 1 || c.passes > 32 || c.lanes < 1 {
		return c, nil, nil, bad
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil || len(salt) < 8 {
		return c, nil, nil, bad
	}
	if tag, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(tag) != tagSize {
		return c, nil, nil, bad
	}
	return c, salt, tag, nil
}

// Name gives an account's name as it is kept: lower case, one form of each
// letter (PRECIS UsernameCaseMapped, RFC 8265), so that two names that look
// the same to a reader of one script are one.
func Name(s string) (string, error) {
	name, err := precis.UsernameCaseMapped.String(strings.TrimSpace(s))
	if err != nil || name == "" || name == LocalName || utf8.RuneCountInString(name) > 64 {
		return "", &news.Error{Kind: news.Usage, Hint: "letters and digits of one word, at most 64, and not " + LocalName, Err: fmt.Errorf("%q cannot be the name of an account", s)}
	}
	return name, nil
}

// Password gives a password as it is hashed (PRECIS OpaqueString, RFC 8265:
// the same however a keyboard writes its letters), and refuses one that is too
// short. The error does not hold the password.
func Password(s, name string) (string, error) {
	p, err := opaque(s)
	switch {
	case err != nil:
		return "", err
	case utf8.RuneCountInString(p) < leastPassword:
		return "", &news.Error{Kind: news.Usage, Hint: "a few words in a row are easy to keep in mind", Err: fmt.Errorf("a password has at least %d characters", leastPassword)}
	case strings.EqualFold(p, name):
		return "", &news.Error{Kind: news.Usage, Err: errors.New("a password is not the name")}
	}
	return p, nil
}

func opaque(s string) (string, error) {
	p, err := precis.OpaqueString.String(s)
	if err != nil || len(s) > mostPassword {
		return "", &news.Error{Kind: news.Usage, Err: fmt.Errorf("a password has at most %d bytes and no control characters", mostPassword)}
	}
	return p, nil
}
