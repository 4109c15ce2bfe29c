using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Intrekken : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "opmerking_status",
                table: "opmerking");

            migrationBuilder.DropCheckConstraint(
                name: "nota_lezer_periode",
                table: "nota_lezer");

            migrationBuilder.AddCheckConstraint(
                name: "opmerking_status",
                table: "opmerking",
                sql: "status IN ('open', 'verwerkt', 'niet-verwerkt', 'ingetrokken')");

            migrationBuilder.AddCheckConstraint(
                name: "nota_lezer_periode",
                table: "nota_lezer",
                sql: "tot >= van");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "opmerking_status",
                table: "opmerking");

            migrationBuilder.DropCheckConstraint(
                name: "nota_lezer_periode",
                table: "nota_lezer");

            migrationBuilder.AddCheckConstraint(
                name: "opmerking_status",
                table: "opmerking",
                sql: "status IN ('open', 'verwerkt', 'niet-verwerkt')");

            migrationBuilder.AddCheckConstraint(
                name: "nota_lezer_periode",
                table: "nota_lezer",
                sql: "tot > van");
        }
    }
}
