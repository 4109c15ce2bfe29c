using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Registers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<LocalDate>(
                name: "uit_dienst_op",
                table: "medewerker",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "soort",
                table: "eenheid",
                type: "text",
                nullable: false,
                defaultValue: "eenheid");

            migrationBuilder.AddColumn<string>(
                name: "registratie",
                table: "taak",
                type: "jsonb",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "afkorting",
                columns: table => new
                {
                    term = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    betekenis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_afkorting", x => x.term);
                });

            migrationBuilder.CreateTable(
                name: "registerwijziging",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    register = table.Column<string>(type: "text", nullable: false),
                    sleutel = table.Column<string>(type: "text", nullable: false),
                    oud = table.Column<string>(type: "json", nullable: true),
                    nieuw = table.Column<string>(type: "json", nullable: true),
                    door = table.Column<Guid>(type: "uuid", nullable: true),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    op_systeem = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registerwijziging", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "weergave",
                columns: table => new
                {
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    vraag = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weergave", x => new { x.medewerker, x.naam });
                    table.ForeignKey(
                        name: "fk_weergave_medewerker_medewerker",
                        column: x => x.medewerker,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_registerwijziging_register_id",
                table: "registerwijziging",
                columns: new[] { "register", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "afkorting");

            migrationBuilder.DropTable(
                name: "registerwijziging");

            migrationBuilder.DropTable(
                name: "weergave");

            migrationBuilder.DropColumn(name: "registratie", table: "taak");

            migrationBuilder.DropColumn(
                name: "uit_dienst_op",
                table: "medewerker");

            migrationBuilder.DropColumn(
                name: "soort",
                table: "eenheid");
        }
    }
}
