using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Toegang : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rubricering",
                table: "nota",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "anker",
                columns: table => new
                {
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    koppen = table.Column<int>(type: "integer", nullable: false),
                    inzage_tot = table.Column<long>(type: "bigint", nullable: false),
                    inzage_hash = table.Column<string>(type: "text", nullable: false),
                    register_tot = table.Column<long>(type: "bigint", nullable: false),
                    register_hash = table.Column<string>(type: "text", nullable: false),
                    vorige_hash = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    sleutel = table.Column<string>(type: "text", nullable: false),
                    handtekening = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anker", x => x.nummer);
                });

            migrationBuilder.CreateTable(
                name: "inzage",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    soort = table.Column<string>(type: "text", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: true),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handeling = table.Column<string>(type: "text", nullable: false),
                    voorwerp = table.Column<string>(type: "text", nullable: false),
                    uitkomst = table.Column<string>(type: "text", nullable: false),
                    aanmelding = table.Column<string>(type: "text", nullable: false),
                    herkomst = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inzage", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sessie",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket = table.Column<byte[]>(type: "bytea", nullable: false),
                    begin = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tot = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessie", x => x.hash);
                    table.ForeignKey(
                        name: "fk_sessie_medewerker_medewerker",
                        column: x => x.medewerker,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    omvang = table.Column<string>(type: "text", nullable: false),
                    gemaakt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tot = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ingetrokken = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    gebruikt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_token", x => x.id);
                    table.CheckConstraint("token_periode", "tot > gemaakt");
                    table.ForeignKey(
                        name: "fk_token_medewerker_medewerker",
                        column: x => x.medewerker,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "anker_kop",
                columns: table => new
                {
                    anker = table.Column<int>(type: "integer", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anker_kop", x => new { x.anker, x.nota_id });
                    table.ForeignKey(
                        name: "fk_anker_kop_anker_anker",
                        column: x => x.anker,
                        principalTable: "anker",
                        principalColumn: "nummer",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_anker_kop_nota_id_volgnummer",
                table: "anker_kop",
                columns: new[] { "nota_id", "volgnummer" });

            migrationBuilder.CreateIndex(
                name: "ix_inzage_medewerker_op",
                table: "inzage",
                columns: new[] { "medewerker", "op" });

            migrationBuilder.CreateIndex(
                name: "ix_inzage_nota_id_op",
                table: "inzage",
                columns: new[] { "nota_id", "op" });

            migrationBuilder.CreateIndex(
                name: "ix_sessie_medewerker",
                table: "sessie",
                column: "medewerker");

            migrationBuilder.CreateIndex(
                name: "ix_sessie_tot",
                table: "sessie",
                column: "tot");

            migrationBuilder.CreateIndex(
                name: "ix_token_hash",
                table: "token",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_token_medewerker",
                table: "token",
                column: "medewerker");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "anker_kop");

            migrationBuilder.DropTable(
                name: "inzage");

            migrationBuilder.DropTable(
                name: "sessie");

            migrationBuilder.DropTable(
                name: "token");

            migrationBuilder.DropTable(
                name: "anker");

            migrationBuilder.DropColumn(
                name: "rubricering",
                table: "nota");
        }
    }
}
