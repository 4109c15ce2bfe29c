using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Overleg : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer");

            migrationBuilder.AddColumn<Guid[]>(
                name: "medestellers",
                table: "nota",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "voorganger",
                table: "nota",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "met_paraaf",
                table: "eenheid",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "bijgewerkt_door",
                table: "concept",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "antwoord_concept",
                columns: table => new
                {
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taak_nummer = table.Column<int>(type: "integer", nullable: false),
                    uitkomst = table.Column<string>(type: "text", nullable: true),
                    tekst = table.Column<string>(type: "text", nullable: true),
                    toelichting = table.Column<string>(type: "text", nullable: true),
                    revisie = table.Column<int>(type: "integer", nullable: false),
                    bijgewerkt_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_antwoord_concept", x => new { x.nota_id, x.taak_nummer, x.medewerker });
                    table.ForeignKey(
                        name: "fk_antwoord_concept_taak_nota_id_taak_nummer",
                        columns: x => new { x.nota_id, x.taak_nummer },
                        principalTable: "taak",
                        principalColumns: new[] { "nota_id", "nummer" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opmerking",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    taak_nummer = table.Column<int>(type: "integer", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    hoofdstuk = table.Column<string>(type: "text", nullable: false),
                    blok = table.Column<int>(type: "integer", nullable: false),
                    begin = table.Column<int>(type: "integer", nullable: false),
                    einde = table.Column<int>(type: "integer", nullable: false),
                    citaat = table.Column<string>(type: "text", nullable: false),
                    tekst = table.Column<string>(type: "text", nullable: false),
                    door = table.Column<Guid>(type: "uuid", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reden = table.Column<string>(type: "text", nullable: true),
                    afgehandeld_door = table.Column<Guid>(type: "uuid", nullable: true),
                    afgehandeld_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opmerking", x => new { x.nota_id, x.volgnummer });
                    table.CheckConstraint("opmerking_afhandeling", "(status = 'open') = (afgehandeld_op IS NULL)");
                    table.CheckConstraint("opmerking_status", "status IN ('open', 'verwerkt', 'niet-verwerkt')");
                    table.ForeignKey(
                        name: "fk_opmerking_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paraaf",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    taak_nummer = table.Column<int>(type: "integer", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    oordeel = table.Column<string>(type: "text", nullable: false),
                    tekst = table.Column<string>(type: "text", nullable: true),
                    toelichting = table.Column<string>(type: "text", nullable: true),
                    door = table.Column<Guid>(type: "uuid", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    geldig = table.Column<bool>(type: "boolean", nullable: false),
                    reden = table.Column<string>(type: "text", nullable: true),
                    teruggegeven_door = table.Column<Guid>(type: "uuid", nullable: true),
                    teruggegeven_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paraaf", x => new { x.nota_id, x.volgnummer });
                    table.ForeignKey(
                        name: "fk_paraaf_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vraag",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    taak_nummer = table.Column<int>(type: "integer", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    tekst = table.Column<string>(type: "text", nullable: false),
                    door = table.Column<Guid>(type: "uuid", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    antwoord = table.Column<string>(type: "text", nullable: true),
                    beantwoord_door = table.Column<Guid>(type: "uuid", nullable: true),
                    beantwoord_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vraag", x => new { x.nota_id, x.volgnummer });
                    table.ForeignKey(
                        name: "fk_vraag_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer",
                sql: "grond IN ('steller', 'medesteller', 'taak', 'afschrift', 'secretariaat', 'vervanging')");

            migrationBuilder.CreateIndex(
                name: "ix_paraaf_geldig",
                table: "paraaf",
                columns: new[] { "nota_id", "taak_nummer" },
                unique: true,
                filter: "geldig");

            migrationBuilder.CreateIndex(
                name: "ix_vraag_open",
                table: "vraag",
                column: "nota_id",
                filter: "beantwoord_op IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "antwoord_concept");

            migrationBuilder.DropTable(
                name: "opmerking");

            migrationBuilder.DropTable(
                name: "paraaf");

            migrationBuilder.DropTable(
                name: "vraag");

            migrationBuilder.DropCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer");

            migrationBuilder.DropColumn(
                name: "medestellers",
                table: "nota");

            migrationBuilder.DropColumn(
                name: "voorganger",
                table: "nota");

            migrationBuilder.DropColumn(
                name: "met_paraaf",
                table: "eenheid");

            migrationBuilder.DropColumn(
                name: "bijgewerkt_door",
                table: "concept");

            migrationBuilder.AddCheckConstraint(
                name: "nota_lezer_grond",
                table: "nota_lezer",
                sql: "grond IN ('steller', 'taak', 'afschrift', 'secretariaat', 'vervanging')");
        }
    }
}
