using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Vervanging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer");

            migrationBuilder.CreateTable(
                name: "vervanging",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    houder = table.Column<Guid>(type: "uuid", nullable: false),
                    vervanger = table.Column<Guid>(type: "uuid", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    eerste_dag = table.Column<LocalDate>(type: "date", nullable: false),
                    laatste_dag = table.Column<LocalDate>(type: "date", nullable: false),
                    grond = table.Column<string>(type: "text", nullable: false),
                    van = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tot = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ingevoerd_door = table.Column<Guid>(type: "uuid", nullable: false),
                    ingevoerd_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    beeindigd_door = table.Column<Guid>(type: "uuid", nullable: true),
                    beeindigd_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vervanging", x => x.id);
                    table.CheckConstraint("vervanging_einde", "(beeindigd_op IS NULL) = (beeindigd_door IS NULL)");
                    table.CheckConstraint("vervanging_periode", "tot >= van AND laatste_dag >= eerste_dag");
                    table.CheckConstraint("vervanging_soort", "soort IN ('vervanging', 'mandaat')");
                    table.CheckConstraint("vervanging_wie", "houder <> vervanger");
                    table.ForeignKey(
                        name: "fk_vervanging_eenheid_eenheid",
                        column: x => x.eenheid,
                        principalTable: "eenheid",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_vervanging_medewerker_houder",
                        column: x => x.houder,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_vervanging_medewerker_vervanger",
                        column: x => x.vervanger,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer",
                sql: "grond IN ('steller', 'taak', 'afschrift', 'secretariaat', 'vervanging')");

            migrationBuilder.CreateIndex(
                name: "ix_vervanging_eenheid",
                table: "vervanging",
                column: "eenheid");

            migrationBuilder.CreateIndex(
                name: "ix_vervanging_houder",
                table: "vervanging",
                column: "houder");

            migrationBuilder.CreateIndex(
                name: "ix_vervanging_vervanger_tot",
                table: "vervanging",
                columns: new[] { "vervanger", "tot" });

            migrationBuilder.Sql(VervangingTables.NietTegelijk);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "vervanging");

            migrationBuilder.DropCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer");

            migrationBuilder.AddCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer",
                sql: "grond IN ('steller', 'taak', 'afschrift', 'secretariaat')");
        }
    }
}
