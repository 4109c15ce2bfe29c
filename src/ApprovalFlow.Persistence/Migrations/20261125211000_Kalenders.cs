using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Kalenders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kalender_revisie",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    revisie = table.Column<long>(type: "bigint", nullable: false),
                    meegeleverd_tot = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kalender_revisie", x => x.id);
                    table.CheckConstraint("kalender_revisie_een", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "kalenderregel",
                columns: table => new
                {
                    lijst = table.Column<string>(type: "text", nullable: false),
                    sleutel = table.Column<string>(type: "text", nullable: false),
                    jaar = table.Column<int>(type: "integer", nullable: true),
                    tot_en_met = table.Column<LocalDate>(type: "date", nullable: true),
                    naam = table.Column<string>(type: "text", nullable: true),
                    bron = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kalenderregel", x => new { x.lijst, x.sleutel });
                });

            migrationBuilder.CreateTable(
                name: "procedure_instelling",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    zwijgregel = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedure_instelling", x => x.key);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kalender_revisie");

            migrationBuilder.DropTable(
                name: "kalenderregel");

            migrationBuilder.DropTable(
                name: "procedure_instelling");
        }
    }
}
