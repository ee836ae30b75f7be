package carneades_test

import (
	"testing"

	"warrant/internal/codec/carneades"
	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) { codectest.Files(t, carneades.Format, "carneades/yaml/*.yml") }

func TestRandomMaps(t *testing.T) { codectest.Random(t, carneades.Format, 300) }
