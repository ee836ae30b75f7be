# Two commands matter: `make run` opens the program, `make test` runs all tests. Both install what they need.

PACKAGES    = gcc pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
FOR_TESTS   = graphviz poppler-utils python3-networkx
GO          = go
SAMPLE      = alenga-2020
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.7.0

export CGO_ENABLED = 1

.PHONY: run test check build bench peers gallery debug pictures window setup setup-tests clean

run: build
	@bin/warrant -sample $(SAMPLE)

setup:
	@.ci/setup $(PACKAGES)

setup-tests:
	@.ci/setup $(PACKAGES) $(FOR_TESTS)

build: setup
	@mkdir -p bin
	$(GO) build -o bin/ ./cmd/warrant ./cmd/warrantctl ./cmd/warrant-layout

test: setup-tests
	$(GO) test ./...

check: setup-tests
	@files=$$(gofmt -l cmd app internal assets); test -z "$$files" || { echo "not formatted: $$files"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) test -race ./internal/...
	.ci/fuzz

bench: setup-tests
	$(GO) test -run '^$$' -bench . -benchtime 1s ./internal/layout/host ./internal/workspace ./internal/store/sqlite ./internal/scene ./internal/render/... ./internal/typeset ./internal/argmap ./internal/find ./app/mainwin
	@.ci/setup xvfb xauth libgl1-mesa-dri
	$(GO) build -o bin/ ./cmd/warrant-layout
	WARRANT_FRAMES=1 LIBGL_ALWAYS_SOFTWARE=1 FYNE_PLATFORM=x11 PATH="$(CURDIR)/bin:$$PATH" \
		xvfb-run -a -s "-screen 0 1400x900x24" $(GO) test -run '^$$' -bench Frame -benchtime 20x ./app

	WARRANT_ARGDOWN=$$(.ci/peer) $(GO) test -run '^$$' -bench Peer -benchtime 5x ./cmd/warrantctl

peers: setup-tests
	WARRANT_ARGDOWN=$$(.ci/peer) $(GO) test -count 1 -run Peer ./internal/codec/argdown
	@.ci/setup chromium
	WARRANT_CHROMIUM=chromium $(GO) test -count 1 -run InChromium ./internal/picture

gallery: setup
	$(GO) run ./cmd/gallery

debug: build
	@WARRANT_DEBUG=1 bin/warrant -sample $(SAMPLE)

pictures: build
	@.ci/setup xvfb openbox xdotool imagemagick libgl1-mesa-dri poppler-utils chromium
	@docs/pictures/take

window: build
	@.ci/setup xvfb openbox xdotool libgl1-mesa-dri
	@.ci/window

clean:
	rm -rf bin out
