# Everything is built in the dev profile, which compiles in half the time; only `build` makes what a server runs.
# The interface goes first: the binary carries web/dist inside.
.PHONY: demo test build lint fmt ci clean install-build install-test

WEB := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*')

# Serves the demonstration on http://127.0.0.1:8080; `make demo ARGS="--port 9000"` elsewhere.
demo: web/dist/index.html
	cargo run --locked -- demo $(ARGS)

# The interface's checks and tests, then the whole suite on both databases.
test: install-test web/dist/index.html
	cd web && npm run check
	cargo test --locked
	HOMESTEAD_TEST_DATABASE=postgres tests/with-postgres.sh cargo test --locked

# One file to carry to a server.
build: web/dist/index.html
	cargo build --locked --release
	@echo "the program, with the interface inside: $${CARGO_TARGET_DIR:-target}/release/homestead"

# All that a change must pass, browser tests included.
ci:
	.ci/run

lint: web/dist/index.html
	cargo clippy --locked --all-targets -- -D warnings
	cd web && npm run check

fmt:
	cargo fmt

clean:
	cargo clean
	rm -rf web/dist web/node_modules

web/dist/index.html: $(WEB) | install-build
	cd web && npm run build

install-build:
	@.ci/install.sh build

install-test:
	@.ci/install.sh test
