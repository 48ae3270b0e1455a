# Until the first release there is one migration a database: this makes both anew from the model.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
rm -rf src/Upheld.Storage.Sqlite/Migrations src/Upheld.Storage.Postgres/Migrations
dotnet build src/Upheld.Web --nologo --verbosity quiet
dotnet ef migrations add Start --no-build --project src/Upheld.Storage.Sqlite --startup-project src/Upheld.Web -- sqlite
dotnet ef migrations add Start --no-build --project src/Upheld.Storage.Postgres --startup-project src/Upheld.Web -- postgres
