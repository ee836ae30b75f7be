package bibtex

// class says which fields the kinds of entries have in common.
type class int

const (
	other class = iota
	article
	book
	part
)

// kinds says for each kind of entry the type of CSL and the class.
var kinds = map[string]struct {
	csl string
	class
}{
	"article": {"article-journal", article}, "periodical": {"periodical", article},
	"suppperiodical": {"article-journal", article}, "review": {"review", article},
	"book": {"book", book}, "mvbook": {"book", book}, "collection": {"book", book}, "mvcollection": {"book", book},
	"reference": {"book", book}, "mvreference": {"book", book},
	"proceedings": {"book", book}, "mvproceedings": {"book", book}, "manual": {"book", book}, "booklet": {"pamphlet", book},
	"inbook": {"chapter", part}, "bookinbook": {"chapter", part}, "incollection": {"chapter", part},
	"suppbook": {"chapter", part}, "suppcollection": {"chapter", part},
	"inreference": {"entry", part}, "inproceedings": {"paper-conference", part}, "conference": {"paper-conference", part},
	"online": {"webpage", other}, "electronic": {"webpage", other}, "www": {"webpage", other},
	"thesis": {"thesis", other}, "phdthesis": {"thesis", other}, "mastersthesis": {"thesis", other},
	"report": {"report", other}, "techreport": {"report", other},
	"unpublished": {"manuscript", other}, "patent": {"patent", other}, "software": {"software", other},
	"dataset": {"dataset", other}, "video": {"motion_picture", other},
	"movie": {"motion_picture", other}, "audio": {"song", other}, "music": {"song", other}, "artwork": {"graphic", other},
	"image":        {"graphic", other},
	"jurisdiction": {"legal_case", other}, "legislation": {"legislation", other}, "legal": {"legislation", other},
	"standard": {"standard", other},
	"letter":   {"personal_communication", other}, "performance": {"performance", other}, "misc": {"document", other},
}

// kindOf returns the type of CSL and the class of a kind; one that is not known is a document.
func kindOf(kind string) (csl string, c class) {
	if k, ok := kinds[kind]; ok {
		return k.csl, k.class
	}
	return "document", other
}

// kindFor are the kinds that are written for CSL's types.
var kindFor = map[string]string{
	"article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "article",
	"periodical": "periodical", "review": "review",
	"review-book": "review", "book": "book", "chapter": "incollection", "entry": "inreference",
	"entry-encyclopedia": "inreference", "entry-dictionary": "inreference",
	"paper-conference": "inproceedings", "pamphlet": "booklet", "webpage": "online", "post": "online",
	"post-weblog": "online", "thesis": "thesis", "report": "report",
	"manuscript": "unpublished", "patent": "patent", "software": "software", "dataset": "dataset", "motion_picture": "movie",
	"song": "music", "graphic": "image",
	"legal_case": "jurisdiction", "legislation": "legislation", "standard": "standard", "personal_communication": "letter",
	"performance": "performance",
}

// older are the kinds of BibTeX for those that only BibLaTeX knows.
var older = map[string]string{
	"online": "misc", "report": "techreport", "thesis": "phdthesis", "collection": "book", "mvbook": "book",
	"mvcollection": "book", "mvproceedings": "proceedings", "mvreference": "book",
	"reference": "book", "inreference": "incollection", "bookinbook": "inbook", "suppbook": "inbook",
	"suppcollection": "incollection", "periodical": "misc", "suppperiodical": "article",
	"review": "article", "patent": "misc", "software": "misc", "dataset": "misc", "movie": "misc", "video": "misc",
	"music": "misc", "audio": "misc", "image": "misc", "artwork": "misc",
	"jurisdiction": "misc", "legislation": "misc", "standard": "misc", "letter": "misc", "performance": "misc",
}

// aliases are other names of fields, BibTeX's own among them.
var aliases = map[string]string{
	"journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
	"hyphenation": "langid", "archiveprefix": "eprinttype",
	"primaryclass": "eprintclass", "fjournal": "journaltitle", "keyword": "keywords", "lastchecked": "urldate",
}

// languages are the codes of the languages that babel names.
var languages = map[string]string{
	"english": "en-US", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
	"german": "de-DE", "ngerman": "de-DE", "austrian": "de-AT",
	"french": "fr-FR", "francais": "fr-FR", "spanish": "es-ES", "italian": "it-IT", "latin": "la", "greek": "el-GR",
	"portuguese": "pt-PT", "brazilian": "pt-BR", "dutch": "nl-NL",
	"swedish": "sv-SE", "danish": "da-DK", "norwegian": "nb-NO", "finnish": "fi-FI", "russian": "ru-RU", "polish": "pl-PL",
	"czech": "cs-CZ", "hungarian": "hu-HU",
	"turkish": "tr-TR", "japanese": "ja-JP", "chinese": "zh-CN", "hebrew": "he-IL", "arabic": "ar", "catalan": "ca-ES",
	"ukrainian": "uk-UA",
}

// theses and the like: the words that BibLaTeX has keys for.
var genres = map[string]string{"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis",
	"techreport": "technical report", "resreport": "research report",
	"candthesis": "Candidate thesis", "patent": "patent", "patentus": "U.S. patent", "software": "computer software", "datacd": "data CD", "audiocd": "audio CD"}

var states = map[string]string{"inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming",
	"inpress": "in press", "prepublished": "pre-published"}

var serieses = map[string]string{"newseries": "new series", "oldseries": "old series"}

// countries are BibLaTeX's keys for where patents hold.
var countries = map[string]string{"countryde": "Germany", "countryep": "European Union", "countryfr": "France",
	"countryuk": "United Kingdom", "countryus": "United States of America"}
