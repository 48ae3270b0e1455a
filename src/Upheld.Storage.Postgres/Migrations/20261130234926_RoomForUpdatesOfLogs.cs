using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Upheld.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RoomForUpdatesOfLogs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "kernel_log")
                .Annotation("Npgsql:StorageParameter:fillfactor", 45);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "kernel_log")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 45);
        }
    }
}
