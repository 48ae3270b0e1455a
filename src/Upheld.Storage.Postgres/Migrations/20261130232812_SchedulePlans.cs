using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Upheld.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SchedulePlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "plan",
                table: "monitoring_shard_state",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "plan",
                table: "monitoring_shard_state");
        }
    }
}
