package sample

// file is a map as it is written down. Ids in it are those of the records.
type file struct {
	Title       string
	Authors     []string
	Description string
	Source      struct{ ID, Item string }
	Sections    []struct{ ID, Title string }
	Voices      []struct{ ID, Name, Is string }
	Notes       []note
	Disputes    []struct {
		ID, Title string
		Sides     [][]string
		About     string
	}
	Statements []statement
	Steps      []step
}

// note is one of the text's own notes: the paragraph it stands in and the works it names.
type note struct {
	N     int
	At    string
	Ibid  bool
	Text  string
	Cites []struct{ Item, Pages string }
}

type statement struct {
	ID, Text, Short, Kind string
	Thesis                bool
	Held                  []struct{ By, Via, Stance string }
	At                    []string
	Notes                 []int
	Group                 string
	Tags                  []string
	Remark                string
}

// step is an argument; one of its four targets is set.
type step struct {
	ID            string
	For           string
	Against       string
	ForStep       string `yaml:"for-step"`
	AgainstStep   string `yaml:"against-step"`
	Because       []string
	Scheme, Label string
}
