package write

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"warrant/internal/document"
)

// The namespaces of a file, and how its paragraphs look. Measures are in twentieths of a point, sizes in half points.
const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordML  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	indent  = 340 // of one level

	wordTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	wordRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	wordParts = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + office + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + office + `footnotes" Target="footnotes.xml"/></Relationships>`

	wordStyles = xmlHead + `<w:styles ` + wordML + `><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="180"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="60"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`

	wordBorders = `<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>`
)

// DOCX returns a document as a file for word processors (Office Open XML). The same document always gives the same bytes.
func DOCX(d *document.Document) ([]byte, error) {
	p := &wordFile{}
	for _, b := range d.Blocks {
		p.block(b)
	}
	mark := `<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>`
	files := []struct{ name, text string }{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", wordRels},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
			plainXML(d.Title) + `</dc:title><dc:creator>` + plainXML(strings.Join(d.Authors, ", ")) + `</dc:creator></cp:coreProperties>`},
		{"word/document.xml", xmlHead + `<w:document ` + wordML + `><w:body>` + p.body.String() +
			`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`},
		{"word/styles.xml", wordStyles},
		{"word/footnotes.xml", xmlHead + `<w:footnotes ` + wordML + `><w:footnote w:type="separator" w:id="-1">` + mark + `<w:separator/></w:r></w:p></w:footnote>` +
			`<w:footnote w:type="continuationSeparator" w:id="0">` + mark + `<w:continuationSeparator/></w:r></w:p></w:footnote>` + p.notes.String() + `</w:footnotes>`},
		{"word/_rels/document.xml.rels", wordParts},
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			return nil, fmt.Errorf("write the DOCX file: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write the DOCX file: %w", err)
	}
	return out.Bytes(), nil
}

// wordFile is a file in the making.
type wordFile struct {
	body, notes strings.Builder
	noted       int
}

func (p *wordFile) block(b document.Block) {
	switch b.Shape {
	case document.Heading:
		p.paragraph(fmt.Sprintf(`<w:pStyle w:val="Heading%d"/>`, b.Level), p.runs(b.Runs))
	case document.Item, document.Conclusion:
		props := `<w:pStyle w:val="ListParagraph"/>`
		if b.Shape == document.Conclusion {
			props += `<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>`
		}
		number := ""
		if b.Number != "" {
			number = wordRun(b.Number+" ", false)
		}
		p.paragraph(props+fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, indent*(b.Level+1), indent), number+p.runs(b.Runs))
	case document.Entry:
		number := ""
		if b.Number != "" {
			number = wordRun("["+b.Number+"] ", false)
		}
		p.paragraph(`<w:pStyle w:val="Bibliography"/>`, number+p.runs(b.Runs))
	case document.Card:
		p.paragraph(fmt.Sprintf(`<w:pStyle w:val="Heading%d"/>`, b.Level), p.runs(b.Runs))
		p.body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>` + wordBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="1800"/><w:gridCol w:w="7226"/></w:tblGrid>`)
		for _, r := range b.Rows {
			p.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
			p.cell(1800, wordRun(r.Label, true))
			p.cell(7226, wordRun(r.Text, false))
			p.body.WriteString(`</w:tr>`)
		}
		p.body.WriteString(`</w:tbl>`)
		p.paragraph("", "")
	default:
		p.paragraph("", p.runs(b.Runs))
	}
}

func (p *wordFile) cell(width int, run string) {
	fmt.Fprintf(&p.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
	p.paragraph("", run)
	p.body.WriteString(`</w:tc>`)
}

func (p *wordFile) paragraph(props, runs string) {
	if props != "" {
		props = "<w:pPr>" + props + "</w:pPr>"
	}
	p.body.WriteString("<w:p>" + props + runs + "</w:p>")
}

func (p *wordFile) runs(of []document.Run) string {
	var b strings.Builder
	for _, r := range of {
		if r.Note == "" {
			b.WriteString(wordRun(r.Text, r.Strong))
			continue
		}
		p.noted++
		mark := `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`
		fmt.Fprintf(&b, `%s<w:footnoteReference w:id="%d"/></w:r>`, mark, p.noted)
		fmt.Fprintf(&p.notes, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>%s<w:footnoteRef/></w:r>%s</w:p></w:footnote>`,
			p.noted, mark, wordRun(" "+r.Text, false))
	}
	return b.String()
}

// wordRun returns text in one weight.
func wordRun(text string, strong bool) string {
	props := ""
	if strong {
		props = "<w:rPr><w:b/></w:rPr>"
	}
	return "<w:r>" + props + `<w:t xml:space="preserve">` + plainXML(text) + "</w:t></w:r>"
}

// plainXML returns a text as the content of an element. Writing to memory cannot fail.
func plainXML(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
