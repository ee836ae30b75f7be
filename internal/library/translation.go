package library

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"warrant/internal/words"
)

// translationFile is where a user puts the texts of another language, beside the settings.
const translationFile = "translation.json"

// Translate makes the program speak the language whose texts the user has put beside the settings, if there are any. Where
// they cannot be taken, Warning says why.
func (l *Library) Translate() {
	c, err := translation(filepath.Join(l.dirs.State, translationFile))
	if err != nil {
		l.untranslated = Sentence(err)
	}
	words.Use(c)
}

// translation reads the texts of another language; nil: there are none.
func translation(path string) (*words.Catalogue, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var c *words.Catalogue
	if err == nil {
		c, err = words.Parse(data)
	}
	if err != nil {
		return nil, words.Errorf("the translation in %s was not taken: %w", path, err)
	}
	return c, nil
}
