# « make » alone lists the targets. CI calls the same ones.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: help run build test test-rapide captures bench format verifier migrations publier clean

PORT ?= 5080
WEB := src/Emjpm.Web/bin/Release/net10.0/Emjpm.Web.dll
# What the application is built from; when none of it changed, « make run » starts at once.
SOURCES := $(shell find src Directory.Build.props Directory.Packages.props global.json -type f \
	-not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/node_modules/*' -not -path '*/wwwroot/*' -not -path '*/data/*')

# The first time, what CI has analysed is not analysed again: 20 seconds of a newcomer's first page.
PREMIERE := $(if $(wildcard $(WEB)),,-p:RunAnalyzers=false)

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(WEB): $(SOURCES)
	@command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download'; exit 1; }
	@command -v node >/dev/null || { echo 'Node.js 20 or later is needed: https://nodejs.org'; exit 1; }
	dotnet build src/Emjpm.Web --configuration Release --verbosity quiet --nologo $(PREMIERE)
	@touch $@

run: $(WEB) ## Build if needed and serve http://localhost:5080 with demonstration data (PORT=… changes the port)
	ASPNETCORE_ENVIRONMENT=Development dotnet $(WEB) --contentRoot "$(CURDIR)/src/Emjpm.Web" --urls http://localhost:$(PORT)

build: ## Build everything, warnings being errors
	dotnet build Emjpm.slnx --configuration Release --verbosity quiet --nologo

test: ## Check and test everything on both engines and in a browser
	@tools/test.sh

test-rapide: ## The same without PostgreSQL and without a browser
	@tools/test.sh --rapide

captures: ## Take the screenshots of docs/captures/
	@tools/test.sh --captures

bench: ## Measure at national scale on both engines: replay of the ranking, then load over HTTP (long)
	@tools/banc.sh

format: ## Format the C# sources
	dotnet tool restore && dotnet csharpier format .

verifier: ## Check the format of the C# sources
	dotnet tool restore && dotnet csharpier check .

migrations: ## Add the migrations of a model change to both engines (NOM=…)
	@test -n "$(NOM)" || { echo 'NOM=… names the migration'; exit 1; }
	dotnet tool restore
	dotnet ef migrations add $(NOM) --project src/Emjpm.Migrations.Sqlite --startup-project src/Emjpm.Cli
	ConnectionStrings__Emjpm=Host=localhost dotnet ef migrations add $(NOM) --project src/Emjpm.Migrations.Postgres --startup-project src/Emjpm.Cli

publier: ## Publish the server and the command line for linux-x64 into artifacts/
	tools/publier.sh

clean: ## Remove what was built and the local database
	rm -rf artifacts data src/*/bin src/*/obj tests/*/bin tests/*/obj bench/*/bin bench/*/obj src/Emjpm.Web/wwwroot/app
