package inspector

// ShowComments opens the comments and folds the other sections, so that the comments are in sight.
func (p *Pane) ShowComments() {
	for _, s := range []*section{p.arguments, p.citations, p.about} {
		s.chosen = true
		s.open(false)
	}
	p.comments.open(true)
	p.arrange()
}
